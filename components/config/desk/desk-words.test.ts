import { expect, it } from 'vitest'
import { editCount } from './edit-count.ts'
import { remainingText } from './remaining-text.ts'

it('counts down in minutes and seconds and stops at zero', () => {
  expect([245_000, 59_001, 1, 0, -5000].map(remainingText)).toEqual(['4:05', '1:00', '0:01', '0:00', '0:00'])
})

it('counts changes', () => {
  expect([0, 1, 3].map(editCount)).toEqual(['no changes yet', '1 change waits', '3 changes wait'])
})
