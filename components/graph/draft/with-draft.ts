import { label } from '#components/client/words/label.ts'
import type { Arrow, Box, Change, Picture } from '../picture.ts'

const drafted = label('Not applied yet', 'square', 'accent')

/**
 * The running picture with what a draft brings and takes laid over it: everything keeps its state and its
 * place, what would come is added, what would go is marked. `changes`: by the id of a box. Pure.
 */
export function withDraft(
  running: Picture,
  after: Picture,
  changes: Readonly<Record<string, Change>>,
): Picture {
  const known = new Set(running.boxes.map((box) => box.id))
  const staying = new Set(after.boxes.map((box) => box.id))
  const boxes = [
    ...running.boxes.map((box): Box => marked(box, staying.has(box.id) ? changes[box.id] : 'removed')),
    ...after.boxes
      .filter((box) => !known.has(box.id))
      .map((box): Box => ({
        ...box,
        label: drafted,
        change: 'added',
      })),
  ]
  const old = new Map(running.arrows.map((arrow) => [idOf(arrow), arrow]))
  const fresh = new Map(after.arrows.map((arrow) => [idOf(arrow), arrow]))
  const arrows = [
    ...running.arrows.map((arrow) => arrowAfter(arrow, fresh.get(idOf(arrow)))),
    ...after.arrows.filter((arrow) => !old.has(idOf(arrow))).map((arrow) => marked(arrow, 'added')),
  ]
  return { boxes, arrows, key: after.key }
}

const idOf = ({ parent, child }: Arrow): string => `${parent}>${child}`

const marked = <Thing extends { readonly change?: Change }>(
  thing: Thing,
  change: Change | undefined,
): Thing => (change ? { ...thing, change } : thing)

function arrowAfter(arrow: Arrow, fresh: Arrow | undefined): Arrow {
  if (!fresh) return marked(arrow, 'removed')
  return fresh.text === arrow.text && fresh.firm === arrow.firm ? arrow : marked(fresh, 'changed')
}
