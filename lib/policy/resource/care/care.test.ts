import { describe, expect, it } from 'vitest'
import { scalar, type AttributeSetting } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { attributeName, groupName, resourceName, systemName } from '#lib/model/names.ts'
import type { RunEntryPoint } from '../../effect.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

const g = groupName('g')
const a = systemName('a')
const web = resourceName('web')
const all = { EntryPoints: ['open', 'close', 'attr_changed'], RegList: ['Comment', 'ToleranceLimit'] }

const configured = (attributes: Values): Configuration =>
  cluster({
    g: {
      systems: ['a', 'b'],
      autoStartList: ['a'],
      resources: { web: [] },
      resourceAttributes: { web: attributes },
    },
  })

/** A world that keeps what was asked of the agents, monitors too, as `open web@a`. */
function listening(attributes: Values): { world: World; asked: RunEntryPoint[]; names: () => string[] } {
  const asked: RunEntryPoint[] = []
  const world = new World(configured(attributes), (_, __, effects) => {
    for (const effect of effects) if (effect.kind === 'runEntryPoint') asked.push(effect)
  })
  const names = () => asked.splice(0).map((run) => `${run.entryPoint} ${run.resource}@${run.system}`)
  return { world, asked, names }
}

const load = (world: World, configuration: Configuration) =>
  world.tell({ kind: 'configurationLoaded', configuration })

/** The configuration with one more attribute of web. */
function withAttribute(configuration: Configuration, name: string, setting: AttributeSetting): Configuration {
  const known = configuration.resources[web]
  if (!known) throw new Error('no web')
  const attributes = { ...known.attributes, [attributeName(name)]: setting }
  return { ...configuration, resources: { ...configuration.resources, [web]: { ...known, attributes } } }
}

describe('open and close (§4.1, §6.2)', () => {
  it('open is asked for before the first monitor, and after each contact anew', () => {
    const { world, names } = listening(all)
    world.connect('a')
    expect(names().slice(0, 2)).toEqual(['open web@a', 'monitor web@a'])
    world.pass(30).silence('a').connect('a')
    expect(names().filter((name) => name.startsWith('open'))).toEqual(['open web@a'])
  })

  it('a type without these scripts costs no round trip', () => {
    const { world, names } = listening({})
    world.connect('a', 'b').pass(60)
    load(world, configured({ Enabled: 0 }))
    load(world, configured({ Enabled: 1 }))
    expect(names().filter((name) => /open|close|attr/.test(name))).toEqual([])
  })

  it('have timeouts of their own, and one that hangs is only told', () => {
    const { world, asked } = listening({ ...all, OpenTimeout: 7, CloseTimeout: 8 })
    world.behave('open web@a', 'hangs').connect('a', 'b').pass(60)
    expect(asked.find(({ entryPoint }) => entryPoint === 'open')?.timeoutMs).toBe(7000)
    expect(world.said(90200)).toHaveLength(1)
    expect(world.resource('web@a')).toMatchObject({ state: 'ONLINE', probed: true })
    load(world, configured({ ...all, CloseTimeout: 8, Enabled: 0 }))
    expect(asked.find(({ entryPoint }) => entryPoint === 'close')?.timeoutMs).toBe(8000)
  })
})

describe('Enabled while the cluster runs (§3.1, §4.1)', () => {
  it('1→0 closes, and nobody looks at it any more', () => {
    const { world, names } = listening(all)
    world.connect('a', 'b').pass(60)
    names()
    load(world, configured({ ...all, Enabled: 0 }))
    world.kill('web@a').pass(2000)
    expect(names()).toEqual(['close web@a', 'close web@b'])
    expect(world.resource('web@a').state).toBe('ONLINE')
  })

  it('0→1 opens first and probes; what ran meanwhile is the truth', () => {
    const { world, names } = listening(all)
    world.connect('a', 'b').pass(60)
    load(world, configured({ ...all, Enabled: 0 }))
    world.kill('web@a').pass(600)
    names()
    load(world, configured(all))
    expect(world.resource('web@a')).toMatchObject({ state: 'UNKNOWN', probed: false, remembered: true })
    expect(names()).toEqual(['open web@a', 'monitor web@a', 'open web@b', 'monitor web@b'])
    world.pass(5)
    expect(world.resource('web@a')).toMatchObject({ state: 'OFFLINE', probed: true, remembered: false })
    expect(world.begun).not.toContain('clean web@a')
  })

  it('does not lose sight of an online that is under way', () => {
    const { world } = listening(all)
    world.durationMs = () => 20_000
    world.connect('a', 'b').pass(5)
    load(world, configured({ ...all, Enabled: 0 }))
    world.pass(60)
    expect(world.resource('web@a')).toMatchObject({ state: 'ONLINE', iState: 'not waiting' })
  })

  it('may be so on one system alone', () => {
    const { world, names } = listening(all)
    world.connect('a', 'b').pass(60)
    names()
    const bySystem = { [systemName('b')]: scalar('0') }
    load(world, withAttribute(configured(all), 'Enabled', { bySystem }))
    expect(names()).toEqual(['close web@b'])
  })
})

describe('attr_changed (§4.1, §6.2)', () => {
  it('is called for attributes of RegList whose value is new, where it is new', () => {
    const { world, asked } = listening({ ...all, AttrChangedTimeout: 9 })
    world.connect('a', 'b').pass(60)
    asked.length = 0
    load(world, configured({ ...all, AttrChangedTimeout: 9, ToleranceLimit: 3, RestartLimit: 2 }))
    const told = asked.filter(({ entryPoint }) => entryPoint === 'attr_changed')
    expect(told.map(({ system, changedAttribute }) => `${changedAttribute}@${system}`)).toEqual([
      'ToleranceLimit@a',
      'ToleranceLimit@b',
    ])
    expect(told[0]?.timeoutMs).toBe(9000)
  })

  it('is called on the system whose local value changed', () => {
    const { world, asked } = listening(all)
    world.connect('a', 'b').pass(60)
    asked.length = 0
    const local = { bySystem: { [a]: scalar('2') } }
    load(world, withAttribute(configured(all), 'ToleranceLimit', local))
    expect(asked.map(({ entryPoint, system }) => `${entryPoint} ${system}`)).toEqual(['attr_changed a'])
  })

  it('is not called for a resource that is disabled, nor of a group nobody answers for', () => {
    const { world, names } = listening({ ...all, Enabled: 0 })
    world.connect('a').pass(60)
    names()
    load(world, configured({ ...all, Enabled: 0, ToleranceLimit: 3 }))
    expect(names()).toEqual([])
  })

  it('changes nothing of the state when it fails', () => {
    const { world } = listening(all)
    world.behave('attr_changed web@a', 'lost').connect('a', 'b').pass(60)
    load(world, configured({ ...all, ToleranceLimit: 3 }))
    world.pass(60)
    expect(world.said(90200)).toHaveLength(1)
    expect(world.groupState('g', 'a')).toBe('ONLINE')
    expect(world.state.groups[g]?.places[a]?.resources[web]?.flags).toEqual([])
  })
})
