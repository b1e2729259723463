import type { GroupSummary } from '#lib/model/group-state.ts'
import type { Label } from '../label.ts'
import { groupLabel } from '../labels.ts'

/** A group over all its systems in one label: what moves first, then what is wrong, then how much is up. */
export const summaryLabel = (summary: GroupSummary): Label =>
  groupLabel([
    summary.state,
    ...(summary.startingOn.length > 0 ? (['STARTING'] as const) : []),
    ...(summary.stoppingOn.length > 0 ? (['STOPPING'] as const) : []),
    ...(summary.faultedOn.length > 0 && summary.state !== 'ONLINE' ? (['FAULTED'] as const) : []),
  ])

/** Where it is: "on sysA", "4 of 6 on sysA", "to standby"; empty where the state says it all. */
export function summaryPlace(summary: GroupSummary): string {
  const on = summary.on.join(', ')
  if (summary.startingOn.length > 0) return `on ${summary.startingOn.join(', ')}`
  if (summary.on.length === 0) return summary.faultedOn.length > 0 ? `on ${summary.faultedOn.join(', ')}` : ''
  return summary.state === 'PARTIAL'
    ? `${summary.resourcesOnline} of ${summary.resourcesTotal} on ${on}`
    : `on ${on}`
}
