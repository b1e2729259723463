import { activeSystems, isActiveOn, isConfirmedDownOn, isOnlineOn, placeOf } from '#lib/model/group-state.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { parentsInTheWay, parentsInTheWayOfMove } from '#lib/planner/group-rules.ts'
import type { Intent } from '#lib/planner/intent.ts'
import {
  chooseOnlineTarget,
  chooseSwitchTarget,
  switchSources,
  targetReasons,
  targetVerdicts,
} from '#lib/planner/targets.ts'
import { isFailoverGroup } from '../start-guard.ts'
import { alongReasons } from './along-reasons.ts'
import { unattendedReasons } from './attendance.ts'
import { careReasons } from './care-reasons.ts'
import { elsewhereReasons, reason, switchTargetReasons } from './move-reasons.ts'
import { manualReasons, standingReasons } from './standing-reasons.ts'

type GroupIntent = Extract<Intent, { readonly group: GroupName }>

/** Reasons against what a person wants of a group. */
export function groupReasons(state: ClusterState, intent: GroupIntent): Reason[] {
  switch (intent.kind) {
    case 'group.online':
      return [...manualReasons(state, intent.group), ...onlineReasons(state, intent.group, intent.system)]
    case 'group.offline':
      return offlineReasons(state, intent.group, intent.system)
    case 'group.switch':
      return [...manualReasons(state, intent.group), ...switchReasons(state, intent.group, intent.to)]
    default:
      return careReasons(state, intent)
  }
}

/** Every system of its SystemList, with all that is against it. vcs-semantics §8.4 message 40156. */
function noTarget(state: ClusterState, group: GroupName): Reason {
  const against = targetVerdicts(state, group).map(
    ({ system, reasons }) =>
      `${system}: ${reasons.length > 0 ? reasons.map(({ text }) => text).join(' ') : 'it is there already.'}`,
  )
  return reason('no-target', `No system qualifies for group ${group}. ${against.join(' ')}`)
}

function onlineReasons(state: ClusterState, group: GroupName, where: SystemName | 'any'): Reason[] {
  const system = where === 'any' ? chooseOnlineTarget(state, group) : where
  if (system === null) return [noTarget(state, group)]
  const already = isOnlineOn(state, group, system)
    ? [reason('group-already-online', `Group ${group} is online on ${system} already.`)]
    : []
  return [...already, ...targetReasons(state, group, system), ...elsewhereReasons(state, group, system)]
}

function offlineReasons(state: ClusterState, group: GroupName, where: SystemName | 'all'): Reason[] {
  const systems = where === 'all' ? systemsOf(state.configuration, group) : [where]
  const isBusy = (system: SystemName) =>
    isActiveOn(state, group, system) || placeOf(state, group, system)?.intent?.kind === 'online'
  const busy = systems.filter(isBusy)
  const found = standingReasons(state, group)
  if (busy.length === 0) found.push(...nothingToStop(state, group, where))
  for (const system of busy) {
    if (placeOf(state, group, system)?.intent?.kind === 'offline') {
      found.push(reason('group-in-transition', `Group ${group} is going offline on ${system} already.`))
    }
    found.push(...frozenSystem(state, system))
  }
  return [...found, ...parentsInTheWay(state, group, where)]
}

function nothingToStop(state: ClusterState, group: GroupName, where: SystemName | 'all'): Reason[] {
  const systems = where === 'all' ? systemsOf(state.configuration, group) : [where]
  const unseen = systems.filter((system) => !isSeen(state, group, system))
  if (unseen.length > 0) return unseen.flatMap((system) => unattendedReasons(state, [system]))
  const place = where === 'all' ? 'everywhere' : `on ${where}`
  return [reason('group-already-offline', `Group ${group} is offline ${place} already.`)]
}

const isSeen = (state: ClusterState, group: GroupName, system: SystemName): boolean =>
  state.systems[system]?.contact.kind === 'connected' || isConfirmedDownOn(state, group, system)

function frozenSystem(state: ClusterState, system: SystemName): Reason[] {
  const frozen = state.systems[system]?.frozen
  if (!frozen) return []
  return [reason('system-frozen', `System ${system} is frozen by ${frozen.by}; unfreeze it first.`)]
}

function switchReasons(state: ClusterState, group: GroupName, to: SystemName | 'any'): Reason[] {
  const found: Reason[] = []
  const active = activeSystems(state, group)
  if (!isFailoverGroup(state, group)) {
    found.push(reason('group-parallel', `Group ${group} is parallel: bring it online or offline per system.`))
  }
  if (active.length === 0) {
    found.push(reason('group-not-active', `Group ${group} is not active anywhere it could be switched from.`))
  }
  const target = to === 'any' ? chooseSwitchTarget(state, group) : to
  const there = target === null ? [noTarget(state, group)] : switchTargetReasons(state, group, target)
  for (const system of target === null ? active : switchSources(state, group, target)) {
    found.push(...frozenSystem(state, system))
  }
  const along = target === null ? [] : alongReasons(state, group, target)
  return [...found, ...there, ...along, ...parentsInTheWayOfMove(state, group)]
}
