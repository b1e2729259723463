import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Observation } from '#server/ports.ts'

const nothing: Observation = { probed: false, state: 'UNKNOWN' }

/**
 * What is believed of a resource on a system, for agents that look at another resource (vcs-semantics §7, Proxy).
 * Of a system that does not answer, and of a state that is only remembered, nothing is: silence is UNKNOWN.
 */
export const observationOf = (
  state: ClusterState,
  resource: ResourceName,
  system: SystemName,
): Observation => {
  const group = state.configuration.resources[resource]?.group
  const runtime = group && state.groups[group]?.places[system]?.resources[resource]
  const contact = state.systems[system]?.contact.kind
  if (!runtime || runtime.remembered || (contact !== 'connected' && contact !== 'down')) return nothing
  if (runtime.flags.includes('STATE UNKNOWN')) return { probed: runtime.probed, state: 'UNKNOWN' }
  return { probed: runtime.probed, state: runtime.state }
}
