import { topologicalOrder } from '#lib/graph/order.ts'
import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { isActiveOn, isConfirmedDownOn, placeOf } from '#lib/model/group-state.ts'
import { groupNamed } from '#lib/model/group-members.ts'
import { movesOf } from '#lib/model/moves.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { Reason, ReasonCode } from '#lib/model/reasons.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import { exclusiveWith } from '#lib/model/zones.ts'
import { mayEvacuate } from './evacuation.ts'
import { afterArrival } from '../foreseen-state.ts'
import { parentsInTheWayOfMove } from '../group-rules.ts'
import { chooseTarget, targetVerdicts } from '../targets.ts'

/** What becomes of one group when its system is evacuated. */
export type GroupDeparture = {
  readonly group: GroupName
  /** Where it would go; null: it stays. */
  readonly target: SystemName | null
  /** All reasons why it stays; empty when it leaves. */
  readonly reasons: readonly Reason[]
}

const reason = (code: ReasonCode, text: string): Reason => ({ code, text })

/**
 * Where the groups that are active on a system go when it is evacuated, what a group requires before it: one
 * after the other, each seeing what those before it have taken. A group that may not leave stays with all its
 * reasons, and so does one that cannot leave without it. A parallel group has nowhere to go and is not spoken
 * of. vcs-semantics §4.5, §5.4. Pure; never throws.
 */
export function evacuationPlan(state: ClusterState, system: SystemName): readonly GroupDeparture[] {
  const groups = activeOn(state, system).filter(
    (group) => groupNumber(state.configuration, group, 'Parallel') !== 1,
  )
  const stays = new Map<GroupName, readonly Reason[]>()
  for (const group of groups) {
    const own = ownReasons(state, group, system)
    if (own.length > 0) stays.set(group, own)
  }
  for (;;) {
    const leaving = groups.filter((group) => !stays.has(group))
    const placed = placeAll(state, system, leaving)
    const stranded = placed.filter(({ target }) => target === null)
    if (stranded.length === 0) {
      const kept = [...stays].map(([group, reasons]) => ({ group, target: null, reasons }))
      return [...placed, ...kept]
    }
    for (const { group, reasons } of stranded) stays.set(group, reasons)
  }
}

/** Groups active on a system, what a group requires before it. */
export function activeOn(state: ClusterState, system: SystemName): readonly GroupName[] {
  const active = namesOf(state.groups).filter((group) => isActiveOn(state, group, system))
  const childrenOf = (group: GroupName) =>
    groupNamed(state.configuration, group).requires.map(({ child }) => child)
  return topologicalOrder(active, childrenOf).order
}

/** Why a group does not leave, whatever the other systems are like. */
function ownReasons(state: ClusterState, group: GroupName, system: SystemName): Reason[] {
  const found = transitionReasons(state, group)
  const frozen = state.groups[group]?.frozen
  if (frozen) found.push(reason('group-frozen', `Group ${group} is frozen by ${frozen.by}.`))
  if (!frozen && !mayEvacuate(state, group, system)) {
    found.push(reason('group-not-evacuated', `Evacuate = 0 for group ${group}.`))
  }
  return [...found, ...flagReasons(state, group, system), ...unsureReasons(state, group, system)]
}

function transitionReasons(state: ClusterState, group: GroupName): Reason[] {
  const runtime = state.groups[group]
  if (!runtime) return []
  const isBusy =
    movesOf(runtime).length > 0 || Object.values(runtime.places).some(({ intent }) => intent !== null)
  return isBusy ? [reason('group-in-transition', `Group ${group} is being moved, started or stopped.`)] : []
}

function flagReasons(state: ClusterState, group: GroupName, system: SystemName): Reason[] {
  const resources = placeOf(state, group, system)?.resources ?? {}
  return namesOf<ResourceName>(resources).flatMap((name): Reason[] => {
    const flags = resources[name]?.flags ?? []
    if (flags.includes('ADMIN WAIT')) {
      return [reason('group-has-admin-wait', `${name} of group ${group} waits for an administrator.`)]
    }
    if (!flags.includes('UNABLE TO OFFLINE')) return []
    return [reason('resource-unable-to-offline', `${name} of group ${group} could not be taken offline.`)]
  })
}

/** It may run on another system as well: nothing is started until that is known. */
const unsureReasons = (state: ClusterState, group: GroupName, system: SystemName): Reason[] =>
  exclusiveWith(state.configuration, group, system)
    .filter((other) => !isConfirmedDownOn(state, group, other))
    .map((other) =>
      reason('group-state-unknown', `Group ${group} is not confirmed offline on system ${other}.`),
    )

/** Children first, so that a parent is placed where its child will be. */
function placeAll(
  state: ClusterState,
  system: SystemName,
  leaving: readonly GroupName[],
): readonly GroupDeparture[] {
  let foreseen = leaving.reduce((before, group) => vacated(before, group, system), state)
  return leaving.map((group): GroupDeparture => {
    const parents = parentsInTheWayOfMove(foreseen, group)
    const target = chooseTarget(foreseen, group, [system])
    if (parents.length > 0 || target === null) {
      return {
        group,
        target: null,
        reasons: target === null ? [...parents, noTarget(foreseen, group, system)] : parents,
      }
    }
    foreseen = afterArrival(foreseen, group, target)
    return { group, target, reasons: [] }
  })
}

function noTarget(state: ClusterState, group: GroupName, system: SystemName): Reason {
  const others = targetVerdicts(state, group).filter((verdict) => verdict.system !== system)
  const against = others.flatMap(({ reasons: [first] }) => (first ? first.text : []))
  const why = against.length > 0 ? ` ${against.join(' ')}` : ' There is no other in its SystemList.'
  return reason('no-target', `No other system qualifies for group ${group}.${why}`)
}

/** The cluster once the group is down on the system it leaves. */
export function vacated(state: ClusterState, group: GroupName, system: SystemName): ClusterState {
  const runtime = state.groups[group]
  const place = runtime?.places[system]
  if (!runtime || !place) return state
  const resources = Object.fromEntries(
    namesOf<ResourceName>(place.resources).map((name) => [name, down(place.resources[name])]),
  ) as Record<ResourceName, ResourceRuntime>
  const places = { ...runtime.places, [system]: { ...place, intent: null, resources } }
  return { ...state, groups: { ...state.groups, [group]: { ...runtime, places } } }
}

const down = (resource: ResourceRuntime | undefined) =>
  resource && {
    ...resource,
    state: 'OFFLINE' as const,
    iState: 'not waiting' as const,
    running: null,
    wanted: null,
  }
