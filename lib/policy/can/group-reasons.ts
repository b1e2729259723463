import { activeSystems, isActiveOn, isOnlineOn, placeOf } from '#lib/model/group-state.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { parentsInTheWay, parentsInTheWayOfMove } from '#lib/planner/group-rules.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { chooseOnlineTarget, chooseSwitchTarget, switchSources, targetReasons } from '#lib/planner/targets.ts'
import { isFailoverGroup } from '../start-guard.ts'
import { alongReasons } from './along-reasons.ts'
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

const noTarget = (group: GroupName): Reason =>
  reason('no-target', `No system qualifies for group ${group}; look at the reasons of each.`)

function onlineReasons(state: ClusterState, group: GroupName, where: SystemName | 'any'): Reason[] {
  const system = where === 'any' ? chooseOnlineTarget(state, group) : where
  if (system === null) return [noTarget(group)]
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
  if (busy.length === 0) found.push(nothingToStop(state, group, where))
  for (const system of busy) {
    if (placeOf(state, group, system)?.intent?.kind === 'offline') {
      found.push(reason('group-in-transition', `Group ${group} is going offline on ${system} already.`))
    }
    found.push(...frozenSystem(state, system))
  }
  return [...found, ...parentsInTheWay(state, group, where)]
}

function nothingToStop(state: ClusterState, group: GroupName, where: SystemName | 'all'): Reason {
  const systems = where === 'all' ? systemsOf(state.configuration, group) : [where]
  const silent = systems.filter((system) => !answers(state, system))
  if (silent.length > 0) {
    const text = `What group ${group} does on ${silent.join(', ')} is not known: no answer from there.`
    return reason('system-unknown', text)
  }
  const place = where === 'all' ? 'everywhere' : `on ${where}`
  return reason('group-already-offline', `Group ${group} is offline ${place} already.`)
}

const answers = (state: ClusterState, system: SystemName): boolean => {
  const contact = state.systems[system]?.contact.kind
  return contact === 'connected' || contact === 'down'
}

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
  const there = target === null ? [noTarget(group)] : switchTargetReasons(state, group, target)
  for (const system of target === null ? active : switchSources(state, group, target)) {
    found.push(...frozenSystem(state, system))
  }
  const along = target === null ? [] : alongReasons(state, group, target)
  return [...found, ...there, ...along, ...parentsInTheWayOfMove(state, group)]
}
