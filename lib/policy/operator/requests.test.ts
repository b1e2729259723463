import { describe, expect, it } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { can, switchTargets } from '../can.ts'
import { cluster, type GroupSketch } from '../testing/cluster-builder.ts'
import { exited, World } from '../testing/world.ts'

const imap = groupName('imap')
const web = resourceName('web')
const a = systemName('a')
const b = systemName('b')
const toB: Intent = { kind: 'group.switch', group: imap, to: b }

const sketch: GroupSketch = {
  systems: ['a', 'b'],
  autoStartList: ['a', 'b'],
  resources: { web: ['ip', 'mount'], ip: ['nic'], nic: [], mount: ['disk'], disk: [] },
  resourceAttributes: { nic: { Operations: 'None' } },
}

const running = (): World => {
  const world = new World(cluster({ imap: sketch })).connect('a', 'b').pass(60)
  world.begun.length = 0
  return world
}

const codes = (world: World, intent: Intent) => can(world.state, intent).map(({ code }) => code)

describe('switch', () => {
  it('takes everything down at the source before anything comes up at the target', () => {
    const world = running()
    world.ask(toB)
    world.pass(30)
    expect(world.begun).toEqual([
      'offline web@a',
      'offline ip@a',
      'offline mount@a',
      'offline disk@a',
      'online ip@b',
      'online disk@b',
      'online mount@b',
      'online web@b',
    ])
    const operation = world.operation(1)
    expect(operation).toMatchObject({
      state: 'DONE',
      user: 'admin',
      title: 'switch imap to b',
      group: 'imap',
    })
    expect(operation.steps.map(({ state }) => state)).toEqual(Array(8).fill('done'))
    expect(operation.steps.every((step) => (step.endedAt ?? 0) >= (step.startedAt ?? Infinity))).toBe(true)
  })

  it('ends FAILED when the target cannot start it, and the group goes where it can', () => {
    const world = running()
    world.behave('online web@b', 'doesNothing')
    world.ask(toB)
    world.pass(600)
    expect(world.operation(1)).toMatchObject({ state: 'FAILED' })
    expect(world.operation(1).outcome).toContain('web is FAULTED on b')
    expect(
      world.operation(1).steps.find((step) => step.resource === 'web' && step.action === 'online')?.state,
    ).toBe('failed')
    expect(world.groupState('imap', 'a')).toBe('ONLINE')
  })

  it('is one operation for a double click', () => {
    const world = running()
    world.ask(toB, 'same-id')
    const before = world.state
    world.ask(toB, 'same-id')
    expect(world.state).toBe(before)
  })

  it('is refused with all reasons, changing nothing but the log', () => {
    const world = running()
    world.ask({ kind: 'group.freeze', group: imap, reason: '' })
    world.ask({ kind: 'system.freeze', system: b, reason: '' })
    const groups = world.state.groups
    const decisions = world.ask(toB)
    expect(codes(world, toB)).toEqual(['group-frozen', 'system-frozen'])
    expect(decisions.at(-1)?.text).toContain('Refused')
    expect(world.state.groups).toBe(groups)
    expect(switchTargets(world.state, imap).map(({ system, allowed }) => [system, allowed])).toEqual([
      ['a', false],
      ['b', false],
    ])
  })

  it('can be told where it is not possible', () => {
    const world = running()
    expect(codes(world, { ...toB, to: a })).toEqual(['group-already-there'])
    expect(codes(world, { ...toB, to: systemName('x') })).toEqual(['unknown-object'])
    expect(codes(world, { ...toB, group: groupName('x') })).toEqual(['unknown-object'])
    expect(codes(world, { ...toB, to: 'any' })).toEqual([])
  })
})

describe('online and offline of a group', () => {
  it('replaces a start that is under way', () => {
    const world = running()
    world.ask({ kind: 'group.offline', group: imap, system: 'all' })
    world.pass(30)
    world.durationMs = () => 10_000
    world.ask({ kind: 'group.online', group: imap, system: b })
    world.pass(15)
    world.ask({ kind: 'group.offline', group: imap, system: 'all' })
    world.pass(120)
    expect(world.operation(2).state).toBe('CANCELLED')
    expect(world.operation(3).state).toBe('DONE')
    expect(world.groupState('imap', 'b')).toBe('OFFLINE')
    expect([...world.running].filter((key) => !key.startsWith('nic'))).toEqual([])
  })

  it('refuses a second system', () => {
    expect(codes(running(), { kind: 'group.online', group: imap, system: b })).toEqual([
      'group-active-elsewhere',
    ])
  })
})

