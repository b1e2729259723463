import type { Label } from '#components/client/words/label.ts'

/**
 * A dependency graph as it is to be drawn: parents on top, what they require below. Made from the model by
 * `resource-picture.ts` and `group-picture.ts`, turned into React Flow's elements by `to-flow.ts`.
 */
export type Picture = {
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
  readonly key: Key
}

/** What the signs and strokes of a picture mean. */
export type Key = {
  readonly labels: readonly Label[]
  readonly lines: readonly {
    readonly look: 'box' | 'quiet-box' | 'arrow' | 'dashed-arrow' | 'mark'
    readonly text: string
  }[]
}

/** What a draft does to a box or an arrow. */
export type Change = 'added' | 'removed' | 'changed'

export type Box = {
  readonly id: string
  readonly title: string
  /** Type of a resource, or where a group runs. */
  readonly note: string
  readonly label: Label
  /** Frozen, not critical, disabled … as further marks. */
  readonly marks: readonly Label[]
  readonly href: string
  /** Persistent resources and the like: drawn quieter. */
  readonly quiet: boolean
  readonly change?: Change
}

export type Arrow = {
  readonly parent: string
  readonly child: string
  /** Kind of dependency, empty between resources. */
  readonly text: string
  readonly firm: boolean
  readonly change?: Change
}

/** How arrows are drawn by hand: what may be linked, and what is done with it. */
export type Linking = {
  /** Why `parent` may not require `child`; null when it may. */
  readonly refusal: (parent: string, child: string) => string | null
  readonly onLink: (parent: string, child: string) => void
  /** An arrow was dropped where it may not end. */
  readonly onRefused: (why: string) => void
  /** An arrow was chosen. */
  readonly onArrow: (parent: string, child: string) => void
}

/** Left upper corner of each box. */
export type Positions = Readonly<Record<string, { readonly x: number; readonly y: number }>>

export const boxWidth = 208
export const boxHeight = 64

/** Changes only when boxes or arrows come or go: what a new layout depends on. */
export const shapeOf = (picture: Picture): string =>
  JSON.stringify([
    picture.boxes.map((box) => box.id),
    picture.arrows.map((arrow) => [arrow.parent, arrow.child]),
  ])

/** Names of the boxes from top to bottom, each as far down as its longest chain of parents. */
export function layersOf(picture: Picture): readonly (readonly string[])[] {
  const depths = new Map(picture.boxes.map((box) => [box.id, 0]))
  // A chain is at most as long as there are boxes; a ring would otherwise sink for ever.
  for (let round = 0; round < picture.boxes.length; round++) {
    let sank = false
    for (const { parent, child } of picture.arrows) {
      const wanted = (depths.get(parent) ?? 0) + 1
      const depth = depths.get(child)
      if (depth === undefined || depth >= wanted) continue
      depths.set(child, wanted)
      sank = true
    }
    if (!sank) break
  }
  const layers: string[][] = []
  for (const [id, depth] of depths) (layers[depth] ??= []).push(id)
  return layers.filter((layer) => layer.length > 0)
}

/** Everything a box stands on and everything that stands on it, itself included. */
export function kinOf(picture: Picture, id: string): ReadonlySet<string> {
  const kin = new Set([id])
  const walk = (from: string, end: 'parent' | 'child', other: 'parent' | 'child') => {
    for (const arrow of picture.arrows) {
      if (arrow[end] !== from || kin.has(arrow[other])) continue
      kin.add(arrow[other])
      walk(arrow[other], end, other)
    }
  }
  walk(id, 'parent', 'child')
  const down = new Set(kin)
  walk(id, 'child', 'parent')
  return new Set([...down, ...kin])
}
