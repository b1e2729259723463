import type { Intent } from '#lib/planner/intent.ts'

/** Addresses of the engine's API. One place, so that a renamed route is one change. */

const part = encodeURIComponent

export const sessionPath = '/api/session'
export const linkPath = '/api/session/link'
export const passwordPath = '/api/account/password'
export const clustersPath = '/api/clusters'
export const labPath = '/api/lab'
export const labCommandPath = (path: string): string => `${labPath}/${path}`

export const clusterPath = (cluster: string): string => `/api/clusters/${part(cluster)}`
export const streamPath = (cluster: string, after: number): string =>
  `${clusterPath(cluster)}/stream?after=${after}`
export const configurationPath = (cluster: string): string => `${clusterPath(cluster)}/configuration`
export const verifyPath = (cluster: string): string => `${configurationPath(cluster)}/verify`
export const deskPath = (cluster: string, verb: string): string => `${configurationPath(cluster)}/${verb}`
export const preflightPath = (cluster: string): string => `${clusterPath(cluster)}/preflight`
export const readinessPath = (cluster: string): string => `${clusterPath(cluster)}/readiness`
export const versionsPath = (cluster: string): string => `${clusterPath(cluster)}/versions`
export const versionPath = (cluster: string, version: number): string => `${versionsPath(cluster)}/${version}`
export const comparePath = (cluster: string, from: number, to: number): string =>
  `${versionsPath(cluster)}/compare?from=${from}&to=${to}`
/** An archive of main.cf and its type files; the newest version unless one is named. */
export const downloadPath = (cluster: string, version?: number): string =>
  `${configurationPath(cluster)}/download${version === undefined ? '' : `?version=${version}`}`
export const systemFilesPath = (cluster: string, system: string, path: string): string =>
  `${clusterPath(cluster)}/systems/${part(system)}/files?path=${part(path)}`
export const systemFilePath = (cluster: string, system: string, path: string): string =>
  `${clusterPath(cluster)}/systems/${part(system)}/file?path=${part(path)}`
export const mailFlowsPath = (cluster: string): string => `${clusterPath(cluster)}/mail-flows`
export const mailFlowPath = (cluster: string, group: string): string =>
  `${clusterPath(cluster)}/groups/${part(group)}/mail-flow`
export const notifierPath = (cluster: string): string => `${clusterPath(cluster)}/notifier`
export const typesPath = (cluster: string): string => `${clusterPath(cluster)}/types`
export const typesPreviewPath = (cluster: string): string => `${typesPath(cluster)}/preview`
export const typesImportPath = (cluster: string): string => `${typesPath(cluster)}/import`
export const trustPath = (cluster: string, system: string): string =>
  `${clusterPath(cluster)}/systems/${part(system)}/trust-host-key`
export const failoversPath = (cluster: string): string => `${clusterPath(cluster)}/failovers`
export const notesPath = (cluster: string): string => `${clusterPath(cluster)}/notes`
export const logPath = (cluster: string, query: URLSearchParams): string =>
  `${clusterPath(cluster)}/log?${query.toString()}`
export const whyPath = (cluster: string, decision: string): string =>
  `${clusterPath(cluster)}/decisions/${part(decision)}/why`

/** Where an intent is sent: its object and its verb. */
export function commandPath(cluster: string, intent: Intent): string {
  const verb = intent.kind.slice(intent.kind.indexOf('.') + 1)
  const slug = verb.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  if ('group' in intent) return `${clusterPath(cluster)}/groups/${part(intent.group)}/${slug}`
  if ('resource' in intent) return `${clusterPath(cluster)}/resources/${part(intent.resource)}/${slug}`
  if ('operation' in intent) return `${clusterPath(cluster)}/operations/${intent.operation}/${slug}`
  return `${clusterPath(cluster)}/systems/${part(intent.system)}/${slug}`
}
