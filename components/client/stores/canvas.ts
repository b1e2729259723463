import { create } from 'zustand'

type Places = Readonly<Record<string, { readonly x: number; readonly y: number }>>
type View = { readonly x: number; readonly y: number; readonly zoom: number }
type Kept = { readonly shape: string; readonly positions: Places }

/** Where the boxes of each graph stand and where the person looked: theirs, for as long as the page lives. */
type Canvas = {
  readonly kept: Readonly<Record<string, Kept>>
  readonly views: Readonly<Record<string, View>>
}

const useStore = create<Canvas>()(() => ({ kept: {}, views: {} }))

export const usePositionsOf = (key: string): Kept | undefined => useStore((state) => state.kept[key])

export const keepPositions = (key: string, shape: string, positions: Places): void =>
  useStore.setState(({ kept }) => ({ kept: { ...kept, [key]: { shape, positions } } }))

export function movePosition(key: string, id: string, x: number, y: number): void {
  useStore.setState(({ kept }) => {
    const before = kept[key]
    if (!before) return {}
    return { kept: { ...kept, [key]: { ...before, positions: { ...before.positions, [id]: { x, y } } } } }
  })
}

/** Undefined until the person has moved the picture: only then may it be fitted to the window. */
export const viewOf = (key: string): View | undefined => useStore.getState().views[key]

export const keepView = (key: string, view: View): void =>
  useStore.setState(({ views }) => ({ views: { ...views, [key]: view } }))
