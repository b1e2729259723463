import { expect, test } from 'vitest'
import type { FailoverOnWire } from '#lib/wire/failovers.ts'
import { questionFrom, faultsOf } from '../question.ts'
import { hoursText, measuredOf } from './measured.ts'

const failover = (noticedAt: number, onlineAt: number | null): FailoverOnWire => ({
  decision: `${noticedAt}.1`,
  group: 'Mail',
  from: 'sysA',
  to: 'sysB',
  noticedAt,
  onlineAt,
})

test('the mean is of those that ended online; the others are counted', () => {
  const all = [failover(9_000_000, null), failover(7_200_000, 7_200_000 + 90_000), failover(1000, 31_000)]
  expect(measuredOf(all)).toEqual({
    hours: 60 / 3600,
    count: 2,
    unfinished: 1,
    from: 1000,
    until: 7_200_000,
  })
  expect(measuredOf([failover(1, null)])).toBeNull()
  expect(measuredOf([])).toBeNull()
})

test('a measured time fits its field', () => {
  for (const seconds of [0.02, 1, 17.3, 4000]) {
    const failoverHours = hoursText(seconds / 3600)
    expect(faultsOf(questionFrom(new URLSearchParams({ failoverHours })))).toEqual({})
  }
})
