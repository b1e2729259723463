import { faultedResources } from '#lib/model/group-state.ts'
import { isPersistent, systemsOf } from '#lib/model/group-members.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState, Freeze, GroupRuntime } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { clearAdminWaitReasons } from './agent/agent-reasons.ts'
import { unattendedReasons } from './attendance.ts'
import { reason } from './move-reasons.ts'

type CareIntent = Exclude<
  Extract<Intent, { readonly group: GroupName }>,
  { kind: 'group.online' | 'group.offline' | 'group.switch' }
>

/** Reasons against looking after a group: clear, probe, flush, freeze, enable. */
export function careReasons(state: ClusterState, intent: CareIntent): Reason[] {
  const runtime = state.groups[intent.group]
  if (!runtime) return []
  switch (intent.kind) {
    case 'group.clear':
      return clearReasons(state, intent.group, intent.system, runtime)
    case 'group.probe':
      return probeReasons(state, intent.group, intent.system)
    case 'group.flush':
      return flushReasons(intent.group, intent.system, intent.force, runtime)
    case 'group.freeze':
    case 'group.unfreeze':
      return freezeReasons(intent.group, intent.kind, runtime)
    case 'group.enable':
    case 'group.disable':
      return enableReasons(intent, runtime)
    case 'group.autoenable':
      return autoenableReasons(state, intent.group, intent.system, runtime)
    case 'group.clearAdminWait':
      return clearAdminWaitReasons(state, intent.group, intent.system)
  }
}

const listed = (state: ClusterState, group: GroupName, system: SystemName | 'all') =>
  system === 'all' ? systemsOf(state.configuration, group) : [system]

function clearReasons(
  state: ClusterState,
  group: GroupName,
  where: SystemName | 'all',
  { move, places }: GroupRuntime,
): Reason[] {
  const systems = listed(state, group, where)
  const faulted = systems.flatMap((system) => faultedResources(state, group, system))
  const isWaiting = systems.some((system) =>
    Object.values(places[system]?.resources ?? {}).some(({ flags }) => flags.includes('ADMIN WAIT')),
  )
  const found: Reason[] = []
  if (move?.kind === 'failover') {
    found.push(reason('group-in-transition', `Group ${group} is failing over; wait until it has arrived.`))
  }
  if (isWaiting || faulted.some((name) => !isPersistent(state.configuration, name))) return found
  const on = where === 'all' ? '' : ` on ${where}`
  if (faulted.length === 0) {
    return [...found, reason('resource-not-faulted', `Nothing of group ${group} is faulted${on}.`)]
  }
  const text = `${faulted.join(', ')} cannot be cleared by hand: a persistent resource clears when its monitor finds it online.`
  return [...found, reason('resource-persistent', text)]
}

function probeReasons(state: ClusterState, group: GroupName, where: SystemName | 'all'): Reason[] {
  return unattendedReasons(state, listed(state, group, where))
}

function flushReasons(group: GroupName, system: SystemName, force: boolean, runtime: GroupRuntime): Reason[] {
  const place = runtime.places[system]
  const moves = movesOf(runtime).some(({ from, to }) => to === system || (force && from === system))
  const counts = (kind: string) => force || kind === 'online'
  const wishes = [place?.intent, ...Object.values(place?.resources ?? {}).map(({ wanted }) => wanted)]
  const waits = Object.values(place?.resources ?? {}).some(
    ({ iState, cleaning }) =>
      (iState !== 'not waiting' && counts(iState.includes('online') ? 'online' : 'offline')) ||
      (cleaning !== null && force),
  )
  const found = adminWaitReasons(group, system, runtime)
  if (moves || waits || wishes.some((wish) => wish && counts(wish.kind))) return found
  const hint = force ? '' : ' Force also flushes what waits to go offline.'
  return [
    ...found,
    reason('nothing-to-do', `Nothing of group ${group} waits to go online on ${system}.${hint}`),
  ]
}

/** What waits for an administrator is cleared, not flushed. vcs-semantics §0.8. */
function adminWaitReasons(group: GroupName, system: SystemName, { places }: GroupRuntime): Reason[] {
  const resources = Object.entries(places[system]?.resources ?? {})
  const waiting = resources.flatMap(([name, { flags }]) => (flags.includes('ADMIN WAIT') ? name : []))
  if (waiting.length === 0) return []
  const text = `${waiting.join(', ')} of group ${group} waits for an administrator on ${system}; clear that first.`
  return [reason('group-has-admin-wait', text)]
}

function freezeReasons(
  group: GroupName,
  kind: 'group.freeze' | 'group.unfreeze',
  { frozen }: GroupRuntime,
): Reason[] {
  if (kind === 'group.unfreeze') {
    return frozen ? [] : [reason('group-not-frozen', `Group ${group} is not frozen.`)]
  }
  return frozen ? [reason('group-already-frozen', `Group ${group} ${alreadyText(frozen)}`)] : []
}

/** Nothing is frozen both ways at once. vcs-semantics §4.5. */
export const alreadyText = ({ kind, by }: Freeze): string =>
  `is frozen ${kind === 'temporary' ? 'temporarily' : 'persistently'} by ${by} already; unfreeze it first.`

function enableReasons(
  { group, kind, system }: Extract<Intent, { kind: 'group.enable' | 'group.disable' }>,
  { places }: GroupRuntime,
): Reason[] {
  const wanted = kind === 'group.enable'
  const concerned = Object.entries(places).filter(([name]) => system === 'all' || name === system)
  if (concerned.some(([, { enabled }]) => enabled !== wanted)) return []
  return [reason('nothing-to-do', `Group ${group} is ${wanted ? 'enabled' : 'disabled'} there already.`)]
}

function autoenableReasons(
  state: ClusterState,
  group: GroupName,
  system: SystemName,
  { places }: GroupRuntime,
): Reason[] {
  const found: Reason[] = []
  if (!places[system]?.autoDisabled) {
    found.push(reason('group-not-autodisabled', `Group ${group} is not autodisabled on ${system}.`))
  }
  const contact = state.systems[system]?.contact.kind
  if (contact !== 'connected' && contact !== 'down' && contact !== 'stopped') {
    const text = `System ${system} does not answer: confirm that it is down, or bring it back.`
    found.push(reason('system-unknown', text))
  }
  return found
}
