import { isConfirmedDownOn } from '#lib/model/group-state.ts'
import type { SystemName } from '#lib/model/names.ts'
import { isLostWith } from '#lib/planner/lost-with.ts'
import type { Draft } from '../draft.ts'
import { leaveByFailover } from '../group/fault.ts'
import { spotsOf } from '../group/place-intent.ts'
import { isFrozen } from '../start-guard.ts'
import { askForFence, fenceTimer } from './fence.ts'
import { endFenceOperation } from './fence-operation.ts'
import { groupsOn, loseSight, probeEverything } from './sight.ts'
import { changeState } from './system-state.ts'

/** A system answers: everything on it is probed before anything is decided about it. vcs-semantics §4.1. */
export function systemConnected(draft: Draft, system: SystemName): void {
  const before = draft.state.systems[system]
  if (!before) return
  if (before.contact.kind === 'stopped') {
    draft.updateSystem(system, { contact: { ...before.contact, answers: true } })
    return
  }
  loseSight(draft, system)
  const isLeaving = before.departure?.stage === 'stopping'
  changeState(
    draft,
    system,
    isLeaving ? 'LEAVING' : 'RUNNING',
    'It answers; everything on it is probed.',
    'NOTICE',
  )
  endFenceOperation(draft, system, 'CANCELLED', `${system} answers again.`)
  draft.updateSystem(system, { contact: { kind: 'connected', since: draft.at } })
  draft.effects.push({ kind: 'cancelTimer', timer: fenceTimer(system) })
  probeEverything(draft, system)
}

/**
 * A system does not answer: what runs there is UNKNOWN, its groups are autodisabled, and those that ran
 * there leave it by failover as soon as it is confirmed down. A second silence of the same system is no news.
 */
export function systemSilent(draft: Draft, system: SystemName, reason: string): void {
  const contact = draft.state.systems[system]?.contact
  if (contact?.kind === 'stopped') {
    draft.updateSystem(system, { contact: { ...contact, answers: false } })
    return
  }
  const before = contact?.kind
  if (before !== 'connected' && before !== 'never') return
  const lost = groupsOn(draft, system).filter((group) => isLostWith(draft.state, group, system))
  const leftDown = groupsOn(draft, system).filter((group) => isConfirmedDownOn(draft.state, group, system))
  const text = `It does not answer (${reason}); what runs there is unknown and its groups are autodisabled.`
  const cause = changeState(draft, system, 'UNKNOWN', text, 'ERROR')
  const fencing = { kind: 'none' } as const
  draft.updateSystem(system, { contact: { kind: 'silent', since: draft.at, reason, fencing } })
  loseSight(draft, system)
  for (const group of leftDown) draft.updatePlace(group, system, { leftDown: true })
  cancelMonitors(draft, system)
  for (const group of lost) {
    if (!isFrozen(draft.state, group, system)) leaveByFailover(draft, group, system, cause)
  }
  askForFence(draft, system, before === 'never')
}

function cancelMonitors(draft: Draft, system: SystemName): void {
  for (const group of groupsOn(draft, system)) {
    for (const { resource } of spotsOf(draft, group, system)) {
      draft.effects.push({ kind: 'cancelMonitor', resource, system })
    }
  }
}
