/**
 * The drafts that the addresses of this tab's history may hold, in their order; the last one is the newest. An address
 * with an earlier one means the newest: going back takes no answer away.
 */
export type DraftMemory = {
  readonly drafts: readonly string[]
  /** The newest stands in an address that was left: what follows does not take its place. */
  readonly isLeft: boolean
}

export const noDrafts: DraftMemory = { drafts: [], isLeft: true }

/** The draft that an address stands for. */
export const meantBy = ({ drafts }: DraftMemory, draft: string | null): string | null =>
  draft !== null && drafts.includes(draft) ? (drafts.at(-1) ?? draft) : draft

/** An address was opened: one of before, or another one, with which another history begins. */
export const afterTaking = ({ drafts }: DraftMemory, draft: string | null): DraftMemory => ({
  drafts: draft === null || drafts.includes(draft) ? drafts : [draft],
  isLeft: true,
})

/** More than these are not told apart from addresses of elsewhere. */
const most = 100

/**
 * A person went on from one draft to another, in an address of its own (`push`) or in the same (`replace`). A draft
 * that is begun anew has nothing to do with those before it.
 */
export function afterGoing(
  memory: DraftMemory,
  from: string | null,
  to: string | null,
  how: 'push' | 'replace',
): DraftMemory {
  if (to === null) return noDrafts
  if (from === null && !memory.drafts.includes(to)) return { drafts: [to], isLeft: how === 'push' }
  const kept = how === 'replace' && !memory.isLeft ? memory.drafts.slice(0, -1) : memory.drafts
  return { drafts: [...kept.filter((each) => each !== to), to].slice(-most), isLeft: how === 'push' }
}
