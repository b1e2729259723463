'use client'

import { useMemo, useSyncExternalStore } from 'react'

/** What was last worked on in a cluster: kept by this browser, without a secret, as the address is. */
export type KeptDraft = { readonly draft: string; readonly step: string; readonly atMs: number }

const keyOf = (cluster: string): string => `hawser.build.${cluster}`

const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

/** The last draft of a cluster, of this tab or another; null when there is none. */
export function useKeptDraft(cluster: string): KeptDraft | null {
  const text = useSyncExternalStore(
    subscribe,
    () => stored(() => localStorage.getItem(keyOf(cluster))) ?? null,
    () => null,
  )
  return useMemo(() => keptOf(text), [text])
}

export function keepDraft(cluster: string, draft: KeptDraft): void {
  stored(() => localStorage.setItem(keyOf(cluster), JSON.stringify(draft)))
  for (const listener of listeners) listener()
}

export function forgetDraft(cluster: string): void {
  stored(() => localStorage.removeItem(keyOf(cluster)))
  for (const listener of listeners) listener()
}

/** What the storage answers; undefined from a browser that keeps nothing. The address has the draft all the same. */
function stored<Answer>(ask: () => Answer): Answer | undefined {
  try {
    return ask()
  } catch {
    return undefined
  }
}

/** What stands under the key may be of another version, or of somebody else. */
export function keptOf(text: string | null): KeptDraft | null {
  const known = text === null ? undefined : stored((): unknown => JSON.parse(text))
  if (typeof known !== 'object' || known === null) return null
  const { draft, step, atMs } = known as Partial<Record<keyof KeptDraft, unknown>>
  return typeof draft === 'string' && typeof step === 'string' && typeof atMs === 'number'
    ? { draft, step, atMs }
    : null
}
