import { expect, it } from 'vitest'
import { moved } from './list-steps.ts'

it('moves an item up and down and stays where there is no place', () => {
  const items = ['a', 'b', 'c']
  expect(moved(items, 2, 0)).toEqual(['c', 'a', 'b'])
  expect(moved(items, 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(items, 0, -1)).toBe(items)
  expect(moved(items, 2, 3)).toBe(items)
})
