import { type Edge, MarkerType, type Node } from '@xyflow/react'
import { type Arrow, type Box, type Picture, type Positions, boxHeight, boxWidth } from './picture.ts'

export type BoxNode = Node<{ readonly box: Box; readonly dimmed: boolean }, 'box'>
export type ArrowEdge = Edge<
  {
    readonly text: string
    readonly firm: boolean
    readonly dimmed: boolean
    /** Where its words stand: at the end that it shares with no other arrow. */
    readonly wordsAt: 'parent' | 'child' | 'middle'
  },
  'arrow'
>

/**
 * Turns a picture and the places of its boxes into React Flow's nodes and edges. Pure. A box without a place
 * is left out, with its arrows, until the layout has found one. `kin` (may be null) stays bright, the rest dims.
 */
export function toFlow(
  picture: Picture,
  positions: Positions,
  kin: ReadonlySet<string> | null,
): { nodes: BoxNode[]; edges: ArrowEdge[] } {
  const dimmed = (id: string) => kin !== null && !kin.has(id)
  const nodes = picture.boxes.flatMap((box): BoxNode[] => {
    const position = positions[box.id]
    if (!position) return []
    return [
      {
        id: box.id,
        type: 'box',
        position,
        data: { box, dimmed: dimmed(box.id) },
        width: boxWidth,
        height: boxHeight,
        ariaRole: 'link',
        ariaLabel: [box.title, box.note, box.label.text, ...box.marks.map((mark) => mark.text)]
          .filter((part) => part !== '')
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
        dimmed: dimmed(arrow.parent) || dimmed(arrow.child),
        wordsAt: wordsAt(arrow),
      },
    }))
  return { nodes, edges }
}
