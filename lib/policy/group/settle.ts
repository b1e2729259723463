import { isActiveOn, isConfirmedDownOn, placeOf } from '#lib/model/group-state.ts'
import { movesOf } from '#lib/model/moves.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { GroupRuntime, Operation, OperationId } from '#lib/model/runtime.ts'
import { dependencyReasons, requirementReasons } from '#lib/planner/group-rules.ts'
import type { Draft } from '../draft.ts'
import { askOrGoOn, endOperation, openOperations } from '../operator/operations.ts'
import { isMonitorOnly } from '../resource/watch/monitor-only.ts'
import { runsAction } from '../resource/action/action.ts'
import { unconfirmedElsewhere, unwatchedOn } from '../start-guard.ts'
import { isYetToLeave } from '../trigger/pre-switch.ts'

/** Ends the group's operations nobody works for any more, and lets those ask that cannot go on alone. */
export function settleOperations(draft: Draft, group: GroupName): void {
  for (const operation of openOperations(draft)) {
    if (operation.group !== group || runsAction(draft.group(group), operation.id)) continue
    const worked = groupsOf(operation).flatMap((worker) => {
      const systems = systemsWorkedOn(draft.group(worker), operation.id)
      return systems === null ? [] : [{ worker, systems }]
    })
    if (worked.length === 0) {
      endOperation(draft, operation.id, 'DONE', doneText(operation), operation.cause)
      continue
    }
    const needs = worked.flatMap(({ worker, systems }) => needsOf(draft, worker, operation, systems) ?? [])
    askOrGoOn(draft, operation, needs.length > 0 ? needs.join(' ') : null)
  }
}

/** Its own group, and those a switch takes along. */
const groupsOf = ({ group, steps }: Operation): GroupName[] => [
  ...new Set([...(group === null ? [] : [group]), ...steps.map((step) => step.group)]),
]

const doneText = (operation: Operation): string => {
  const done = operation.steps.filter((step) => step.state === 'done').length
  return operation.steps.length === 0
    ? 'nothing had to be run.'
    : `${done} of ${operation.steps.length} steps were run.`
}

/** Systems on which something is still wanted in the operation's name; null when nothing is. */
function systemsWorkedOn(runtime: GroupRuntime, id: OperationId): SystemName[] | null {
  const working = Object.entries(runtime.places).flatMap(([system, { intent, resources }]) => {
    const isWanted = Object.values(resources).some(({ wanted }) => wanted?.operation === id)
    return intent?.operation === id || isWanted ? [system as SystemName] : []
  })
  const move = movesOf(runtime).find(({ operation }) => operation === id)
  if (move) return [move.from, move.to, ...working].filter((system) => system !== null)
  return working.length > 0 ? working : null
}

function needsOf(
  draft: Draft,
  group: GroupName,
  operation: Operation,
  systems: readonly SystemName[],
): string | null {
  const { frozen } = draft.group(group)
  if (frozen) return `Group ${group} is frozen by ${frozen.by}: unfreeze it, or flush it.`
  const blockers = inTheWay(draft, group, operation)
  const needs = [
    ...unmetDependencies(draft, group, operation),
    ...blockers.flatMap((system) => holdsGroup(draft, group, system)),
    ...[...new Set([...systems, ...blockers])].flatMap((system) => needsOn(draft, group, system)),
  ]
  return needs.length > 0 ? needs.join(' ') : null
}

/** Groups a start still waits for; one that moves along waits for the group it came with, unasked. */
function unmetDependencies(draft: Draft, group: GroupName, { id, group: leader }: Operation): string[] {
  if (group !== leader && systemsWorkedOn(draft.group(leader ?? group), id) !== null) return []
  const { places } = draft.group(group)
  const begun = namesOf<SystemName>(places).filter(
    (system) => isStart(places[system]?.intent ?? null, id) && !isActiveOn(draft.state, group, system),
  )
  const held = begun.flatMap((system) => requirementReasons(draft.state, group, system))
  const move = movesOf(draft.group(group)).find(({ operation }) => operation === id)
  const isLeft = move?.from == null || isConfirmedDownOn(draft.state, group, move.from)
  const still = move?.to == null || !isLeft ? [] : dependencyReasons(draft.state, group, move.to)
  return [...held, ...still].map(({ text }) => text)
}

