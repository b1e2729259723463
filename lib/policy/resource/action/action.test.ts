import { describe, expect, it } from 'vitest'
import { groupName, resourceName, systemName } from '#lib/model/names.ts'
import { can } from '../../can.ts'
import type { RunEntryPoint } from '../../effect.ts'
import type { EntryPointOutcome } from '../../event.ts'
import { cluster, type Values } from '../../testing/cluster-builder.ts'
import { World } from '../../testing/world.ts'

const a = systemName('a')
const web = resourceName('web')
const g = groupName('g')

const printed = (code: number, output: string): EntryPointOutcome => ({
  kind: 'exited',
  code,
  verdict: { kind: 'none' },
  output,
})

const ask = { kind: 'resource.action', resource: web, system: a, action: 'count', arguments: ['x'] } as const

function up(attributes: Values = {}): { world: World; asked: RunEntryPoint[] } {
  const asked: RunEntryPoint[] = []
  const sketch = {
    systems: ['a', 'b'],
    autoStartList: ['a'],
    resources: { web: [] },
    resourceAttributes: { web: { SupportedActions: ['count', 'purge'], ...attributes } },
  }
  const world = new World(cluster({ g: sketch }), (_, __, effects) => {
    for (const effect of effects) if (effect.kind === 'runEntryPoint') asked.push(effect)
  })
  world.connect('a', 'b').pass(60)
  asked.length = 0
  return { world, asked }
}

describe('an action of a resource (§6.2)', () => {
  it('runs with its token and arguments within ActionTimeout, and changes nothing else', () => {
    const { world, asked } = up({ ActionTimeout: 12 })
    const before = world.resource('web@a')
    world.ask(ask)
    expect(asked[0]).toMatchObject({
      entryPoint: 'action',
      timeoutMs: 12_000,
      action: { token: 'count', arguments: ['x'] },
    })
    expect(world.operation(1)).toMatchObject({ state: 'RUNNING', title: 'run action count of web on a' })
    world.pass(30)
    expect(world.operation(1).state).toBe('DONE')
    expect(world.resource('web@a')).toEqual({ ...before, actions: undefined })
  })

  it('has what it printed as its outcome, cut after 2048 bytes between characters', () => {
    const { world } = up()
    world.behave('action web@a', printed(0, ' 42 messages\n'), printed(0, `${'ü'.repeat(1024)}x`))
    world.ask(ask)
    world.pass(5)
    expect(world.operation(1)).toMatchObject({ state: 'DONE', outcome: '42 messages' })
    world.ask(ask)
    world.pass(5)
    expect(world.operation(2).outcome).toBe('ü'.repeat(1024))
  })

  it.each<[string, EntryPointOutcome, string]>([
    ['exits otherwise than 0', printed(3, 'busy'), 'it exited 3: busy'],
    ['hangs', { kind: 'timedOut', output: '' }, 'it did not end within ActionTimeout: it printed nothing.'],
    ['has no script', { kind: 'lost', reason: 'no script' }, 'it gave no answer (no script).'],
  ])('that %s has FAILED', (_, outcome, text) => {
    const { world } = up()
    world.behave('action web@a', outcome).ask(ask)
    world.pass(5)
    expect(world.operation(1)).toMatchObject({ state: 'FAILED', outcome: text })
  })

  it('several may be under way; each ends its own operation', () => {
    const { world } = up()
    world.durationMs = () => 5000
    world.behave('action web@a', printed(0, 'first'), printed(0, 'second'))
    world.ask(ask)
    world.ask(ask)
    world.pass(10)
    expect([world.operation(1).outcome, world.operation(2).outcome]).toEqual(['first', 'second'])
  })

  it('runs in a frozen group, too, and asks for nothing there', () => {
    const { world } = up()
    world.ask({ kind: 'group.freeze', group: g, reason: 'work' })
    world.durationMs = () => 5000
    world.ask(ask)
    expect(world.operation(2).state).toBe('RUNNING')
    world.pass(10)
    expect(world.operation(2).state).toBe('DONE')
  })

  it.each<[string, (world: World) => World]>([
    ['contact is lost', (world) => world.silence('a')],
    ['the engine is restarted', (world) => world.restartEngine()],
  ])('ends FAILED when %s: nobody knows how it went', (_, trouble) => {
    const { world } = up()
    world.durationMs = () => 20_000
    world.ask(ask)
    trouble(world.pass(5))
    expect(world.operation(1)).toMatchObject({ state: 'FAILED' })
    expect(world.resource('web@a').actions).toBeUndefined()
  })
})

describe('an action is refused', () => {
  const codes = (world: World, action: string) => can(world.state, { ...ask, action }).map(({ code }) => code)

  it('that the type does not support', () => {
    expect(codes(up().world, 'count')).toEqual([])
    expect(codes(up().world, 'dance')).toEqual(['action-not-supported'])
  })

  it('on a system that does not answer, and of a resource that is disabled', () => {
    expect(codes(up().world.silence('a'), 'count')).toEqual(['system-unknown'])
    expect(codes(up({ Enabled: 0 }).world, 'count')).toEqual(['resource-disabled'])
  })
})
