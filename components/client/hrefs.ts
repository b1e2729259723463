/** Addresses of the console's pages. */

const part = encodeURIComponent

export const clustersHref = '/clusters'
export const loginHref = '/login'
export const clusterHref = (cluster: string): string => `/clusters/${part(cluster)}`
export const groupsHref = (cluster: string): string => `${clusterHref(cluster)}/groups`
export const groupHref = (cluster: string, group: string): string =>
  `${clusterHref(cluster)}/groups/${part(group)}`
export const resourceHref = (cluster: string, resource: string): string =>
  `${clusterHref(cluster)}/resources/${part(resource)}`
export const systemsHref = (cluster: string): string => `${clusterHref(cluster)}/systems`
export const systemHref = (cluster: string, system: string): string =>
  `${clusterHref(cluster)}/systems/${part(system)}`
export const typesHref = (cluster: string): string => `${clusterHref(cluster)}/types`
export const typeHref = (cluster: string, type: string): string =>
  `${clusterHref(cluster)}/types/${part(type)}`
export const configHref = (cluster: string): string => `${clusterHref(cluster)}/config`
/** A tab of the configuration page; `more` may name a file, an object, versions. */
export const configTabHref = (
  cluster: string,
  tab: string,
  more: Readonly<Record<string, string>> = {},
): string => `${configHref(cluster)}?${new URLSearchParams({ tab, ...more }).toString()}`
export const downtimeHref = (cluster: string): string => `${clusterHref(cluster)}/downtime`
export const labHref = (cluster: string): string => `${clusterHref(cluster)}/lab`

/** The what-if page, with a question or without one. */
export function whatIfHref(cluster: string, question: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(question).toString()
  return `${clusterHref(cluster)}/what-if${query === '' ? '' : `?${query}`}`
}

/** The log, filtered. `why` opens the chain of one decision. */
export function logHref(cluster: string, filter: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(filter).toString()
  return `${clusterHref(cluster)}/log${query === '' ? '' : `?${query}`}`
}

/** The wizard: bare, at a place of a draft, or with `resource` for one resource more. */
export function buildHref(cluster: string, query = ''): string {
  return `${clusterHref(cluster)}/build${query === '' ? '' : `?${query}`}`
}
