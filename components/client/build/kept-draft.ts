import { create } from 'zustand'

/** What was last worked on in a cluster: kept by this browser, without a secret, as the address is. */
export type KeptDraft = { readonly draft: string; readonly step: string; readonly atMs: number }

const keyOf = (cluster: string): string => `hawser.build.${cluster}`

const useStore = create<{ readonly kept: Readonly<Record<string, KeptDraft | null>> }>()(() => ({ kept: {} }))

const setKept = (cluster: string, draft: KeptDraft | null): void =>
  useStore.setState(({ kept }) => ({ kept: { ...kept, [cluster]: draft } }))

/** The last draft of a cluster; null when there is none, or before `readKept` has looked. */
export const useKeptDraft = (cluster: string): KeptDraft | null =>
  useStore((state) => state.kept[cluster] ?? null)

/** Looks what the browser has kept. To be called after the page has come alive. */
export function readKept(cluster: string): void {
  try {
    setKept(cluster, keptOf(localStorage.getItem(keyOf(cluster))))
  } catch {
    // A browser that keeps nothing has nothing to go on with.
    setKept(cluster, null)
  }
}

export function keepDraft(cluster: string, draft: KeptDraft): void {
  setKept(cluster, draft)
  try {
    localStorage.setItem(keyOf(cluster), JSON.stringify(draft))
  } catch {
    // The address has it all the same.
    setKept(cluster, draft)
  }
}

export function forgetDraft(cluster: string): void {
  setKept(cluster, null)
  try {
    localStorage.removeItem(keyOf(cluster))
  } catch {
    setKept(cluster, null)
  }
}

/** What stands under the key may be of another version, or of somebody else. */
export function keptOf(text: string | null): KeptDraft | null {
  if (text === null) return null
  try {
    const known: unknown = JSON.parse(text)
    if (typeof known !== 'object' || known === null) return null
    const { draft, step, atMs } = known as Partial<Record<keyof KeptDraft, unknown>>
    return typeof draft === 'string' && typeof step === 'string' && typeof atMs === 'number'
      ? { draft, step, atMs }
      : null
  } catch {
    return null
  }
}