describe('online and offline of a resource', () => {
  it('brings up what it stands on, and stops only what nothing stands on', () => {
    const world = running()
    world.ask({ kind: 'group.offline', group: imap, system: 'all' })
    world.pass(30)
    world.begun.length = 0
    world.ask({ kind: 'resource.online', resource: resourceName('mount'), system: b })
    world.pass(30)
    expect(world.begun).toEqual(['online disk@b', 'online mount@b'])
    expect(world.groupState('imap', 'b')).toBe('PARTIAL')
    expect(codes(world, { kind: 'resource.offline', resource: resourceName('disk'), system: b })).toEqual([
      'parent-online',
    ])
    world.ask({ kind: 'resource.offline', resource: resourceName('mount'), system: b })
    world.pass(30)
    expect(world.resource('mount@b').state).toBe('OFFLINE')
    expect(world.operation(2).state).toBe('DONE')
    expect(world.operation(3).state).toBe('DONE')
  })

  it('ends FAILED when it faults', () => {
    const world = running()
    world.ask({ kind: 'group.offline', group: imap, system: 'all' })
    world.pass(30).behave('online disk@b', 'hangs')
    world.ask({ kind: 'resource.online', resource: web, system: b })
    world.pass(60)
    expect(world.operation(2)).toMatchObject({ state: 'FAILED' })
    expect(world.resource('web@b').wanted).toBeNull()
  })

  it('refuses what is only watched', () => {
    const nic = resourceName('nic')
    expect(codes(running(), { kind: 'resource.offline', resource: nic, system: a })).toContain(
      'resource-persistent',
    )
  })
})

describe('care', () => {
  it('clears a fault, which opens the system again', () => {
    const world = running()
    world.kill('web@a').pass(120)
    expect(world.groupState('imap', 'a')).toBe('OFFLINE|FAULTED')
    const back: Intent = { ...toB, to: a }
    expect(codes(world, back)).toEqual(['group-faulted-there'])
    world.ask({ kind: 'group.clear', group: imap, system: a })
    world.pass(5)
    expect(world.groupState('imap', 'a')).toBe('OFFLINE')
    expect(codes(world, back)).toEqual([])
  })

  it('flushes what waits to go online, and with force what waits to go offline', () => {
    const world = running()
    world.behave('offline web@a', 'lost').behave('monitor web@a', exited(99, { kind: 'unknown' }))
    world.ask(toB)
    world.pass(30)
    expect(world.operation(1)).toMatchObject({ state: 'ASKS' })
    expect(world.operation(1).outcome).toContain('web on a is not known')
    expect(codes(world, { kind: 'group.flush', group: imap, system: a, force: false })).toEqual([
      'nothing-to-do',
    ])
    world.ask({ kind: 'group.flush', group: imap, system: a, force: true })
    expect(world.operation(1).state).toBe('CANCELLED')
    expect(world.groupState('imap', 'a')).not.toContain('STOPPING')
  })

  it('freezes and unfreezes', () => {
    const world = running()
    world.ask({ kind: 'group.freeze', group: imap, reason: 'patching' })
    expect(world.state.groups[imap]?.frozen).toMatchObject({
      kind: 'temporary',
      by: 'admin',
      reason: 'patching',
    })
    expect(codes(world, { kind: 'group.freeze', group: imap, reason: '' })).toEqual(['group-already-frozen'])
    world.ask({ kind: 'group.unfreeze', group: imap })
    expect(codes(world, { kind: 'group.unfreeze', group: imap })).toEqual(['group-not-frozen'])
  })

  it('pauses an operation while the group is frozen', () => {
    const world = running()
    world.ask(toB)
    world.pass(1.5)
    world.ask({ kind: 'group.freeze', group: imap, reason: '' })
    const begun = world.begun.length
    world.pass(120)
    expect(world.begun.length).toBe(begun)
    world.ask({ kind: 'group.unfreeze', group: imap })
    world.pass(60)
    expect(world.operation(1).state).toBe('DONE')
  })

  it('disables a system for a group', () => {
    const world = running()
    world.ask({ kind: 'group.disable', group: imap, system: b })
    expect(codes(world, toB)).toEqual(['group-disabled'])
    world.kill('web@a').pass(120)
    expect(world.groupState('imap', 'b')).toBe('OFFLINE')
    expect(world.decisions.find(({ severity }) => severity === 'CRITICAL')?.text).toContain('disabled')
    world.ask({ kind: 'group.enable', group: imap, system: 'all' })
    expect(codes(world, { kind: 'group.online', group: imap, system: b })).toEqual([])
  })

  it('keeps two hundred ended operations', () => {
    const world = running()
    for (let index = 0; index < 230; index++) world.ask({ kind: 'group.probe', group: imap, system: a })
    expect(Object.keys(world.state.operations).length).toBeLessThanOrEqual(201)
    expect(world.operation(230).state).toBe('DONE')
    const { nextOperation } = world.state
    world.ask({ kind: 'group.probe', group: imap, system: a }, 'request-230')
    expect(world.state.nextOperation).toBe(nextOperation)
    world.ask({ kind: 'group.probe', group: imap, system: a }, 'request-1')
    expect(world.state.nextOperation).toBe(nextOperation + 1)
  })
})

describe('why', () => {
  it('leads from a failover back to the exit code of the monitor', () => {
    const world = running()
    world.kill('web@a').pass(120)
    const byId = new Map(world.decisions.map((decision) => [decision.id, decision]))
    const started = world.decisions.find(({ text }) => text.includes('web (group imap) is online on b'))
    const chain: string[] = []
    for (let next = started; next; next = byId.get(next.cause ?? '')) chain.push(next.text)
    expect(chain.at(-1)).toBe('Monitor of web on a exited 100: offline.')
    expect(chain.some((text) => text.includes('Critical = 1'))).toBe(true)
    expect(chain.some((text) => text.includes('RestartLimit = 0'))).toBe(true)
    expect(new Set(world.decisions.map(({ id }) => id)).size).toBe(world.decisions.length)
  })
})
