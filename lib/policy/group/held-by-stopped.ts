import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { GroupMove } from '#lib/model/runtime.ts'
import type { Draft } from '../draft.ts'
import { replaceMove } from './moves.ts'

/**
 * A failover can go nowhere while the group may run on a system that was stopped with its applications left
 * running: told once, since no fence and no monitor will change it. vcs-semantics §4.4, §4.5.
 */
export function tellHeldByStopped(
  draft: Draft,
  group: GroupName,
  move: GroupMove,
  unconfirmed: readonly SystemName[],
): void {
  const stopped = unconfirmed.filter((system) => draft.system(system).contact.kind === 'stopped')
  const isNews = stopped.some((system) => !move.heldBy?.includes(system))
  if (!isNews) return
  const names = stopped.join(', ')
  const text = `Group ${group} is started nowhere while nobody knows whether it runs on ${names}, which was stopped with its applications left running: start ${names} again, or make sure and autoenable the group there.`
  draft.decide({ severity: 'CRITICAL', message: 90257, text, cause: move.cause, group, system: move.from })
  replaceMove(draft, group, move, { ...move, heldBy: stopped })
}
