import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import type { RunEntryPoint } from '../../effect.ts'
import type { EntryPointOutcome } from '../../event.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

const printed = (output: string, code = 0): EntryPointOutcome => ({
  kind: 'exited',
  code,
  verdict: { kind: 'none' },
  output,
})

function worldOf(attributes: Values = {}) {
  const infos: RunEntryPoint[] = []
  const sketch = {
    systems: ['a', 'b'],
    autoStartList: ['a'],
    resources: { web: [] },
    resourceAttributes: { web: { EntryPoints: ['info'], InfoInterval: 120, ...attributes } },
  }
  const world = new World(cluster({ g: sketch }), (_, __, effects) => {
    for (const effect of effects)
      if (effect.kind === 'runEntryPoint' && effect.entryPoint === 'info') infos.push(effect)
  })
  return { world, infos }
}

describe('info (§3.1 ResourceInfo, §3.2 InfoInterval)', () => {
  it('is asked for when the resource is online, then every InfoInterval within InfoTimeout', () => {
    const { world, infos } = worldOf({ InfoTimeout: 9 })
    world.connect('a', 'b').pass(600)
    expect(infos.length).toBeGreaterThanOrEqual(5)
    expect(infos.map(({ delayMs }) => delayMs).slice(0, 3)).toEqual([0, 120_000, 120_000])
    expect(infos.map(({ infoMode }) => infoMode).slice(0, 2)).toEqual(['initialise', 'update'])
    expect(infos.every(({ system, timeoutMs }) => system === 'a' && timeoutMs === 9000)).toBe(true)
  })

  it('is never asked for with InfoInterval 0, or of an agent without it', () => {
    const silent: readonly Values[] = [{ InfoInterval: 0 }, { EntryPoints: ['open'] }]
    for (const attributes of silent) {
      const { world, infos } = worldOf(attributes)
      world.connect('a', 'b').pass(600)
      expect(infos).toEqual([])
    }
  })

  it('keeps what it printed; the same once more changes nothing at all', () => {
    const { world } = worldOf()
    world.behave('info web@a', printed('42 users\n')).connect('a', 'b').pass(60)
    expect(world.resource('web@a').info).toMatchObject({ state: 'Valid', message: '42 users' })
    const before = world.state
    world.pass(600)
    expect(world.state).toBe(before)
  })

  it('is Invalid when it fails, with its last words, and Valid again afterwards', () => {
    const { world } = worldOf()
    world.behave('info web@a', printed('42 users'), printed('oh', 1), 'hangs', printed('43 users'))
    world.connect('a', 'b').pass(200)
    expect(world.resource('web@a').info).toMatchObject({ state: 'Invalid', message: '42 users' })
    world.pass(300)
    expect(world.resource('web@a').info).toMatchObject({ state: 'Valid', message: '43 users' })
  })

  it('ends when the resource is no longer online, and begins anew', () => {
    const { world, infos } = worldOf()
    world.behave('info web@a', printed('42 users')).connect('a', 'b').pass(60)
    world.ask({ kind: 'group.offline', group: groupName('g'), system: systemName('a') })
    world.pass(300)
    expect(world.resource('web@a').info).toMatchObject({ state: 'Stale', message: '42 users' })
    infos.length = 0
    world.pass(600)
    expect(infos).toEqual([])
    world.ask({ kind: 'group.online', group: groupName('g'), system: systemName('a') })
    world.pass(60)
    expect(world.resource('web@a').info?.state).toBe('Valid')
  })

  it('goes on once, not twice, after contact was lost', () => {
    const { world, infos } = worldOf()
    world.connect('a', 'b').pass(200).silence('a').connect('a').pass(60)
    infos.length = 0
    world.pass(1200)
    expect(infos.length).toBeLessThanOrEqual(10)
  })
})
