import { describe, expect, it } from 'vitest'
import { resourceName, systemName } from '#lib/model/names.ts'
import { cluster } from '#lib/policy/testing/cluster-builder.ts'
import { monitorUnknown, World } from '#lib/policy/testing/world.ts'
import { observationOf } from './observation.ts'

const started = (): World => {
  const configuration = cluster({
    web: { systems: ['a', 'b'], autoStartList: ['a'], resources: { app: [] } },
  })
  return new World(configuration).connect('a', 'b').pass(200)
}

const seen = (world: World, resource: string, system: string) =>
  observationOf(world.state, resourceName(resource), systemName(system))

describe('what a Proxy is told', () => {
  it('is the state of its target on each system', () => {
    const world = started()
    expect(seen(world, 'app', 'a')).toEqual({ probed: true, state: 'ONLINE' })
    expect(seen(world, 'app', 'b')).toEqual({ probed: true, state: 'OFFLINE' })
  })

  it('is nothing of a resource or system that is not there', () => {
    const world = started()
    expect(seen(world, 'nobody', 'a')).toEqual({ probed: false, state: 'UNKNOWN' })
    expect(seen(world, 'app', 'nowhere')).toEqual({ probed: false, state: 'UNKNOWN' })
  })

  it('is nothing of a system that does not answer, whatever was believed before', () => {
    expect(seen(started().silence('a'), 'app', 'a')).toEqual({ probed: false, state: 'UNKNOWN' })
  })

  it('is UNKNOWN while the agent cannot tell', () => {
    const world = started()
    world.behave('monitor app@a', monitorUnknown, monitorUnknown).pass(90)
    expect(seen(world, 'app', 'a')).toEqual({ probed: true, state: 'UNKNOWN' })
  })
})
