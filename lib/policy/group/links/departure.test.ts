import { describe, expect, it } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import { cluster, type GroupSketch } from '../../testing/cluster-builder.ts'
import { violations } from '../../testing/invariants.ts'
import { World } from '../../testing/world.ts'

const systems = ['a', 'b']
const a = systemName('a')

const level = (name: string, below: Readonly<Record<string, string>>): GroupSketch => ({
  systems,
  autoStartList: ['a'],
  resources: { [`r-${name}`]: [] },
  requires: below,
})

function world(link: string): World {
  const made = new World(
    cluster({ top: level('top', { base: link }), base: level('base', {}) }),
    (before, after, effects) => expect(violations(before, after.state, effects)).toEqual([]),
  )
    .connect(...systems)
    .pass(60)
  made.begun.length = 0
  return made
}

describe('leaving a system', () => {
  const links = [
    'online local soft',
    'online local firm',
    'online local hard',
    'online global soft',
    'online global firm',
  ]
  const away = ['offline r-top@a', 'offline r-base@a', 'online r-base@b', 'online r-top@b']

  it.each(links)('evacuating takes groups linked %s away, parent first, and up child first', (link) => {
    const made = world(link)
    made.ask({ kind: 'system.evacuate', system: a })
    made.pass(120)
    expect(made.begun).toEqual(away)
    expect([made.groupState('top', 'b'), made.groupState('base', 'b')]).toEqual(['ONLINE', 'ONLINE'])
    const { move } = Object.values(made.state.groups)[0] ?? expect.fail()
    expect(move).toBeNull()
  })

  it.each(links)('stopping it takes groups linked %s offline, parent first, and they stay down', (link) => {
    const made = world(link)
    made.ask({ kind: 'system.stop', system: a, mode: 'offline' })
    made.pass(120)
    expect(made.begun).toEqual(away.slice(0, 2))
    expect(Object.values(made.state.groups).map(({ move }) => move)).toEqual([null, null])
  })
})
