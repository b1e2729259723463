import { describe, expect, it } from 'vitest'
import { bringOnline } from '#lib/forecast/begin.ts'
import { forecast } from '#lib/forecast/forecast.ts'
import { namesOf } from '#lib/model/names.ts'
import { configurationOf, exampleNamed } from '../testing/load.ts'
import { cibText } from './emit/cib.ts'
import { planOfConfiguration } from './plan/plan-of-configuration.ts'
import { missingTools, simulate, verify, withStatus, type Places } from './testing/simulator.ts'

/** Where each group is, when all of it is in one place. */
const groupPlaces = (plan: ReturnType<typeof planOfConfiguration>, places: Places): Record<string, string> =>
  Object.fromEntries(
    plan.groups.map(({ id, members }) => [
      id,
      [...new Set(members.map((member) => places.get(member.id) ?? 'nowhere'))].join(' and '),
    ]),
  )

if (missingTools !== null) console.info(missingTools)

describe.skipIf(missingTools !== null)('the real scheduler', () => {
  it.each(['simple', 'midrange', 'enterprise'])(
    'puts the groups of %s where Hawser does, at the start and after the loss of any system',
    { timeout: 120_000 },
    (name) => {
      const configuration = exampleNamed(name)
      const plan = planOfConfiguration(configuration)
      const cib = cibText(plan)
      expect(verify(cib)).toEqual({ status: 0, said: '' })
      const { state, at } = bringOnline(configuration)
      const started = simulate(cib, new Map(), null)
      const hawser = (losses: Parameters<typeof forecast>[2]) =>
        Object.fromEntries(
          forecast(state, at, losses).groups.map(({ group, onlineAfter }) => [
            group,
            onlineAfter.join(' and '),
          ]),
        )
      expect(groupPlaces(plan, started)).toEqual(hawser([]))
      const running = withStatus(cib, started)
      expect(simulate(running, started, null)).toEqual(started)
      for (const system of namesOf(configuration.systems)) {
        const after = simulate(running, started, system)
        expect([system, groupPlaces(plan, after)]).toEqual([
          system,
          hawser([{ at: 0, kind: 'system', system }]),
        ])
      }
    },
  )

  it('accepts what the examples have not: links of every kind, limits, clones, values of one system', () => {
    const cib = cibText(planOfConfiguration(everything()))
    expect(verify(cib)).toEqual({ status: 0, said: '' })
  })
})

const everything = () =>
  configurationOf(`
include "types.cf"
cluster odd ( )
system a ( Limits = { semaphores = 10 } )
system b ( Limits = { semaphores = 10 } )
group low ( SystemList = { a = 0, b = 1 }
  AutoStartList = { a, b }
  Parallel = 1 )
  FileOnOff low_file ( PathName = "/tmp/low & <\\"high\\">"
    PathName@b = "/tmp/b" )
group upper ( SystemList = { a = 0, b = 1 }
  Prerequisites = { semaphores = 5 }
  AutoFailOver = 0
  Frozen = 1 )
  FileOnOff upper ( PathName = "/tmp/upper" )
  requires group low online local firm
group aside ( SystemList = { a = 0, b = 1 }
  AutoStartList = { b } )
  FileOnOff aside_file ( PathName = "/tmp/aside"
    Critical = 0 )
  requires group upper offline local
`)
