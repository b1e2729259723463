import { isActiveOn, isOnlineOn } from '#lib/model/group-state.ts'
import { movesOf } from '#lib/model/moves.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, GroupMove, Operation } from '#lib/model/runtime.ts'
import { onlineMembers } from '#lib/planner/members.ts'
import { targetReasons } from '#lib/planner/targets.ts'

/**
 * How what an operation is doing with a group on a system is given up. `drop`: nothing has begun, it stays as
 * it is. `up` and `down`: it is half-way, so it is brought fully online again where it was, or what was started
 * is taken offline again. `halt`: the next step is not begun, what is done stays done.
 */
export type WayBack = {
  readonly kind: 'drop' | 'up' | 'down' | 'halt'
  readonly group: GroupName
  readonly system: SystemName
}

/** All ways back of an operation, or the sentences why there is none. */
export type WaysBack = { readonly ways: readonly WayBack[]; readonly against: readonly string[] }

/**
 * The safe point at which an operation on groups or resources stops when it is cancelled now. A group is never
 * left half-started on another system: once its start there has begun the operation goes on. Pure.
 */
export function waysBack(state: ClusterState, operation: Operation): WaysBack {
  const groups = new Set([operation.group, ...operation.steps.map((step) => step.group)])
  const ways: WayBack[] = []
  const against: string[] = []
  for (const group of groups) {
    if (group === null || !state.groups[group]) continue
    const found = ofGroup(state, group, operation)
    ways.push(...found.ways)
    against.push(...found.against)
  }
  if (ways.length === 0 && against.length === 0) {
    against.push(`Nothing of operation ${operation.id} (${operation.title}) can be taken back.`)
  }
  return { ways, against }
}

function ofGroup(state: ClusterState, group: GroupName, operation: Operation): WaysBack {
  const runtime = state.groups[group]
  const move = runtime && movesOf(runtime).find((known) => known.operation === operation.id)
  if (move) return ofMove(state, group, operation, move)
  const found = namesOf<SystemName>(runtime?.places ?? {}).map((system) =>
    ofPlace(state, group, system, operation),
  )
  return {
    ways: found.flatMap(({ ways }) => ways),
    against: found.flatMap(({ against }) => against),
  }
}

const way = (kind: WayBack['kind'], group: GroupName, system: SystemName): WaysBack => ({
  ways: [{ kind, group, system }],
  against: [],
})

const noWay = (text: string): WaysBack => ({ ways: [], against: [text] })

/** Where the group is leaving from it can stay, or be brought up again as long as nothing forbids that. */
function ofMove(state: ClusterState, group: GroupName, operation: Operation, { from }: GroupMove): WaysBack {
  if (from === null) return noWay(`The system ${group} ran on is down, so it cannot stay there.`)
  if (!hasBegun(operation, group, from)) return way('drop', group, from)
  const passes = new Set([
    'system-leaving',
    ...(comesBack(state, group, operation, from) ? ['dependency-not-met'] : []),
  ])
  const reasons = targetReasons(state, group, from).filter(({ code }) => !passes.has(code))
  if (reasons.length === 0) return way('up', group, from)
  const why = reasons.map(({ text }) => text).join(' ')
  return noWay(`Group ${group} has begun to leave ${from} and cannot come back there: ${why}`)
}

/** A group that a switch takes along can come back while the one it requires has not begun to leave. */
const comesBack = (state: ClusterState, group: GroupName, operation: Operation, from: SystemName): boolean =>
  operation.group !== null && operation.group !== group && isOnlineOn(state, operation.group, from)

function ofPlace(state: ClusterState, group: GroupName, system: SystemName, operation: Operation): WaysBack {
  const place = state.groups[group]?.places[system]
  const isWanted = Object.values(place?.resources ?? {}).some(
    ({ wanted }) => wanted?.operation === operation.id,
  )
  if (isWanted) return way('halt', group, system)
  if (place?.intent?.operation !== operation.id) return { ways: [], against: [] }
  if (place.intent.kind === 'offline') return ofOffline(state, group, system, operation)
  return ofOnline(state, group, system, operation)
}

function ofOffline(
  state: ClusterState,
  group: GroupName,
  system: SystemName,
  operation: Operation,
): WaysBack {
  if (!hasBegun(operation, group, system)) return way('drop', group, system)
  const wasWhole = onlineMembers(state.configuration, group, system).every(
    (name) => isUp(state, group, system, name) || isStepOf(operation, name, system),
  )
  return way(wasWhole ? 'up' : 'halt', group, system)
}

function ofOnline(state: ClusterState, group: GroupName, system: SystemName, operation: Operation): WaysBack {
  const isSwitch = operation.steps.some((step) => step.group === group && step.action === 'offline')
  if (isSwitch) {
    return noWay(
      `Group ${group} is being started on ${system} already: let it arrive, or take it offline there.`,
    )
  }
  if (!hasBegun(operation, group, system) && !isActiveOn(state, group, system))
    return way('drop', group, system)
  const ranBefore = onlineMembers(state.configuration, group, system).some(
    (name) => isUp(state, group, system, name) && !isStepOf(operation, name, system),
  )
  return way(ranBefore ? 'halt' : 'down', group, system)
}

const hasBegun = ({ steps }: Operation, group: GroupName, system: SystemName): boolean =>
  steps.some((step) => step.group === group && step.system === system && step.state !== 'pending')

const isUp = (state: ClusterState, group: GroupName, system: SystemName, name: ResourceName): boolean =>
  state.groups[group]?.places[system]?.resources[name]?.state === 'ONLINE'

const isStepOf = ({ steps }: Operation, resource: ResourceName, system: SystemName): boolean =>
  steps.some((step) => step.resource === resource && step.system === system)
