import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantText } from './instant-text.ts'

test('an instant reads as the calendar has it, in UTC', () => {
  expect(instantText(0)).toBe('1970-01-01 00:00:00 UTC')
  expect(instantText(Date.UTC(2024, 1, 29, 23, 59, 59, 999))).toBe('2024-02-29 23:59:59 UTC')
  expect(instantText(Date.UTC(2000, 11, 31))).toBe('2000-12-31 00:00:00 UTC')
  expect(instantText(Date.UTC(1969, 6, 20, 20, 17))).toBe('1969-07-20 20:17:00 UTC')
})

test('it agrees with the platform on every day', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(1900), max: Date.UTC(2400) }), (instant) => {
      const expected = new Date(instant).toISOString().replace('T', ' ').replace(/\..*$/, ' UTC')
      expect(instantText(instant)).toBe(expected)
    }),
  )
})
