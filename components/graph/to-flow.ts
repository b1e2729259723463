import { type Edge, MarkerType, type Node } from '@xyflow/react'
import {
  type Arrow,
  type Box,
  type Change,
  type Linking,
  type Picture,
  type Positions,
  boxHeight,
  boxWidth,
} from './picture.ts'

/** What a box is while an arrow is being drawn; `at rest` otherwise, `fixed` where none can be drawn. */
export type Reach = 'fixed' | 'at rest' | 'origin' | 'legal' | 'illegal'

/** An arrow on its way: from which box, and whether that is its parent. */
export type Drawn = { readonly from: string; readonly end: 'parent' | 'child' }

export type BoxNode = Node<
  {
    readonly box: Box
    readonly dimmed: boolean
    readonly reach: Reach
    /** Which end of the arrow may be dropped here. */
    readonly takes: Drawn['end'] | null
  },
  'box'
>
export type ArrowEdge = Edge<
  {
    readonly text: string
    readonly firm: boolean
    readonly change: Change | null
    readonly dimmed: boolean
    /** Where its words stand: at the end that it shares with no other arrow. */
    readonly wordsAt: 'parent' | 'child' | 'middle'
  },
  'arrow'
>

/**
 * Turns a picture and the places of its boxes into React Flow's nodes and edges. Pure. A box without a place
 * is left out, with its arrows, until the layout has found one. `kin` (may be null) stays bright, the rest dims.
 * While an arrow is `drawn`, each box says whether it may be its other end.
 */
export function toFlow(
  picture: Picture,
  positions: Positions,
  kin: ReadonlySet<string> | null,
  linking: Linking | null = null,
  drawn: Drawn | null = null,
): { nodes: BoxNode[]; edges: ArrowEdge[] } {
  const dimmed = (id: string) => kin !== null && drawn === null && !kin.has(id)
  const takes = drawn && (drawn.end === 'parent' ? 'child' : 'parent')
  const nodes = picture.boxes.flatMap((box): BoxNode[] => {
    const position = positions[box.id]
    if (!position) return []
    return [
      {
        id: box.id,
        type: 'box',
        position,
        data: { box, dimmed: dimmed(box.id), reach: reachOf(box.id, linking, drawn), takes },
        width: boxWidth,
        height: boxHeight,
        ariaRole: 'link',
        ariaLabel: [box.title, box.note, box.label.text, ...box.marks.map((mark) => mark.text), box.change]
          .filter(Boolean)
          .join(', '),
        domAttributes: { 'aria-roledescription': undefined },
      },
    ]
  })
  const count = (end: 'parent' | 'child', id: string) =>
    picture.arrows.filter((arrow) => arrow[end] === id).length
  const wordsAt = ({ parent, child }: Arrow) =>
    count('parent', parent) === 1 ? 'parent' : count('child', child) === 1 ? 'child' : 'middle'
  const placed = new Set(nodes.map((node) => node.id))
  const edges = picture.arrows
    .filter((arrow) => placed.has(arrow.parent) && placed.has(arrow.child))
    .map((arrow): ArrowEdge => ({
      id: `${arrow.parent}>${arrow.child}`,
      type: 'arrow',
      source: arrow.parent,
      target: arrow.child,
      focusable: false,
      markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: 'var(--line-strong)' },
      data: {
        text: arrow.text,
        firm: arrow.firm,
        change: arrow.change ?? null,
        dimmed: dimmed(arrow.parent) || dimmed(arrow.child),
        wordsAt: wordsAt(arrow),
      },
    }))
  return { nodes, edges }
}

/**
 * The boxes that a picture does not have yet and will have when it has grown into `room`: unseen and out of reach,
 * so that a view that is fitted leaves them their place. Pure.
 */
export function placeholders(room: Picture, picture: Picture, positions: Positions): BoxNode[] {
  if (room === picture) return []
  const there = new Set(picture.boxes.map(({ id }) => id))
  const missing = room.boxes.filter(({ id }) => !there.has(id))
  return toFlow({ ...room, boxes: missing, arrows: [] }, positions, null).nodes.map((node) => ({
    ...node,
    className: 'invisible',
    style: { visibility: 'hidden' },
    focusable: false,
    draggable: false,
    selectable: false,
  }))
}

function reachOf(id: string, linking: Linking | null, drawn: Drawn | null): Reach {
  if (!linking) return 'fixed'
  if (!drawn) return 'at rest'
  if (drawn.from === id) return 'origin'
  return refusalOf(linking, drawn, id) === null ? 'legal' : 'illegal'
}

/** Why an arrow on its way may not end at a box; null when it may. */
export const refusalOf = (linking: Linking, { from, end }: Drawn, to: string): string | null =>
  end === 'parent' ? linking.refusal(from, to) : linking.refusal(to, from)
