import type { ElkNode } from 'elkjs/lib/elk-api'
import { type Picture, type Positions, boxHeight, boxWidth } from '../picture.ts'

const layered = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.spacing.nodeNode': '28',
  'elk.layered.spacing.nodeNodeBetweenLayers': '52',
  // A service stands in the middle over its branches.
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.spacing.componentComponent': '44',
  'elk.padding': '[top=8,left=8,bottom=8,right=8]',
}

/** Keeps the order the old places show, so that a new box leaves the others where a person knows them. */
const interactive = {
  'elk.interactive': 'true',
  'elk.layered.crossingMinimization.strategy': 'INTERACTIVE',
  'elk.layered.cycleBreaking.strategy': 'INTERACTIVE',
  'elk.layered.layering.strategy': 'INTERACTIVE',
}

/** A picture in the words of the layout engine; seeded with the old places when every box but a few has one. */
export function toElk(picture: Picture, old: Positions): ElkNode {
  const seeded = picture.boxes.length > 0 && picture.boxes.every((box) => old[box.id])
  return {
    id: 'picture',
    layoutOptions: seeded
      ? { ...layered, ...interactive }
      : { ...layered, 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' },
    children: picture.boxes.map((box) => ({
      id: box.id,
      width: boxWidth,
      height: boxHeight,
      ...old[box.id],
    })),
    edges: picture.arrows.map((arrow) => ({
      id: `${arrow.parent}>${arrow.child}`,
      sources: [arrow.parent],
      targets: [arrow.child],
    })),
  }
}

/** Places of the boxes in the layout's answer, in whole pixels. */
export function fromElk(answer: ElkNode): Positions {
  return Object.fromEntries(
    (answer.children ?? []).map((child) => [
      child.id,
      { x: Math.round(child.x ?? 0), y: Math.round(child.y ?? 0) },
    ]),
  )
}

/**
 * First guess for boxes that came to a picture whose others have places: beside the first child or parent
 * that has one, one layer off. Null when no box has a place yet.
 */
export function seed(picture: Picture, old: Positions): Positions | null {
  if (!picture.boxes.some((box) => old[box.id])) return null
  const places: Record<string, { x: number; y: number }> = {}
  const step = boxHeight + 52
  for (const box of picture.boxes) {
    const known = old[box.id]
    const below = picture.arrows.find((arrow) => arrow.parent === box.id && old[arrow.child])
    const above = picture.arrows.find((arrow) => arrow.child === box.id && old[arrow.parent])
    const child = below && old[below.child]
    const parent = above && old[above.parent]
    if (known) places[box.id] = known
    else if (child) places[box.id] = { x: child.x + 1, y: child.y - step }
    else if (parent) places[box.id] = { x: parent.x + 1, y: parent.y + step }
    else places[box.id] = { x: rightEdge(old) + 44, y: 8 }
  }
  return places
}

const rightEdge = (places: Positions): number =>
  Object.values(places).reduce((edge, place) => Math.max(edge, place.x + boxWidth), 0)
