import { switchableResources } from '#lib/model/group-members.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { CauseId, DownConfirmation, OperationId } from '#lib/model/runtime.ts'
import type { Draft } from '../draft.ts'
import { leaveByFailover } from '../group/fault.ts'
import { replaceMove } from '../group/moves.ts'
import { spotsOf } from '../group/place-intent.ts'
import { endOperation, endStep } from '../operator/operations.ts'
import { noCounts } from '../initial-state.ts'
import { isFailoverGroup, isFrozen } from '../start-guard.ts'
import { endFenceOperation } from './fence-operation.ts'
import { groupsOn } from './sight.ts'

/**
 * A system is certainly down, by a fence or a named person: everything on it is OFFLINE, and what waited
 * for this goes on elsewhere. vcs-semantics §4.4.
 */
export function systemDown(draft: Draft, system: SystemName, confirmedBy: DownConfirmation): void {
  const who =
    confirmedBy.kind === 'fence'
      ? `fence device ${confirmedBy.device} reports it off`
      : `${confirmedBy.user} confirmed in person that it is down`
  const cause = draft.decide({
    severity: 'ERROR',
    message: 10322,
    text: `System ${system} changed state from ${draft.system(system).state} to FAULTED: ${who}.`,
    system,
  })
  endFenceOperation(draft, system, 'DONE', `${system} is down: ${who}.`)
  const contact = { kind: 'down', since: draft.at, confirmedBy } as const
  draft.updateSystem(system, { contact, state: 'FAULTED', since: draft.at, cause })
  for (const group of groupsOn(draft, system)) vacate(draft, group, system, cause)
}

function vacate(draft: Draft, group: GroupName, system: SystemName, cause: CauseId): void {
  const { intent } = draft.place(group, system)
  const wasUp = switchableResources(draft.state.configuration, group, system).some(
    (resource) => draft.resource({ group, resource, system }).remembered,
  )
  const wishes = clearResources(draft, group, system, cause)
  const lostWithSystem = wasUp || undefined
  draft.updatePlace(group, system, { intent: null, autoDisabled: false, lostWithSystem })
  leaveNothingBehind(draft, group, system)
  if (intent?.kind === 'online') {
    wishes.add(intent.operation)
    if (!isFrozen(draft.state, group, system)) leaveFromNowhere(draft, group, system, cause)
  }
  for (const operation of wishes) endOperation(draft, operation, 'FAILED', `system ${system} is down.`, cause)
  draft.touched.add(group)
}

function leaveFromNowhere(draft: Draft, group: GroupName, system: SystemName, cause: CauseId): void {
  if (!isFailoverGroup(draft.state, group)) return
  leaveByFailover(draft, group, system, cause)
  leaveNothingBehind(draft, group, system)
}

/** A move that leaves the system has nothing to wait for there any more. */
function leaveNothingBehind(draft: Draft, group: GroupName, system: SystemName): void {
  const move = movesOf(draft.group(group)).find(({ from }) => from === system)
  if (move) replaceMove(draft, group, move, { ...move, from: null, origin: system })
}

/** Everything OFFLINE; answers the operations that wanted single resources online there. */
function clearResources(
  draft: Draft,
  group: GroupName,
  system: SystemName,
  cause: CauseId,
): Set<OperationId | null> {
  const wishes = new Set<OperationId | null>()
  for (const spot of spotsOf(draft, group, system)) {
    const { wanted } = draft.resource(spot)
    if (wanted?.kind === 'online') wishes.add(wanted.operation)
    draft.updateResource(spot, {
      state: 'OFFLINE',
      flags: [],
      iState: 'not waiting',
      probed: false,
      confidence: 0,
      running: null,
      cleaning: null,
      wanted: null,
      remembered: false,
      onlineCutOff: undefined,
      adminWait: undefined,
      counters: noCounts,
      since: draft.at,
      cause,
    })
    endStep(draft, spot, 'offline', 'done')
  }
  return wishes
}
