import { noDrafts, type DraftMemory } from './draft-memory.ts'

const keyOf = (cluster: string): string => `hawser.build.history.${cluster}`

const memories = new Map<string, DraftMemory>()

/** What the history of this tab has held of a cluster's drafts; it outlives a reload. */
export function tabMemory(cluster: string): DraftMemory {
  const known = memories.get(cluster)
  if (known) return known
  const fresh = storedMemory(cluster)
  memories.set(cluster, fresh)
  return fresh
}

export function setTabMemory(cluster: string, memory: DraftMemory): void {
  if (tabMemory(cluster) === memory) return
  memories.set(cluster, memory)
  try {
    sessionStorage.setItem(keyOf(cluster), JSON.stringify(memory.drafts))
  } catch {
    // A browser that keeps nothing knows its history until the next reload.
    memories.set(cluster, memory)
  }
}

function storedMemory(cluster: string): DraftMemory {
  try {
    const drafts: unknown = JSON.parse(sessionStorage.getItem(keyOf(cluster)) ?? '[]')
    const isList = Array.isArray(drafts) && drafts.every((draft) => typeof draft === 'string')
    return isList ? { drafts, isLeft: true } : noDrafts
  } catch {
    return noDrafts
  }
}
