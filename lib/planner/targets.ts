import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { activeSystems, faultedResources, isProbedOn, placeOf } from '#lib/model/group-state.ts'
import { isPersistent, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Reason, ReasonCode } from '#lib/model/reasons.ts'
import type { ClusterState, GroupPlace, SystemRuntime } from '#lib/model/runtime.ts'
import { exclusiveWith } from '#lib/model/zones.ts'
import { limitReasons } from './capacity.ts'
import { failoverOrder, originOf, zoneReasons } from './failover-order.ts'
import { dependencyReasons } from './group-rules.ts'
import type { TargetVerdict } from './plan.ts'

const reason = (code: ReasonCode, text: string): Reason => ({ code, text })

/**
 * All reasons why a group may not be brought online on a system, whatever it does elsewhere; empty when
 * the system qualifies (vcs-semantics §4.3). Shared by dialogs, `can` and the engine's own failover.
 */
export function targetReasons(state: ClusterState, group: GroupName, system: SystemName): Reason[] {
  const place = placeOf(state, group, system)
  const runtime = state.systems[system]
  if (!place || !runtime) {
    return [reason('system-not-in-list', `System ${system} is not in the SystemList of group ${group}.`)]
  }
  return [
    ...systemReasons(system, runtime),
    ...placeReasons(state, group, system, place),
    ...limitReasons(state, group, system),
    ...dependencyReasons(state, group, system),
  ]
}

function systemReasons(system: SystemName, runtime: SystemRuntime): Reason[] {
  const found: Reason[] = []
  if (runtime.contact.kind === 'never') {
    found.push(reason('system-unknown', `System ${system} has not been reached yet.`))
  }
  if (runtime.contact.kind === 'silent') {
    const text = `System ${system} does not answer (${runtime.contact.reason}); what runs there is unknown.`
    found.push(reason('system-unknown', text))
  }
  if (runtime.contact.kind === 'stopped') {
    const text = `System ${system} was stopped by ${runtime.contact.by} (${runtime.state}); start it first.`
    found.push(reason('system-stopped', text))
  }
  if (runtime.departure) {
    const text = `System ${system} is being left for ${runtime.departure.user}: nothing is started there meanwhile.`
    found.push(reason('system-leaving', text))
  }
  if (runtime.contact.kind === 'down') {
    found.push(reason('system-not-running', `System ${system} is down.`))
  }
  if (runtime.frozen) {
    found.push(
      reason('system-frozen', `System ${system} is frozen by ${runtime.frozen.by}; unfreeze it first.`),
    )
  }
  return found
}

function placeReasons(
  state: ClusterState,
  group: GroupName,
  system: SystemName,
  place: GroupPlace,
): Reason[] {
  const found: Reason[] = []
  const on = `on system ${system}`
  if (!place.enabled) {
    found.push(reason('group-disabled', `Group ${group} is disabled ${on}; enable it there first.`))
  }
  if (place.autoDisabled) {
    const text = `Group ${group} is autodisabled ${on}: what it does there is not known.`
    found.push(reason('group-autodisabled', text))
  }
  if (!isProbedOn(state, group, system)) {
    found.push(reason('group-not-probed', `Group ${group} is not fully probed ${on}.`))
  }
  return [...found, ...faultReasons(state, group, system), ...flagReasons(group, system, place)]
}

/** A persistent resource is not cleared by hand: its fault goes with the next monitor that finds it online. */
function faultReasons(state: ClusterState, group: GroupName, system: SystemName): Reason[] {
  const faulted = faultedResources(state, group, system)
  const watched = faulted.filter((name) => isPersistent(state.configuration, name))
  const others = faulted.filter((name) => !watched.includes(name))
  const found: string[] = []
  if (others.length > 0) found.push(`(${others.join(', ')}); clear it there first.`)
  if (watched.length > 0) {
    const names = watched.join(', ')
    found.push(`(${names}); that clears itself when the monitor of ${names} finds it online.`)
  }
  return found.map((what) =>
    reason('group-faulted-there', `Group ${group} is faulted on system ${system} ${what}`),
  )
}

function flagReasons(group: GroupName, system: SystemName, place: GroupPlace): Reason[] {
  const flagged = (flag: 'ADMIN WAIT' | 'UNABLE TO OFFLINE') =>
    Object.entries(place.resources).flatMap(([name, resource]) =>
      resource.flags.includes(flag) ? [name] : [],
    )
  const waiting = flagged('ADMIN WAIT')
  const stuck = flagged('UNABLE TO OFFLINE')
  const found: Reason[] = []
  if (waiting.length > 0) {
    const text = `Group ${group} waits for an administrator on ${system} (${waiting.join(', ')}); clear it first.`
    found.push(reason('group-has-admin-wait', text))
  }
  if (stuck.length > 0) {
    const text = `${stuck.join(', ')} could not be taken offline on ${system}; stop it there by hand.`
    found.push(reason('resource-unable-to-offline', text))
  }
  return found
}

/**
 * All reasons against a system as the target of the failover under way: besides those against any start
 * there, the zone the group is not to leave. `from`: where it was. vcs-semantics §4.3.
 */
export const failoverReasons = (
  state: ClusterState,
  group: GroupName,
  system: SystemName,
  from: SystemName | null = originOf(state, group),
): Reason[] => [...targetReasons(state, group, system), ...zoneReasons(state, group, from, system)]

/** Every system of the SystemList in failover order (FailOverPolicy), with the reasons against it. */
export const targetVerdicts = (state: ClusterState, group: GroupName): TargetVerdict[] =>
  failoverOrder(state, group).map((system, priority) => {
    const reasons = reasonsNow(state, group, system)
    return { system, allowed: reasons.length === 0, reasons, priority }
  })

/** The reasons that hold for what is going on: the failover under way, or any other start. */
const reasonsNow = (state: ClusterState, group: GroupName, system: SystemName): Reason[] =>
  state.groups[group]?.move?.kind === 'failover'
    ? failoverReasons(state, group, system)
    : targetReasons(state, group, system)

/** The first system in failover order that qualifies and is not excluded; null when there is none. */
export const chooseTarget = (
  state: ClusterState,
  group: GroupName,
  excluded: readonly SystemName[],
): SystemName | null =>
  failoverOrder(state, group).find(
    (system) => !excluded.includes(system) && reasonsNow(state, group, system).length === 0,
  ) ?? null

/**
 * Where "online anywhere" leads; null when no system qualifies. A hybrid group comes up in a zone in which it
 * is not active yet.
 */
export function chooseOnlineTarget(state: ClusterState, group: GroupName): SystemName | null {
  const { configuration } = state
  if (groupNumber(configuration, group, 'Parallel') !== 2) return chooseTarget(state, group, [])
  const held = activeSystems(state, group).flatMap((system) => [
    system,
    ...exclusiveWith(configuration, group, system),
  ])
  return chooseTarget(state, group, held)
}

/** Systems a switch to a system takes the group offline on: where it is active and excludes the target. */
export const switchSources = (state: ClusterState, group: GroupName, to: SystemName): SystemName[] => {
  const excluded = exclusiveWith(state.configuration, group, to)
  return activeSystems(state, group).filter((system) => excluded.includes(system))
}

/** Where "switch anywhere" leads: the first system that qualifies and is left another for; null if none. */
export function chooseSwitchTarget(state: ClusterState, group: GroupName): SystemName | null {
  const active = activeSystems(state, group)
  const others = systemsOf(state.configuration, group)
  const unrelated = others.filter((system) => switchSources(state, group, system).length === 0)
  return chooseTarget(state, group, [...active, ...unrelated])
}
