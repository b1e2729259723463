import { isSupported } from '#lib/model/at-least.ts'
import { isInFlight } from '#lib/model/group-state.ts'
import { isManaged, isPersistent, resourceNamed } from '#lib/model/group-members.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { PlaceIntent } from '#lib/model/runtime.ts'
import { offlineMembers, onlineMembers } from '#lib/planner/members.ts'
import type { Draft } from '../draft.ts'
import { endOperation } from '../operator/operations.ts'
import { isMonitorOnly } from '../resource/watch/monitor-only.ts'
import { isFrozen } from '../start-guard.ts'
import { clearParentsOf } from './retry/online-clear-parent.ts'

/** Ends a place's intent when it is fulfilled, or when nothing that is left can still be done. */
export function endPlaceIntent(draft: Draft, group: GroupName, system: SystemName): void {
  const { intent } = draft.place(group, system)
  if (!intent || draft.system(system).contact.kind !== 'connected') return
  if (intent.kind === 'online') endOnline(draft, group, system, intent)
  else endOffline(draft, group, system, intent)
}

function endOnline(
  draft: Draft,
  group: GroupName,
  system: SystemName,
  intent: NonNullable<PlaceIntent>,
): void {
  const runtime = (resource: ResourceName) => draft.resource({ group, resource, system })
  const missing = onlineMembers(draft.state.configuration, group, system).filter((resource) => {
    const { state } = runtime(resource)
    return state !== 'ONLINE' || isInFlight(runtime(resource))
  })
  const { cause, operation } = intent
  if (missing.length === 0) {
    draft.updatePlace(group, system, { intent: null })
    const text = `Group ${group} is online on system ${system}.`
    const end = draft.decide({ severity: 'NOTICE', message: 10447, text, cause, group, system, operation })
    clearParentsOf(draft, group, system, end)
    return
  }
  if (isFrozen(draft.state, group, system) || !missing.every((name) => isStuck(draft, group, name, system)))
    return
  draft.updatePlace(group, system, { intent: null })
  const faulted = missing.filter((name) => runtime(name).state === 'FAULTED')
  const waiting = missing.filter((name) => runtime(name).flags.includes('ADMIN WAIT'))
  const causes = [
    ...(faulted.length > 0 ? [`${faulted.join(', ')} FAULTED`] : []),
    ...(waiting.length > 0 ? [`${waiting.join(', ')} waiting for an administrator`] : []),
  ]
  const why = causes.length > 0 ? causes.join(', ') : 'a resource below them is not online'
  const text = `Group ${group} is only partly online on system ${system}: ${missing.join(', ')} did not come online (${why}).`
  const end = draft.decide({ severity: 'ERROR', message: 90022, text, cause, group, system, operation })
  endOperation(draft, operation, 'FAILED', text, end)
}

/** Faulted or waiting for an administrator, or standing on something that is not going to come up. */
function isStuck(draft: Draft, group: GroupName, resource: ResourceName, system: SystemName): boolean {
  const { configuration } = draft.state
  const runtime = draft.resource({ group, resource, system })
  if (isInFlight(runtime) || !runtime.probed) return false
  if (runtime.state === 'FAULTED' || runtime.flags.includes('ADMIN WAIT')) return true
  if (!isManaged(configuration, resource, system)) return true
  if (isPersistent(configuration, resource)) return runtime.state !== 'ONLINE'
  if (runtime.state === 'ONLINE') return false
  if (isMonitorOnly(draft.state, resource, system)) return true
  const found = resourceNamed(configuration, resource)
  return !isSupported(found, (child) => !isStuck(draft, group, child, system))
}

function endOffline(
  draft: Draft,
  group: GroupName,
  system: SystemName,
  intent: NonNullable<PlaceIntent>,
): void {
  const isDown = (resource: ResourceName): boolean => {
    const runtime = draft.resource({ group, resource, system })
    const isCertain = runtime.probed && !runtime.flags.some((flag) => flag !== 'RESTARTING')
    return isCertain && !isInFlight(runtime) && (runtime.state === 'OFFLINE' || runtime.state === 'FAULTED')
  }
  if (!offlineMembers(draft.state.configuration, group, system).every(isDown)) return
  draft.updatePlace(group, system, { intent: null })
  const text = `Group ${group} is offline on system ${system}.`
  const { cause, operation } = intent
  draft.decide({ severity: 'NOTICE', message: 10446, text, cause, group, system, operation })
}
