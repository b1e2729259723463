import { describe, expect, it } from 'vitest'
import { afterLink, afterSeeing, goneTo, placeOf, queryOf, takenOver } from './build-place.ts'
import { noDrafts } from './draft-memory.ts'

const at = (step: string, draft: string | null = 'simple') => ({ draft, step, group: '' })
const queryAt = (step: string, draft = 'simple') => queryOf(at(step, draft))

it('a place is read as it was written, without what is empty', () => {
  const place = { draft: 'simple*user*a b', step: 'disks', group: 'Mail' }
  expect(queryOf(place)).toBe('draft=simple*user*a+b&step=disks&group=Mail')
  expect(placeOf(new URLSearchParams(queryOf(place)))).toEqual(place)
  expect(queryOf({ draft: null, step: '', group: '' })).toBe('')
})

describe('queries that come back to the page', () => {
  const went = ['volumes', 'addresses', 'groups'].reduce(
    (standing, step) => goneTo(standing, at(step)),
    takenOver(noDrafts, queryAt('disks')),
  )

  it.each([
    ['late and in their order', ['volumes', 'addresses', 'groups']],
    ['with some left out', ['addresses', 'groups']],
    ['in another order', ['groups', 'disks', 'addresses', 'groups']],
  ])('%s take nobody back to where they were', (_how, steps) => {
    for (const [index] of steps.entries()) {
      const standing = steps
        .slice(0, index + 1)
        .reduce((known, step) => afterSeeing(noDrafts, known, queryAt(step)), went)
      expect(standing.place.step).toBe('groups')
      expect(standing.seen).toBe(queryAt(steps[index] ?? ''))
    }
  })

  it('from elsewhere are gone to', () => {
    expect(afterSeeing(noDrafts, went, queryAt('software')).place.step).toBe('software')
    expect(afterSeeing(noDrafts, went, '').place.draft).toBeNull()
  })

  it('of before are gone to when a link leads there', () => {
    const standing = afterLink(went, queryAt('disks'))
    expect(afterSeeing(noDrafts, standing, queryAt('disks')).place.step).toBe('disks')
  })

  it('of before keep the newest draft', () => {
    const memory = { drafts: ['simple', 'simple*user*kim'], isLeft: true }
    const standing = takenOver(memory, queryAt('disks'))
    expect(standing.place).toEqual(at('disks', 'simple*user*kim'))
    expect(afterSeeing(memory, standing, queryAt('disks', 'simple*user*kim')).place).toEqual(standing.place)
  })
})
