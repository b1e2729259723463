import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { downtimeOf } from './downtime.ts'
import { defaultInputs, type DowntimeInputs } from './inputs.ts'
import { leversOf } from './levers.ts'

const of = (more: Partial<DowntimeInputs>) =>
  leversOf({ ...defaultInputs('asymmetric'), ...more }).map(({ input }) => input)

it('with the numbers of the table the only system matters most, behind a standby only its storage', () => {
  expect(leversOf(defaultInputs('single'))).toEqual([
    { input: 'systemDays', saved: expect.closeTo(2 / 365, 12) },
    { input: 'storageDays', saved: expect.closeTo(0.5 / 365, 12) },
  ])
  expect(of({})).toEqual(['storageDays'])
  expect(leversOf(defaultInputs('symmetric'))).toEqual([])
})

it('slow failovers and those that do not work come before what is rare', () => {
  expect(of({ failoverHours: 12, storageDays: 0.1 })).toEqual([
    'failuresPerYear',
    'failoverHours',
    'storageDays',
  ])
  expect(of({ coverage: 0.5, recoveryHours: 40, storageDays: 0 })).toContain('coverage')
  expect(of({ switchoversPerYear: 50, switchoverHours: 1 })[0]).toBe('switchoversPerYear')
})

it('refused inputs have none', () => {
  expect(of({ coverage: 2 })).toEqual([])
})

it('saves at least nothing and at most all there is, the largest first', () => {
  const amount = (max: number) => fc.double({ min: 0, max, noNaN: true })
  fc.assert(
    fc.property(
      amount(100),
      amount(50),
      amount(100),
      amount(10),
      amount(1),
      (days, failures, storage, hours, coverage) => {
        const inputs = {
          ...defaultInputs('n-plus-1'),
          systemDays: days,
          failuresPerYear: failures,
          storageDays: storage,
          failoverHours: hours,
          coverage,
        }
        const answer = downtimeOf(inputs)
        const saved = leversOf(inputs).map((lever) => lever.saved)
        const most = answer.kind === 'downtime' ? answer.unavailability : 0
        for (const each of saved) expect(each > 0 && each <= most).toBe(true)
        expect(saved).toEqual(saved.toSorted((one, other) => other - one))
      },
    ),
  )
})
