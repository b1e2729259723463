import { assert, boolean, constantFrom, double, integer, property, record, type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLeastDown } from './at-least-down.ts'
import { downtimeOf, measuredFailoverHours, type Downtime } from './downtime.ts'
import { defaultInputs, type DowntimeInputs } from './inputs.ts'
import { table93, type BookModel } from './table-9-3.ts'
import { ninesText, percentText, yearly, yearlyText } from './units.ts'

const models: readonly BookModel[] = ['single', 'asymmetric', 'symmetric', 'n-plus-1']

const downtime = (inputs: DowntimeInputs): Downtime => {
  const answer = downtimeOf(inputs)
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.problems))
  return answer
}
const of = (model: BookModel, more: Partial<DowntimeInputs> = {}): Downtime =>
  downtime({ ...defaultInputs(model), ...more })

describe('table 9-3', () => {
  it('as printed', () => {
    expect(table93(1).map(({ title, printed }) => [title, printed])).toEqual([
      ['Single server (no HA)', '1.37%'],
      ['Asymmetric', '0.27%'],
      ['Symmetric', '(near 0)'],
      ['N + 1', '0.27%/N'],
    ])
  })

  it.each([
    [1, ['1.36986 %', '0.273973 %', '0 %', '0.33105 %'], [120, 24, 0, 29]],
    [4, ['1.36986 %', '0.273973 %', '0 %', '0.0827626 %'], [120, 24, 0, 7.25]],
  ])('exact, with %d active', (active, percents, hours) => {
    const rows = table93(active)
    expect(rows.map(({ exact }) => percentText(exact.fraction))).toEqual(percents)
    expect(rows.map(({ exact }) => exact.hoursPerYear)).toEqual(hours)
  })

  it('printed and exact agree to two digits, but for the five hours that N + 1 forgets', () => {
    for (const { model, printedFraction, exact } of table93(2)) {
      const forgotten = model === 'n-plus-1' ? 5 / (365 * 24 * 2) : 0
      expect(Math.abs(exact.fraction - forgotten - printedFraction)).toBeLessThan(0.00005)
    }
  })

  it('is what the general model says with its defaults', () => {
    const [single, asymmetric, symmetric] = table93(1).map(({ exact }) => exact.fraction)
    expect(of('single').unavailability).toBeCloseTo(single ?? NaN, 12)
    expect(of('asymmetric').unavailability).toBeCloseTo(asymmetric ?? NaN, 12)
    expect(of('symmetric').unavailability).toBe(symmetric)
    expect(of('n-plus-1').unavailability).toBeCloseTo(asymmetric ?? NaN, 12)
  })

  it('wants a whole number of systems', () => {
    expect(() => table93(0)).toThrow(RangeError)
    expect(() => table93(1.5)).toThrow(RangeError)
  })
})

describe('the general model', () => {
  it('counts two failures at once when asked: 63 minutes a year, 67 with both mirrors', () => {
    const more = { doubleFailures: true }
    expect(of('asymmetric', more).parts.double).toBeCloseTo((4 / 365) ** 2, 15)
    expect(Math.round(yearly(of('asymmetric', more).parts.double).minutes)).toBe(63)
    expect(Math.round(yearly(of('symmetric', more).unavailability).minutes)).toBe(67)
  })

  it('counts failovers that take an hour and work 19 times of 20: 0.098 %', () => {
    const { parts } = of('asymmetric', { failoverHours: 1, coverage: 0.95, recoveryHours: 24 })
    expect(parts.failover).toBeCloseTo((4 * (0.95 + 1.2)) / 8760, 12)
    expect((parts.failover * 100).toFixed(3)).toBe('0.098')
  })

  it('counts planned switchovers', () => {
    const { parts } = of('symmetric', { switchoversPerYear: 12, switchoverHours: 0.5 })
    expect(yearly(parts.planned).hours).toBeCloseTo(6, 12)
  })

  it('a standby that takes one of three is gone with the first other system', () => {
    const a = 4 / 365
    const { parts } = of('n-plus-1', { doubleFailures: true, standbyTakes: 1 })
    expect(parts.double).toBeCloseTo(a * (a + (1 - a) * (1 - (1 - a) ** 2)), 15)
  })

  it('tells how often some store is down', () => {
    const { anyStore, unavailability } = of('n-plus-1', { active: 4 })
    expect(anyStore).toBeCloseTo(1 - (1 - unavailability) ** 4, 12)
  })

  it('takes the mean of what was measured', () => {
    expect(measuredFailoverHours([])).toBeNull()
    expect(measuredFailoverHours([3_600_000, 7_200_000])).toBe(1.5)
  })

  it.each<[keyof DowntimeInputs, Partial<DowntimeInputs>, string]>([
    ['systemDays', { systemDays: -1 }, 'negative'],
    ['systemDays', { systemDays: 365, storageDays: 1 }, 'too-large'],
    ['failoverHours', { failoverHours: NaN }, 'not-a-number'],
    ['recoveryHours', { recoveryHours: Infinity }, 'not-a-number'],
    ['coverage', { coverage: 1.01 }, 'too-large'],
    ['active', { active: 2.5 }, 'not-whole'],
    ['active', { active: 0 }, 'too-small'],
    ['standbyTakes', { standbyTakes: 4 }, 'too-large'],
    ['standbyTakes', { standbyTakes: 0 }, 'too-small'],
  ])('refuses %s out of its limits: %o', (input, more, code) => {
    const answer = downtimeOf({ ...defaultInputs('n-plus-1'), ...more })
    expect(answer.kind === 'refused' && answer.problems).toEqual([expect.objectContaining({ input, code })])
  })
})

