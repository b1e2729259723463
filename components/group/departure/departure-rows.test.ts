import { describe, expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { groupName, systemName } from '#lib/model/names.ts'
import type { ClusterState, SystemContact } from '#lib/model/runtime.ts'
import { initialState } from '#lib/policy/initial-state.ts'
import { departureRows, isDeparture, type DepartureIntent } from './departure-rows.ts'

const mainText = `
type FileOnOff (
	static str ArgList[] = { PathName }
	str PathName
)
cluster c ( )
system sysA ( )
system sysB ( )
group mail (
	SystemList = { sysA = 0, sysB = 1 }
)
	FileOnOff store (
		PathName = "/tmp/store"
	)
group web (
	SystemList = { sysA = 0 }
)
	FileOnOff page (
		PathName = "/tmp/page"
	)
`

const [sysA, sysB] = [systemName('sysA'), systemName('sysB')]

/** Both systems connected and probed, both groups online on sysA. */
function busy(): ClusterState {
  const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text: mainText }])
  if (!configuration) throw new Error(problems.map((problem) => problem.message).join(' '))
  const state = initialState(configuration, 0)
  const contact: SystemContact = { kind: 'connected', since: 0 }
  const systems = Object.fromEntries(
    Object.entries(state.systems).map(([name, runtime]) => [name, { ...runtime, state: 'RUNNING', contact }]),
  ) as ClusterState['systems']
  const groups = Object.fromEntries(
    Object.entries(state.groups).map(([name, runtime]) => {
      const places = Object.fromEntries(
        Object.entries(runtime.places).map(([system, place]) => {
          const known = { state: system === sysA ? 'ONLINE' : 'OFFLINE', probed: true } as const
          const resources = Object.fromEntries(
            Object.entries(place.resources).map(([resource, each]) => [resource, { ...each, ...known }]),
          )
          return [system, { ...place, autoDisabled: false, resources }]
        }),
      )
      return [name, { ...runtime, places }]
    }),
  ) as ClusterState['groups']
  return { ...state, systems, groups }
}

const fates = (intent: DepartureIntent): Readonly<Record<string, string>> =>
  Object.fromEntries(departureRows(busy(), intent).map(({ group, fate }) => [group, fate.text]))

describe('departureRows', () => {
  it('says where each group goes, and why one stays', () => {
    const intent = { kind: 'system.evacuate', system: sysA } as const
    expect(fates(intent)).toEqual({ mail: 'moves to sysB', web: 'stays' })
    const web = departureRows(busy(), intent).find(({ group }) => group === groupName('web'))
    expect(web?.reasons.join(' ')).toContain('No other system qualifies for group web')
  })

  it('says what a stop does to each group', () => {
    const stop = (mode: 'offline' | 'evacuate' | 'leave') =>
      fates({ kind: 'system.stop', system: sysA, mode })
    expect(stop('evacuate')).toEqual({ mail: 'moves to sysB', web: 'is taken offline' })
    expect(stop('offline')).toEqual({ mail: 'is taken offline', web: 'is taken offline' })
    expect(stop('leave')).toEqual({ mail: 'runs on, unwatched', web: 'runs on, unwatched' })
  })

  it('speaks only of groups that are active there', () => {
    expect(departureRows(busy(), { kind: 'system.evacuate', system: sysB })).toEqual([])
  })

  it('concerns a freeze only when that evacuates', () => {
    const freeze = { kind: 'system.freeze', system: sysA, reason: '' } as const
    expect([isDeparture(freeze), isDeparture({ ...freeze, evacuate: true })]).toEqual([false, true])
  })
})
