import { expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { placementRows, systemsOf } from './placement-rows.ts'

const { configuration } = loadConfiguration([
  {
    name: 'main.cf',
    text: `cluster c ( )
system sysA ( )
system sysB ( )
system standby ( )
system other ( )
group Mail ( SystemList = { standby = 0, sysB = 2, sysA = 1 } AutoStartList = { sysB } )
group Idle ( SystemList = { sysA = 0 } )
`,
  },
])
if (!configuration) throw new Error('the sample does not load')
const groups = ['Mail', 'Idle', 'nobody']
const systems = systemsOf(configuration, groups)

it('a group starts where AutoStartList says, and goes on by the priorities', () => {
  expect(systems).toEqual(['sysA', 'sysB', 'standby'])
  expect(placementRows(configuration, groups, systems)).toEqual([
    {
      group: 'Mail',
      places: [{ kind: 'target', rank: 2 }, { kind: 'start' }, { kind: 'target', rank: 1 }],
    },
    { group: 'Idle', places: [{ kind: 'target', rank: 1 }, { kind: 'none' }, { kind: 'none' }] },
    { group: 'nobody', places: [{ kind: 'none' }, { kind: 'none' }, { kind: 'none' }] },
  ])
})
