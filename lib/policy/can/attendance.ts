import type { SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { reason } from './move-reasons.ts'

/**
 * Why nothing can be asked of any of these systems: they do not answer, are down, or were stopped. Empty as
 * soon as one of them takes part. vcs-semantics §8.4 message 50129.
 */
export function unattendedReasons(state: ClusterState, systems: readonly SystemName[]): Reason[] {
  const isAttended = systems.some((system) => state.systems[system]?.contact.kind === 'connected')
  return isAttended ? [] : systems.map((system) => unattended(state, system))
}

function unattended(state: ClusterState, system: SystemName): Reason {
  const runtime = state.systems[system]
  if (runtime?.contact.kind === 'stopped') {
    const text = `System ${system} was stopped by ${runtime.contact.by} (${runtime.state}): nothing is done there until it is started.`
    return reason('system-stopped', text)
  }
  if (runtime?.contact.kind === 'down') return reason('system-not-running', `System ${system} is down.`)
  return reason('system-unknown', `System ${system} does not answer.`)
}
