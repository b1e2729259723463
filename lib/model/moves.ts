import type { GroupMove, GroupRuntime } from './runtime.ts'

/** All moves of a group under way: one, but for a hybrid group that leaves systems in several zones. */
export function movesOf({
  move,
  otherMoves,
}: Pick<GroupRuntime, 'move' | 'otherMoves'>): readonly GroupMove[] {
  if (move === null) return []
  return otherMoves === undefined ? [move] : [move, ...otherMoves]
}
