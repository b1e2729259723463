import { resourceFlag } from '#lib/model/attribute-lookup.ts'
import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../../draft.ts'
import { isFrozen } from '../../start-guard.ts'

/** Watched there and never touched: attribute MonitorOnly. vcs-semantics §3.1. */
export const isMonitorOnly = (state: ClusterState, resource: ResourceName, system: SystemName): boolean =>
  resourceFlag(state.configuration, resource, 'MonitorOnly', system)

/** Nothing is done with it whatever its monitor says: its group or system is frozen, or it is MonitorOnly. */
export const isUntouchable = (draft: Draft, { group, resource, system }: Spot): boolean =>
  isFrozen(draft.state, group, system) || isMonitorOnly(draft.state, resource, system)
