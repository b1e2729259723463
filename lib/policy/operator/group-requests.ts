import { activeSystems } from '#lib/model/group-state.ts'
import { movesOf } from '#lib/model/moves.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { switchSources } from '#lib/planner/targets.ts'
import type { Draft } from '../draft.ts'
import { addMove, concerns, replaceMove } from '../group/moves.ts'
import { setPlaceIntent, spotsOf } from '../group/place-intent.ts'
import { acceptAutostart, declineAutostart } from '../group/placement/autostart-wish.ts'
import { clearAdminWait } from '../resource/admin-wait/clear-admin-wait.ts'
import { probe } from '../system/sight.ts'
import type { Order } from './order.ts'
import { clearSpot } from './clear.ts'
import { flush } from './flush.ts'
import { freezeGroup, freezeOf, unfreezeGroup } from './freeze.ts'
import { endOperation } from './operations.ts'

type GroupIntent = Extract<Intent, { readonly group: GroupName }>

/** Begins what a person wants of a group; `can` has agreed. `target`: where an "any" leads. §4.5. */
export function carryOutForGroup(
  draft: Draft,
  intent: GroupIntent,
  target: SystemName | null,
  order: Order,
): void {
  const { group } = intent
  switch (intent.kind) {
    case 'group.online':
      return online(draft, group, target, order)
    case 'group.offline':
      return offline(draft, group, intent.system, order)
    case 'group.switch':
      return switchOver(draft, group, target, order)
    case 'group.clear':
      draft.updateGroup(group, { autoClear: undefined })
      return forEachSpot(draft, group, intent.system, (spot) => clearSpot(draft, spot))
    case 'group.probe':
      return forEachSpot(draft, group, intent.system, (spot) => probe(draft, spot))
    case 'group.clearAdminWait':
      return forEachSpot(draft, group, intent.system, (spot) =>
        clearAdminWait(draft, spot, intent.fault, order.cause),
      )
    case 'group.flush':
      return flush(draft, group, intent.system, intent.force, order)
    case 'group.freeze':
      return freezeGroup(draft, group, freezeOf(draft, intent, order))
    case 'group.unfreeze':
      return unfreezeGroup(draft, group)
    case 'group.enable':
    case 'group.disable': {
      const enabled = intent.kind === 'group.enable'
      for (const system of placesOf(draft, group, intent.system))
        draft.updatePlace(group, system, { enabled })
      return
    }
    case 'group.autoenable':
      return autoenable(draft, group, intent.system, order)
  }
}

const placesOf = (draft: Draft, group: GroupName, system: SystemName | 'all'): SystemName[] =>
  system === 'all' ? namesOf(draft.group(group).places) : [system]

function forEachSpot(
  draft: Draft,
  group: GroupName,
  system: SystemName | 'all',
  act: (spot: ReturnType<typeof spotsOf>[number]) => void,
): void {
  for (const name of placesOf(draft, group, system)) {
    for (const spot of spotsOf(draft, group, name)) act(spot)
  }
}

function online(draft: Draft, group: GroupName, target: SystemName | null, order: Order): void {
  if (target === null) return
  const text = `Initiating manual online of group ${group} on system ${target}.`
  const cause = announce(draft, 10166, text, group, target, order)
  acceptAutostart(draft, group, target)
  draft.updateGroup(group, { resumeOn: undefined, onlineRetry: undefined })
  setPlaceIntent(draft, group, target, { kind: 'online', operation: order.operation, cause })
}

function announce(
  draft: Draft,
  message: number,
  text: string,
  group: GroupName,
  system: SystemName | null,
  { cause, operation }: Order,
): string {
  return draft.decide({ severity: 'NOTICE', message, text, cause, group, system, operation })
}

function offline(draft: Draft, group: GroupName, where: SystemName | 'all', order: Order): void {
  const { places } = draft.group(group)
  const systems = placesOf(draft, group, where).filter(
    (system) =>
      draft.system(system).contact.kind === 'connected' &&
      (activeSystems(draft.state, group).includes(system) || places[system]?.intent),
  )
  declineAutostart(draft, group, where)
  draft.updateGroup(group, { resumeOn: undefined, onlineRetry: undefined })
  for (const move of movesOf(draft.group(group))) {
    if (where !== 'all' && !concerns(draft, group, move, where)) continue
    replaceMove(draft, group, move, null)
    endOperation(draft, move.operation, 'CANCELLED', `${group} is taken offline instead.`, order.cause)
  }
  for (const system of systems) {
    const text = `Initiating manual offline of group ${group} on system ${system}.`
    const cause = announce(draft, 10167, text, group, system, order)
    setPlaceIntent(draft, group, system, { kind: 'offline', operation: order.operation, cause })
  }
}

function switchOver(draft: Draft, group: GroupName, to: SystemName | null, order: Order): void {
  const [from = null] = to === null ? [] : switchSources(draft.state, group, to)
  const text = `Initiating switch of group ${group} from ${from} to ${to}.`
  const cause = announce(draft, 10208, text, group, to, order)
  addMove(draft, group, { kind: 'switchover', from, to, operation: order.operation, cause })
  acceptAutostart(draft, group, to)
  draft.updateGroup(group, { resumeOn: undefined, onlineRetry: undefined })
}

/** Of a stopped system a named person says that the group is down there; the engine does not look itself. */
function autoenable(draft: Draft, group: GroupName, system: SystemName, order: Order): void {
  const isStopped = draft.system(system).contact.kind === 'stopped'
  draft.updatePlace(group, system, { autoDisabled: false, ...(isStopped ? { stoppedDown: true } : {}) })
  if (!isStopped) return
  const text = `${order.user} has made sure that group ${group} does not run on system ${system}, which is stopped: it may be started elsewhere.`
  draft.decide({ severity: 'WARNING', message: 90256, text, cause: order.cause, group, system })
}
