/** Keys of the query cache. */
export const sessionKey = ['session'] as const
export const clustersKey = ['clusters'] as const
export const labKey = ['lab'] as const
export const clusterKey = (cluster: string) => ['cluster', cluster] as const
export const recentKey = (cluster: string) => ['recent decisions', cluster] as const
export const filesKey = (cluster: string) => ['files', cluster] as const
export const readinessKey = (cluster: string) => ['readiness', cluster] as const
export const versionsKey = (cluster: string) => ['versions', cluster] as const
export const comparisonKey = (cluster: string, from: number, to: number) =>
  ['comparison', cluster, from, to] as const
export const previewKey = (cluster: string, change: string) => ['preview', cluster, change] as const
export const systemFilesKey = (cluster: string, system: string, path: string) =>
  ['files of a system', cluster, system, path] as const
export const failoversKey = (cluster: string) => ['failovers', cluster] as const
export const notesKey = (cluster: string) => ['notes', cluster] as const
export const mailFlowsKey = (cluster: string) => ['mail flows', cluster] as const
export const notifierKey = (cluster: string) => ['notifier', cluster] as const
export const whyKey = (cluster: string, decision: string) => ['why', cluster, decision] as const
export const decisionsKey = (cluster: string, filter: string) => ['decisions', cluster, filter] as const