const amount = (max: number) => double({ min: 0, max, noNaN: true })
const anyInputs: Arbitrary<DowntimeInputs> = record({
  model: constantFrom(...models),
  systemDays: amount(180),
  failuresPerYear: amount(50),
  storageDays: amount(180),
  failoverHours: amount(48),
  coverage: amount(1),
  recoveryHours: amount(200),
  switchoversPerYear: amount(100),
  switchoverHours: amount(10),
  active: integer({ min: 1, max: 40 }),
  doubleFailures: boolean(),
}).map((inputs) => ({ ...inputs, mirrored: null, standbyTakes: null }))

const always = (holds: (inputs: DowntimeInputs) => void) => assert(property(anyInputs, holds))
/** Equal but for rounding. */
const leastly = 1e-12

describe('limits', () => {
  it('a fraction stays one, and some store is down no less often than one', () => {
    always((inputs) => {
      const { unavailability, anyStore, parts } = downtime(inputs)
      expect(unavailability).toBeGreaterThanOrEqual(0)
      expect(unavailability).toBeLessThanOrEqual(1)
      expect(anyStore).toBeGreaterThanOrEqual(unavailability - leastly)
      expect(anyStore).toBeLessThanOrEqual(1)
      for (const part of Object.values(parts)) expect(part).toBeGreaterThanOrEqual(0)
    })
  })

  it('more of anything bad is never better, and more coverage never worse than recovery by hand', () => {
    const bad = ['systemDays', 'failuresPerYear', 'storageDays', 'failoverHours', 'switchoverHours'] as const
    always((inputs) => {
      const now = downtime(inputs).unavailability
      for (const name of bad) {
        const more = downtime({ ...inputs, [name]: inputs[name] * 1.01 })
        expect(more.unavailability).toBeGreaterThanOrEqual(now - leastly)
      }
      const quick = { ...inputs, failoverHours: Math.min(inputs.failoverHours, inputs.recoveryHours ?? 0) }
      const sure = downtime({ ...quick, coverage: 1 }).unavailability
      expect(sure).toBeLessThanOrEqual(downtime(quick).unavailability + leastly)
    })
  })

  it('without any failure and any work nothing is ever down', () => {
    always((inputs) => {
      const calm = { ...inputs, systemDays: 0, storageDays: 0, failuresPerYear: 0, switchoversPerYear: 0 }
      expect(downtime(calm).unavailability).toBe(0)
    })
  })

  it('a cluster whose failover never works is as good as no cluster', () => {
    always((inputs) => {
      const never = {
        ...inputs,
        coverage: 0,
        recoveryHours: null,
        switchoversPerYear: 0,
        doubleFailures: false,
      }
      const cluster = downtime({ ...never, failuresPerYear: inputs.failuresPerYear + 1, model: 'asymmetric' })
      expect(cluster.unavailability).toBeCloseTo(downtime({ ...never, model: 'single' }).unavailability, 10)
    })
  })

  it('N + 1 with one active system is the asymmetric model', () => {
    always((inputs) => {
      const one = { ...inputs, active: 1 }
      expect(downtime({ ...one, model: 'n-plus-1' }).unavailability).toBeCloseTo(
        downtime({ ...one, model: 'asymmetric' }).unavailability,
        12,
      )
    })
  })

  it('mirrored storage is never worse', () => {
    always((inputs) => {
      const [plain, mirrored] = [false, true].map((mirror) => downtime({ ...inputs, mirrored: mirror }))
      expect(mirrored?.unavailability).toBeLessThanOrEqual(plain?.unavailability ?? NaN)
    })
  })

  it('sensitivity is the slope', () => {
    always((inputs) => {
      const now = downtime(inputs)
      const step = 1e-3
      const later = downtime({ ...inputs, failoverHours: inputs.failoverHours + step })
      const surer = downtime({ ...inputs, coverage: Math.min(1, inputs.coverage + step) })
      const gained = Math.min(1, inputs.coverage + step) - inputs.coverage
      if (later.unavailability === 1 || surer.unavailability === 1 || now.unavailability === 1) return
      expect((later.unavailability - now.unavailability) / step).toBeCloseTo(
        now.sensitivity.perFailoverHour,
        6,
      )
      if (gained > step / 2)
        expect((surer.unavailability - now.unavailability) / gained).toBeCloseTo(
          now.sensitivity.perCoverage,
          6,
        )
    })
  })

  it('chances of a number of systems are chances, fewer is likelier, and all the cases add up', () => {
    assert(
      property(integer({ min: 0, max: 60 }), amount(1), (count, chance) => {
        const tail = Array.from({ length: count + 2 }, (_, least) => atLeastDown(least, count, chance))
        expect(tail[0]).toBe(1)
        expect(tail.at(-1)).toBe(0)
        for (const [index, value] of tail.entries())
          expect(value).toBeLessThanOrEqual((tail[index - 1] ?? 1) + leastly)
        expect(atLeastDown(1, count, chance)).toBeCloseTo(1 - (1 - chance) ** count, 9)
      }),
    )
  })
})

describe('units', () => {
  it.each([
    [5 / 365, '5 d', '1.8 nines'],
    [29 / 8760, '1 d 5 h', '2.4 nines'],
    [0.001, '8 h 45 min', '3.0 nines'],
    [1e-6, '32 s', '6.0 nines'],
    [1e-12, 'less than 1 s', '12.0 nines'],
    [0, '0', 'never down'],
    [1, '365 d', '0.0 nines'],
  ])('%d of a year', (fraction, time, nines) => {
    expect(yearlyText(fraction)).toBe(time)
    expect(ninesText(fraction)).toBe(nines)
  })
})
