import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { GroupMove } from '#lib/model/runtime.ts'
import { areExclusive } from '#lib/model/zones.ts'
import type { Draft } from '../draft.ts'

/** Replaces one move of a group by what has become of it; null: it is over. */
export function replaceMove(
  draft: Draft,
  group: GroupName,
  before: GroupMove,
  after: GroupMove | null,
): void {
  const moves = movesOf(draft.group(group)).flatMap((move) => (move === before ? (after ?? []) : move))
  setMoves(draft, group, moves)
}

/** Puts a further move on record. */
export const addMove = (draft: Draft, group: GroupName, move: GroupMove): void =>
  setMoves(draft, group, [...movesOf(draft.group(group)), move])

/** The moves of a group under way from now on; null and none are the same. */
export function setMoves(draft: Draft, group: GroupName, moves: readonly GroupMove[]): void {
  const [move = null, ...others] = moves
  draft.updateGroup(group, { move, otherMoves: others.length > 0 ? others : undefined })
}

/** Where a move began, whether or not that system is down by now. */
export const originOfMove = ({ from, origin }: GroupMove): SystemName | null => from ?? origin ?? null

/** Whether a move concerns a system: it leaves it, or what excludes it, or leads there. */
export function concerns(draft: Draft, group: GroupName, move: GroupMove, system: SystemName): boolean {
  const { configuration } = draft.state
  const ends = [originOfMove(move), move.to].filter((end) => end !== null)
  return ends.some((end) => end === system || areExclusive(configuration, group, end, system))
}

/** The move under way that concerns a system; undefined when there is none. */
export const moveConcerning = (draft: Draft, group: GroupName, system: SystemName): GroupMove | undefined =>
  movesOf(draft.group(group)).find((move) => concerns(draft, group, move, system))