/** Systems that forbid the start the operation is about, because what runs there is not known. */
function inTheWay(draft: Draft, group: GroupName, { id }: Operation): SystemName[] {
  const runtime = draft.group(group)
  const starts = Object.entries(runtime.places).flatMap(([name, { intent, resources }]) => {
    const wanted = Object.values(resources).some((resource) => isStart(resource.wanted, id))
    return isStart(intent, id) || wanted ? [name as SystemName] : []
  })
  for (const move of movesOf(runtime)) {
    if (move.operation === id && move.to && !isYetToLeave(draft, group, move)) starts.push(move.to)
  }
  return starts.flatMap((system) => unconfirmedElsewhere(draft.state, group, system))
}

/** The group runs there and nobody is taking it offline. */
function holdsGroup(draft: Draft, group: GroupName, system: SystemName): string[] {
  const isLeaving = draft.place(group, system).intent?.kind === 'offline'
  if (isLeaving || !isActiveOn(draft.state, group, system)) return []
  return [
    `Group ${group} is active on ${system}, so it is started nowhere else: take it offline there, or flush.`,
  ]
}

const isStart = (
  wish: { readonly kind: string; readonly operation: OperationId | null } | null,
  id: OperationId,
): boolean => wish?.kind === 'online' && wish.operation === id

function needsOnStopped(draft: Draft, group: GroupName, system: SystemName): string[] {
  if (isConfirmedDownOn(draft.state, group, system)) return []
  return [
    `System ${system} was stopped, and nobody knows whether ${group} runs there: start ${system} again, or make sure and autoenable the group there.`,
  ]
}

function needsOn(draft: Draft, group: GroupName, system: SystemName): string[] {
  const { contact } = draft.system(system)
  if (contact.kind === 'silent') {
    const fence =
      contact.fencing.kind === 'running'
        ? 'Its fence is at work.'
        : contact.fencing.kind === 'failed'
          ? `Its fence failed (${contact.fencing.reason}).`
          : ''
    return [
      `System ${system} does not answer (${contact.reason}), so nobody knows what ${group} does there. ${fence} Bring the system back, fence it, or confirm in person that it is down.`,
    ]
  }
  if (contact.kind === 'stopped') return needsOnStopped(draft, group, system)
  const unwatched = unwatchedOn(draft.state, group, system)
  if (unwatched.length > 0) {
    return [
      `${unwatched.join(', ')} ran on ${system} when disabled (Enabled = 0), and nobody watches it there since: enable it and take it offline.`,
    ]
  }
  const place = placeOf(draft.state, group, system)
  if (!place || isConfirmedDownOn(draft.state, group, system)) return []
  return Object.entries(place.resources).flatMap(([resource, { flags, state }]) => {
    if (state === 'ONLINE' && isMonitorOnly(draft.state, resource as ResourceName, system))
      return [`${resource} is only watched on ${system} (MonitorOnly = 1): stop it there by hand.`]
    if (flags.includes('ADMIN WAIT'))
      return [`${resource} waits for an administrator on ${system}: clear it.`]
    if (flags.includes('STATE UNKNOWN') || flags.includes('MONITOR TIMEDOUT')) {
      return [`The state of ${resource} on ${system} is not known: see what its monitor says there.`]
    }
    if (!flags.includes('UNABLE TO OFFLINE')) return []
    return [
      `${resource} could not be stopped on ${system}: stop it there by hand; clean is tried again meanwhile.`,
    ]
  })
}
