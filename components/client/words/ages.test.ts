import { describe, expect, it } from 'vitest'
import { ageText, durationText, isoTime } from './ages.ts'

describe('ages', () => {
  it.each([
    [-500, '0 s'],
    [2_400, '2 s'],
    [89_000, '89 s'],
    [240_000, '4 min'],
    [3 * 3_600_000, '3 h'],
    [5 * 86_400_000, '5 d'],
  ])('says %i ms as %s', (ageMs, text) => {
    expect(ageText(ageMs)).toBe(text)
  })

  it.each([
    [350, '350 ms'],
    [1_234, '1.2 s'],
    [48_000, '48 s'],
    [125_000, '2 min 05 s'],
  ])('measures %i ms as %s', (durationMs, text) => {
    expect(durationText(durationMs)).toBe(text)
  })

  it('copies times in UTC', () => {
    expect(isoTime(0)).toBe('1970-01-01T00:00:00.000Z')
  })
})
