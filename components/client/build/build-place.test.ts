import { describe, expect, it } from 'vitest'
import { afterSeeing, goneTo, placeOf, queryOf, takenOver } from './build-place.ts'
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
  it('late and in their order take nobody back to where they were', () => {
    let standing = takenOver(noDrafts, queryAt('disks'))
    for (const step of ['volumes', 'addresses', 'groups']) standing = goneTo(standing, at(step))
    for (const step of ['volumes', 'addresses', 'groups']) {
      standing = afterSeeing(noDrafts, standing, queryAt(step))
      expect(standing.place.step).toBe('groups')
    }
    expect(standing.written).toEqual([])
  })

  it('may leave some out', () => {
    let standing = takenOver(noDrafts, queryAt('disks'))
    for (const step of ['volumes', 'addresses', 'groups']) standing = goneTo(standing, at(step))
    standing = afterSeeing(noDrafts, standing, queryAt('addresses'))
    expect(standing).toMatchObject({ place: at('groups'), written: [queryAt('groups')] })
  })

  it('from elsewhere are gone to', () => {
    const here = goneTo(takenOver(noDrafts, queryAt('disks')), at('volumes'))
    const seen = afterSeeing(noDrafts, here, queryAt('volumes'))
    expect(afterSeeing(noDrafts, seen, queryAt('disks')).place.step).toBe('disks')
    expect(afterSeeing(noDrafts, seen, '').place.draft).toBeNull()
  })

  it('of before keep the newest draft, which is written over the old one', () => {
    const memory = { drafts: ['simple', 'simple*user*kim'], isLeft: true }
    const standing = takenOver(memory, queryAt('disks'))
    expect(standing.place).toEqual(at('disks', 'simple*user*kim'))
    expect(standing.written).toEqual([queryAt('disks', 'simple*user*kim')])
  })

  it('that never came are forgotten with the next step', () => {
    let standing = takenOver(noDrafts, queryAt('disks'))
    for (const step of ['volumes', 'disks', 'volumes']) standing = goneTo(standing, at(step))
    standing = afterSeeing(noDrafts, standing, queryAt('volumes'))
    expect(goneTo(standing, at('groups')).written).toEqual([queryAt('groups')])
  })
})
