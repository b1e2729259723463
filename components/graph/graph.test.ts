import { expect, test } from 'vitest'
import { label } from '#components/client/words/label.ts'
import { rowsOf } from './GraphTable.tsx'
import { seed, toElk } from './layout/elk-graph.ts'
import { type Picture, boxHeight, kinOf, layersOf, shapeOf } from './picture.ts'
import { toFlow } from './to-flow.ts'

const box = (id: string, text = 'Online') => ({
  id,
  title: id,
  note: 'Type',
  label: label(text, 'disc-tick', 'online'),
  marks: [],
  href: `/${id}`,
  quiet: false,
})
const arrow = (parent: string, child: string) => ({ parent, child, text: '', firm: true })
const key = { labels: [], lines: [] }
const picture: Picture = {
  key,
  boxes: ['imap', 'core', 'mount', 'ip', 'nic', 'other'].map((id) => box(id)),
  arrows: [arrow('imap', 'core'), arrow('core', 'mount'), arrow('core', 'ip'), arrow('ip', 'nic')],
}
const positions = Object.fromEntries(
  picture.boxes.map(({ id }, index) => [id, { x: index * 10, y: index * 20 }]),
)

test('a state that changes leaves places and shape alone', () => {
  const changed: Picture = { ...picture, boxes: picture.boxes.map(({ id }) => box(id, 'Faulted')) }
  expect(shapeOf(changed)).toBe(shapeOf(picture))
  const places = (from: Picture) => toFlow(from, positions, null).nodes.map((node) => node.position)
  expect(places(changed)).toEqual(places(picture))
})

test('a box without a place waits for the layout, with its arrows', () => {
  const { core: _, ...some } = positions
  const { nodes, edges } = toFlow(picture, some, null)
  expect(nodes.map((node) => node.id)).toEqual(['imap', 'mount', 'ip', 'nic', 'other'])
  expect(edges.map((edge) => edge.id)).toEqual(['ip>nic'])
})

test('kin is what a box stands on and what stands on it', () => {
  expect([...kinOf(picture, 'ip')].toSorted()).toEqual(['core', 'imap', 'ip', 'nic'])
  const { nodes } = toFlow(picture, positions, kinOf(picture, 'ip'))
  expect(nodes.filter((node) => node.data.dimmed).map((node) => node.id)).toEqual(['mount', 'other'])
})

test('a new box is seeded beside its kin and the layout keeps the known order', () => {
  const grown: Picture = {
    key,
    boxes: [...picture.boxes, box('pop')],
    arrows: [...picture.arrows, arrow('pop', 'core')],
  }
  const seeded = seed(grown, positions)
  expect(seeded?.pop).toEqual({ x: positions.core!.x + 1, y: positions.core!.y - boxHeight - 52 })
  expect(toElk(grown, seeded ?? {}).layoutOptions?.['elk.interactive']).toBe('true')
  expect(seed(picture, {})).toBeNull()
  expect(toElk(picture, {}).layoutOptions?.['elk.interactive']).toBeUndefined()
})

test('the list twin shows roots first and unfolds a shared child once', () => {
  const shared: Picture = {
    key,
    boxes: ['a', 'b', 'c', 'd'].map((id) => box(id)),
    arrows: [arrow('a', 'c'), arrow('b', 'c'), arrow('c', 'd')],
  }
  expect(rowsOf(shared).map(({ box: { id }, depth }) => [id, depth])).toEqual([
    ['a', 0],
    ['c', 1],
    ['d', 2],
    ['b', 0],
    ['c', 1],
  ])
})

test('layers hold each box below every parent, also in a ring', () => {
  expect(layersOf(picture)).toEqual([['imap', 'other'], ['core'], ['mount', 'ip'], ['nic']])
  const ring: Picture = { key, boxes: [box('a'), box('b')], arrows: [arrow('a', 'b'), arrow('b', 'a')] }
  expect(layersOf(ring).flat().toSorted()).toEqual(['a', 'b'])
})

test('words of arrows stand at the end that no other arrow shares', () => {
  const { edges } = toFlow(picture, positions, null)
  expect(edges.map((edge) => [edge.id, edge.data?.wordsAt])).toEqual([
    ['imap>core', 'parent'],
    ['core>mount', 'child'],
    ['core>ip', 'child'],
    ['ip>nic', 'parent'],
  ])
})
