import { describe, expect, it } from 'vitest'
import { configurationReasons } from './configuration-reasons.ts'
import { cluster } from '../testing/cluster-builder.ts'
import { World } from '../testing/world.ts'

const sketch = (link: string | null, on: readonly string[], childOn: readonly string[]) =>
  cluster({
    parent: {
      systems: ['a', 'b'],
      autoStartList: on,
      attributes: { Parallel: 1, ...(on.length === 0 ? { AutoStart: 0 } : {}) },
      resources: { p: [] },
      ...(link ? { requires: { child: link } } : {}),
    },
    child: {
      systems: ['a', 'b'],
      autoStartList: childOn,
      attributes: { Parallel: 1 },
      resources: { c: [] },
    },
  })

/** Whether a link may be added while the groups run on these systems. */
const accepts = (link: string, on: readonly string[], childOn: readonly string[]): boolean => {
  const world = new World(sketch(null, on, childOn)).connect('a', 'b').pass(60)
  const reasons = configurationReasons(world.state, sketch(link, on, childOn))
  expect(reasons.every(({ code, text }) => code === 'dependency-not-met' && text.includes(link))).toBe(true)
  return reasons.length === 0
}

describe('a new link between groups that run', () => {
  const links = [
    'online local soft',
    'online local firm',
    'online global soft',
    'online global firm',
    'online remote firm',
    'online site firm',
    'offline local',
  ]

  it.each(links)('%s is taken while all instances of the parent are offline', (link) => {
    expect(accepts(link, [], ['a'])).toBe(true)
    expect(accepts(link, [], [])).toBe(true)
  })

  it.each([
    ['online local soft', ['a'], ['a'], true],
    ['online local soft', ['a', 'b'], ['a'], false],
    ['online local firm', ['a', 'b'], ['a', 'b'], true],
    ['online local firm', ['b'], ['a'], false],
    ['online global soft', ['b'], ['a'], true],
    ['online global soft', ['b'], [], false],
    ['online global firm', ['b'], [], false],
    ['online remote firm', ['b'], ['a'], true],
    ['online remote firm', ['a'], ['a'], false],
    ['online remote firm', ['b'], [], false],
    ['online site firm', ['b'], ['a'], true],
    ['online site firm', ['b'], [], false],
    ['offline local', ['b'], ['a'], true],
    ['offline local', ['a'], ['a'], false],
    ['offline local', ['b'], [], true],
  ] as const)('%s with the parent on %s and the child on %s: %s', (link, on, childOn, expected) => {
    expect(accepts(link, on, childOn)).toBe(expected)
  })

  it('a link that was there before is not asked about again, a changed one is', () => {
    const world = new World(sketch('online global soft', ['b'], ['a'])).connect('a', 'b').pass(60)
    world.kill('c@a').pass(60)
    expect(world.groupState('parent', 'b')).toBe('ONLINE')
    expect(configurationReasons(world.state, sketch('online global soft', ['b'], ['a']))).toEqual([])
    expect(configurationReasons(world.state, sketch('online global firm', ['b'], ['a']))).toHaveLength(1)
  })
})
