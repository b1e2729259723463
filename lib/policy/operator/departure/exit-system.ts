import { isConfirmedDownOn } from '#lib/model/group-state.ts'
import { isManaged } from '#lib/model/group-members.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Departure, OperationId } from '#lib/model/runtime.ts'
import { staysUpAtStop } from '#lib/planner/departure/evacuation.ts'
import type { Draft } from '../../draft.ts'
import { replaceMove } from '../../group/moves.ts'
import { spotsOf } from '../../group/place-intent.ts'
import { callClose } from '../../resource/care/agent-entry-points.ts'
import { groupsOn, loseSightOf } from '../../system/sight.ts'
import { changeState } from '../../system/system-state.ts'
import { endOperation } from '../operations.ts'
import type { Order } from '../order.ts'
import { resultOf } from './summary.ts'

/**
 * Everything on the system is confirmed down: its agents stop and it leaves (LEAVING, EXITING, EXITED). Its
 * groups count as down there while it stays so, and may be started elsewhere. vcs-semantics §2.1, §4.5.
 */
export function exitSystem(draft: Draft, system: SystemName, departure: Departure): void {
  const { cause, user, operation } = departure
  const exiting = changeState(draft, system, 'EXITING', 'Its agents stop.', 'NOTICE', cause)
  for (const group of groupsOn(draft, system)) {
    const isDown = isConfirmedDownOn(draft.state, group, system)
    if (!isDown || staysUpAtStop(draft.state, group)) loseSightOf(draft, group, system)
    draft.updatePlace(group, system, { stoppedDown: isDown })
  }
  stopAgents(draft, system)
  leaveAs(draft, system, user, 'offline')
  changeState(draft, system, 'EXITED', `${user} has stopped it.`, 'NOTICE', exiting)
  const { text } = resultOf(draft, system, departure)
  endOperation(draft, operation, 'DONE', `${system} is EXITED. ${text}`, cause)
}

/**
 * The system leaves with its applications running (hastop -local -force): whatever was wanted there is
 * dropped, nothing there is watched or touched, and nobody knows what runs there from now on. So its groups
 * are started nowhere else. vcs-semantics §2.1 "forced stop", §4.5.
 */
export function leaveSystem(draft: Draft, system: SystemName, { user, operation, cause }: Order): void {
  const text = 'Its applications are left running; nothing there is watched any more.'
  const exiting = changeState(draft, system, 'EXITING_FORCIBLY', text, 'NOTICE', cause)
  const dropped = new Set<OperationId | null>([draft.system(system).departure?.operation ?? null])
  for (const group of groupsOn(draft, system)) {
    for (const id of dropWishes(draft, group, system)) dropped.add(id)
    const isDown = isConfirmedDownOn(draft.state, group, system)
    loseSightOf(draft, group, system)
    draft.updatePlace(group, system, { stoppedDown: false, ...(isDown ? { leftDown: true } : {}) })
  }
  stopAgents(draft, system)
  leaveAs(draft, system, user, 'running')
  const exited = changeState(draft, system, 'EXITED', `${user} has stopped it.`, 'NOTICE', exiting)
  for (const id of dropped) endOperation(draft, id, 'CANCELLED', `${user} stopped system ${system}.`, exited)
  endOperation(draft, operation, 'DONE', `${system} is EXITED; what runs there was left running.`, exited)
}

function dropWishes(draft: Draft, group: GroupName, system: SystemName): (OperationId | null)[] {
  const dropped: (OperationId | null)[] = [draft.place(group, system).intent?.operation ?? null]
  draft.updatePlace(group, system, { intent: null })
  for (const move of movesOf(draft.group(group))) {
    if (move.from !== system && move.to !== system) continue
    dropped.push(move.operation)
    replaceMove(draft, group, move, null)
  }
  for (const spot of spotsOf(draft, group, system)) {
    dropped.push(draft.resource(spot).wanted?.operation ?? null)
    draft.updateResource(spot, { wanted: null })
  }
  return dropped
}

/** Nothing more begins there and no monitor is asked for; what its agents have in their care is closed. */
function stopAgents(draft: Draft, system: SystemName): void {
  draft.effects.push({ kind: 'forgetRuns', system })
  for (const group of groupsOn(draft, system)) {
    for (const spot of spotsOf(draft, group, system)) {
      draft.effects.push({ kind: 'cancelMonitor', resource: spot.resource, system })
      if (isManaged(draft.state.configuration, spot.resource, system)) callClose(draft, spot)
    }
    draft.touched.add(group)
  }
}

function leaveAs(draft: Draft, system: SystemName, by: string, applications: 'offline' | 'running'): void {
  const contact = { kind: 'stopped', since: draft.at, by, applications, answers: true } as const
  draft.updateSystem(system, { contact, departure: undefined })
}
