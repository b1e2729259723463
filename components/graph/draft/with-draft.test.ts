import { expect, test } from 'vitest'
import { label } from '#components/client/words/label.ts'
import type { Picture } from '../picture.ts'
import { refusalOf, toFlow } from '../to-flow.ts'
import { withDraft } from './with-draft.ts'

const picture = (ids: string, arrows: readonly string[], text = ''): Picture => ({
  key: { labels: [], lines: [] },
  boxes: ids.split(' ').map((id) => ({
    id,
    title: id,
    note: 'Type',
    label: label('Online', 'disc-tick', 'online'),
    marks: [],
    href: `/${id}`,
    quiet: false,
  })),
  arrows: arrows.map((arrow) => {
    const [parent = '', child = ''] = arrow.split('>')
    return { parent, child, text, firm: true }
  }),
})

test('what runs keeps its state and order; what comes and goes is marked', () => {
  const merged = withDraft(picture('a b c', ['a>b', 'b>c']), picture('a b d', ['a>b', 'a>d']), {
    b: 'changed',
  })
  expect(merged.boxes.map(({ id, change, label: { text } }) => [id, change, text])).toEqual([
    ['a', undefined, 'Online'],
    ['b', 'changed', 'Online'],
    ['c', 'removed', 'Online'],
    ['d', 'added', 'Not applied yet'],
  ])
  expect(merged.arrows.map(({ parent, child, change }) => [parent + child, change])).toEqual([
    ['ab', undefined],
    ['bc', 'removed'],
    ['ad', 'added'],
  ])
})

test('a link of another kind is changed', () => {
  const [arrow] = withDraft(picture('a b', ['a>b'], 'soft'), picture('a b', ['a>b'], 'firm'), {}).arrows
  expect(arrow).toMatchObject({ text: 'firm', change: 'changed' })
})

test('while an arrow is drawn each box says whether it may be its other end', () => {
  const linking = {
    refusal: (parent: string, child: string) => (parent === 'a' && child === 'c' ? 'a cycle' : null),
    onLink: () => undefined,
    onRefused: () => undefined,
    onArrow: () => undefined,
  }
  const positions = { a: { x: 0, y: 0 }, b: { x: 1, y: 0 }, c: { x: 2, y: 0 } }
  const reach = (end: 'parent' | 'child') =>
    toFlow(picture('a b c', []), positions, null, linking, { from: 'a', end }).nodes.map(
      ({ data }) => data.reach,
    )
  expect(reach('parent')).toEqual(['origin', 'legal', 'illegal'])
  expect(reach('child')).toEqual(['origin', 'legal', 'legal'])
  expect(refusalOf(linking, { from: 'c', end: 'child' }, 'a')).toBe('a cycle')
})
