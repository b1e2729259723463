/**
 * The newest draft of a cluster, and every earlier one that the addresses of this page have held. An address of the
 * browser's history with an earlier one means the newest: going back takes no answer away.
 */
export type DraftMemory = {
  /** The draft that an address stands for. */
  readonly meant: (draft: string | null) => string | null
  readonly note: (draft: string | null) => void
}

export function draftMemory(): DraftMemory {
  const written = new Set<string>()
  let newest: string | null = null
  return {
    meant: (draft) => (draft !== null && written.has(draft) ? newest : draft),
    note: (draft) => {
      if (draft === null) return
      written.add(draft)
      newest = draft
    },
  }
}

const memories = new Map<string, DraftMemory>()

/** The memory of a cluster, for as long as the page lives. */
export function memoryOf(cluster: string): DraftMemory {
  const known = memories.get(cluster)
  if (known) return known
  const fresh = draftMemory()
  memories.set(cluster, fresh)
  return fresh
}
