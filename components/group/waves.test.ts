import { expect, test } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import { wavesOf } from './waves.ts'

const step = (id: number, ...after: number[]) => ({
  id,
  after,
  action: 'online' as const,
  group: groupName('g'),
  resource: resourceName(`r${id}`),
  system: systemName('s'),
})
const ids = (...steps: ReturnType<typeof step>[]) => wavesOf(steps).map((wave) => wave.map(({ id }) => id))

test('independent steps share a wave, dependent ones follow', () => {
  expect(ids(step(1), step(2), step(3, 1, 2), step(4, 3), step(5))).toEqual([[1, 2, 5], [3], [4]])
})

test('order of the list does not matter and a ring does not hang', () => {
  expect(ids(step(3, 2), step(2, 1), step(1))).toEqual([[1], [2], [3]])
  expect(ids(step(1, 2), step(2, 1)).flat().toSorted()).toEqual([1, 2])
})
