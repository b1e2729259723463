import { groupText, resourceFlag, resourceNumber, resourceText } from '#lib/model/attribute-lookup.ts'
import type { ResourceFlag } from '#lib/model/states.ts'
import type { Draft, Spot } from '../draft.ts'

/** A limit or a time of a resource on its system, in the attribute's own unit. */
export const limitOf = (draft: Draft, { resource, system }: Spot, attribute: string): number =>
  resourceNumber(draft.state.configuration, resource, attribute, system)

export const flagAttribute = (draft: Draft, { resource, system }: Spot, attribute: string): boolean =>
  resourceFlag(draft.state.configuration, resource, attribute, system)

const timeoutAttributes = {
  online: 'OnlineTimeout',
  offline: 'OfflineTimeout',
  clean: 'CleanTimeout',
  monitor: 'MonitorTimeout',
  open: 'OpenTimeout',
  close: 'CloseTimeout',
  attr_changed: 'AttrChangedTimeout',
  action: 'ActionTimeout',
  info: 'InfoTimeout',
} as const

/** Entry points the engine calls. */
export type CalledEntryPoint = keyof typeof timeoutAttributes

/** Failed probes add up as Sun Cluster counts them, instead of ToleranceLimit and RestartLimit. */
export const followsSunCluster = (draft: Draft, { resource, system }: Spot): boolean =>
  resourceText(draft.state.configuration, resource, 'RetryPolicy', system) === 'SunCluster'

/** How long an entry point may run, in milliseconds. */
export const timeoutMsOf = (draft: Draft, spot: Spot, entryPoint: CalledEntryPoint): number => {
  const isProbe = entryPoint === 'monitor' && followsSunCluster(draft, spot)
  return limitOf(draft, spot, isProbe ? 'Probe_timeout' : timeoutAttributes[entryPoint]) * 1000
}

/** ManageFaults = NONE: nothing is cleaned, resources wait for an administrator (vcs-semantics §0.8). */
export const leavesFaults = (draft: Draft, { group, system }: Spot): boolean =>
  groupText(draft.state.configuration, group, 'ManageFaults', system) === 'NONE'

/** The flags with one more; the same list when it is there already. */
export const withFlag = (flags: readonly ResourceFlag[], flag: ResourceFlag): readonly ResourceFlag[] =>
  flags.includes(flag) ? flags : [...flags, flag]

/** The flags without some; the same list when none of them is there. */
export const withoutFlags = (
  flags: readonly ResourceFlag[],
  ...unwanted: readonly ResourceFlag[]
): readonly ResourceFlag[] =>
  flags.some((flag) => unwanted.includes(flag)) ? flags.filter((flag) => !unwanted.includes(flag)) : flags
