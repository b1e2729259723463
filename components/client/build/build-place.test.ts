import { expect, it } from 'vitest'
import { placeMeant, placeOf, queryOf } from './build-place.ts'
import { noDrafts } from './draft-memory.ts'

const at = (step: string, draft: string | null = 'simple') => ({ draft, step, group: '' })

it('a place is read as it was written, without what is empty', () => {
  const place = { draft: 'simple*user*a b', step: 'disks', group: 'Mail' }
  expect(queryOf(place)).toBe('draft=simple*user*a+b&step=disks&group=Mail')
  expect(placeOf(new URLSearchParams(queryOf(place)))).toEqual(place)
  expect(queryOf({ draft: null, step: '', group: '' })).toBe('')
})

it('an address of before keeps the newest draft, one from elsewhere its own', () => {
  const memory = { drafts: ['simple', 'simple*user*kim'], isLeft: true }
  expect(placeMeant(memory, queryOf(at('disks')))).toEqual(at('disks', 'simple*user*kim'))
  expect(placeMeant(memory, queryOf(at('disks', 'split')))).toEqual(at('disks', 'split'))
  expect(placeMeant(noDrafts, '')).toEqual({ draft: null, step: '', group: '' })
})
