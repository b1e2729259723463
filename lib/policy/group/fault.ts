import { groupFlag, groupNumber, resourceFlag } from '#lib/model/attribute-lookup.ts'
import { isInFlight } from '#lib/model/group-state.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { CauseId } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../draft.ts'
import { endOperation } from '../operator/operations.ts'
import { isFailoverGroup, isFrozen } from '../start-guard.ts'
import { pathAbove, requirementText } from './path/fault-path.ts'
import { addMove, moveConcerning } from './moves.ts'
import { setPlaceIntent } from './place-intent.ts'
import { retryOnSystem } from './retry/online-retry.ts'

/**
 * What a resource's fault does to its group: the resources above it go offline; if one of them or itself
 * is Critical the whole group does and fails over. vcs-semantics §4.2 steps 2–6.
 */
export function propagateFault(draft: Draft, spot: Spot, wasActive: boolean, cause: CauseId): void {
  const { group, resource, system } = spot
  const { configuration } = draft.state
  if (isFrozen(draft.state, group, system)) return
  if (!groupFlag(configuration, group, 'FaultPropagation', system)) {
    say(draft, spot, cause, `FaultPropagation = 0 for group ${group}: nothing else is taken offline.`)
    return
  }
  if (!resourceFlag(configuration, resource, 'FaultPropagation', system)) {
    say(draft, spot, cause, `FaultPropagation = 0 for ${resource}: nothing else is taken offline.`)
    return
  }
  const { path, survivors } = pathAbove(draft, spot)
  for (const above of path) takePathOffline(draft, { group, resource: above, system }, cause)
  for (const above of survivors) saySurvives(draft, spot, above, cause)
  const critical = [resource, ...path].find((name) => resourceFlag(configuration, name, 'Critical', system))
  if (critical === undefined) {
    const above = survivors.length > 0 ? 'that goes offline with it' : 'above it'
    const text = `Neither ${resource} nor a resource ${above} is Critical: the rest of group ${group} stays on ${system}.`
    say(draft, spot, cause, text)
    return
  }
  if (wasActive || draft.place(group, system).intent?.kind === 'online') {
    faultGroup(draft, spot, critical, cause)
  }
}

function say(draft: Draft, spot: Spot, cause: CauseId, text: string): void {
  draft.decide({ severity: 'NOTICE', message: 90020, text, cause, ...spot })
}

function saySurvives(draft: Draft, spot: Spot, parent: ResourceName, cause: CauseId): void {
  const text = `${parent} requires ${requirementText(draft, parent)} and has enough without ${spot.resource} on ${spot.system}.`
  draft.decide({ severity: 'NOTICE', message: 90153, text, cause, ...spot })
}

function takePathOffline(draft: Draft, spot: Spot, cause: CauseId): void {
  const runtime = draft.resource(spot)
  const isUp = runtime.state === 'ONLINE' || isInFlight(runtime)
  draft.updateResource(spot, { wanted: isUp ? { kind: 'offline', operation: null, cause } : null })
}

function faultGroup(draft: Draft, spot: Spot, critical: ResourceName, fault: CauseId): void {
  const { group, system } = spot
  const cause = draft.decide({
    severity: 'ERROR',
    message: 10205,
    text: `Group ${group} is faulted on system ${system}: ${critical} is Critical = 1. The group goes offline there.`,
    cause: fault,
    ...spot,
  })
  const { intent } = draft.place(group, system)
  const outcome = `${spot.resource} is FAULTED on ${system}.`
  if (intent?.kind === 'online') endOperation(draft, intent.operation, 'FAILED', outcome, cause)
  setPlaceIntent(draft, group, system, { kind: 'offline', operation: null, cause })
  if (moveConcerning(draft, group, system) || (failsOver(draft, group) && retryOnSystem(draft, spot, cause)))
    return
  leaveByFailover(draft, group, system, cause)
  if (!moveConcerning(draft, group, system)) draft.updatePlace(group, system, { downByFault: true })
}

const failsOver = (draft: Draft, group: GroupName): boolean =>
  isFailoverGroup(draft.state, group) && groupNumber(draft.state.configuration, group, 'AutoFailOver') !== 0

/** Puts a failover of the group from the system on record, unless AutoFailOver or Parallel forbid it. */
export function leaveByFailover(draft: Draft, group: GroupName, system: SystemName, cause: CauseId): void {
  if (!isFailoverGroup(draft.state, group) || moveConcerning(draft, group, system)) return
  if (!failsOver(draft, group)) {
    tellThatItStaysDown(draft, group, system, cause)
    return
  }
  addMove(draft, group, { kind: 'failover', from: system, to: null, operation: null, cause })
}

/** No failover with AutoFailOver = 0, nor an autostart elsewhere when the engine has been restarted. */
export function tellThatItStaysDown(
  draft: Draft,
  group: GroupName,
  system: SystemName,
  cause: CauseId,
): void {
  const text = `AutoFailOver = 0 for group ${group}: it stays down.`
  draft.decide({ severity: 'WARNING', message: 90021, text, cause, group, system })
  draft.updatePlace(group, system, { heldDown: true })
}
