import { create } from 'zustand'
import type { LabelShape, LabelTone } from '../words/label.ts'

export type Toast = {
  readonly id: number
  readonly tone: LabelTone
  readonly shape: LabelShape
  readonly title: string
  readonly lines: readonly string[]
  readonly action?: { readonly label: string; readonly href: string }
}

type NewToast = Omit<Toast, 'id'> & { readonly lastsMs?: number }

const useStore = create<{ readonly toasts: readonly Toast[] }>()(() => ({ toasts: [] }))

let nextId = 1

export const useToasts = (): readonly Toast[] => useStore((state) => state.toasts)

export const dismissToast = (id: number): void =>
  useStore.setState((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) }))

/** Shows news in the corner. Bad news stays until it is dismissed. */
export function showToast({ lastsMs, ...toast }: NewToast): void {
  const id = nextId++
  useStore.setState((state) => ({ toasts: [...state.toasts.slice(-3), { ...toast, id }] }))
  const lasts = lastsMs ?? (toast.tone === 'faulted' ? null : 6000)
  if (lasts !== null) setTimeout(() => dismissToast(id), lasts)
}
