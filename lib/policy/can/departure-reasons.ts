import { isActiveOn, placeOf } from '#lib/model/group-state.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState, SystemRuntime } from '#lib/model/runtime.ts'
import { evacuationPlan, vacated } from '#lib/planner/departure/evacuation-plan.ts'
import { staysUpAtStop } from '#lib/planner/departure/evacuation.ts'
import { parentsInTheWay } from '#lib/planner/group-rules.ts'
import type { StopMode } from '#lib/planner/intent.ts'
import { reason } from './move-reasons.ts'

/** Reasons against emptying a system: it must answer, and at least one of its groups be able to leave. */
export function evacuateReasons(state: ClusterState, system: SystemName): Reason[] {
  const found = [...attendedReasons(state, system), ...frozenReasons(state, system)]
  const plan = evacuationPlan(state, system)
  if (plan.length === 0 && found.length === 0) {
    found.push(reason('nothing-to-do', `No group that could leave is active on system ${system}.`))
  }
  if (plan.length > 0 && plan.every(({ target }) => target === null)) {
    found.push(...plan.flatMap(({ reasons }) => reasons))
  }
  return found
}

/**
 * The system must take part in the cluster and not be on its way out already. Enough for freezing it after its
 * groups have left: that is possible whoever has to stay.
 */
export function attendedReasons(state: ClusterState, system: SystemName): Reason[] {
  const runtime = state.systems[system]
  if (!runtime) return []
  const found = leavingReasons(system, runtime)
  const { contact } = runtime
  if (contact.kind === 'stopped') {
    found.push(reason('system-stopped', `System ${system} was stopped by ${contact.by} already.`))
  }
  if (contact.kind === 'down') found.push(reason('system-not-running', `System ${system} is down.`))
  if (contact.kind === 'silent' || contact.kind === 'never') {
    found.push(reason('system-unknown', `System ${system} does not answer; what runs there is unknown.`))
  }
  return found
}

/** The system is being evacuated or stopped. */
export const leavingReasons = (system: SystemName, { departure }: SystemRuntime): Reason[] =>
  departure
    ? [
        reason(
          'system-leaving',
          `System ${system} is being left for ${departure.user} already (operation ${departure.operation}); cancel that first.`,
        ),
      ]
    : []

function frozenReasons(state: ClusterState, system: SystemName): Reason[] {
  const frozen = state.systems[system]?.frozen
  if (!frozen) return []
  return [reason('system-frozen', `System ${system} is frozen by ${frozen.by}; unfreeze it first.`)]
}

/**
 * Reasons against stopping a system. Left with its applications running it can be stopped whatever the groups
 * do, as hastop -force; otherwise all of them must be able to go offline. vcs-semantics §4.5, §0.8.
 */
export function stopReasons(state: ClusterState, system: SystemName, mode: StopMode): Reason[] {
  const runtime = state.systems[system]
  if (!runtime) return []
  const attended = attendedReasons(state, system)
  if (mode === 'leave') return attended.filter(({ code }) => code !== 'system-leaving')
  const groups = namesOf<GroupName>(state.groups).filter(
    (group) => placeOf(state, group, system) && !staysUpAtStop(state, group),
  )
  const stopped = groups.reduce((before, group) => vacated(before, group, system), state)
  return [
    ...attended,
    ...frozenReasons(state, system),
    ...groups.flatMap((group) => groupStopReasons(state, stopped, group, system)),
  ]
}

/** `stopped`: the cluster as it would be then. Firm and hard parents on the system go offline before their child. */
function groupStopReasons(
  state: ClusterState,
  stopped: ClusterState,
  group: GroupName,
  system: SystemName,
): Reason[] {
  const found: Reason[] = []
  const place = placeOf(state, group, system)
  const waiting = namesOf(place?.resources ?? {}).filter((name) =>
    place?.resources[name]?.flags.includes('ADMIN WAIT'),
  )
  if (waiting.length > 0) {
    const text = `${waiting.join(', ')} of group ${group} waits for an administrator on ${system}; clear it first.`
    found.push(reason('group-has-admin-wait', text))
  }
  if (!isActiveOn(state, group, system)) return found
  const frozen = state.groups[group]?.frozen
  if (frozen) {
    const text = `Group ${group} is frozen by ${frozen.by} and runs on ${system}; unfreeze it first.`
    found.push(reason('group-frozen', text))
  }
  return [...found, ...parentsInTheWay(stopped, group, system)]
}

/** Reasons against managing a system again. */
export function startReasons(system: SystemName, { contact, state }: SystemRuntime): Reason[] {
  if (contact.kind !== 'stopped') {
    return [reason('nothing-to-do', `System ${system} is not stopped: it is ${state}.`)]
  }
  if (contact.answers) return []
  return [reason('system-unknown', `System ${system} does not answer; bring it back first.`)]
}
