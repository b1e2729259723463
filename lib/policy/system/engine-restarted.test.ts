import { describe, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { cluster } from '../testing/cluster-builder.ts'
import { World } from '../testing/world.ts'

const imap = groupName('imap')
const b = systemName('b')

const configuration = (autoStartList: readonly string[] = ['a', 'b']) =>
  cluster({
    imap: { systems: ['a', 'b'], autoStartList, resources: { web: ['disk', 'ip'], disk: [], ip: [] } },
  })

const running = (): World => new World(configuration()).connect('a', 'b').pass(30)

const activeOn = (world: World) => ['a', 'b'].filter((system) => world.running.has(`web@${system}`))

describe('engine restart', () => {
  it('believes nothing until it is probed, and touches nothing that runs', () => {
    const world = running()
    world.begun.length = 0
    world.restartEngine()
    expect(world.groupState('imap', 'a')).toBe('UNKNOWN')
    world.connect('a', 'b').pass(300)
    expect(world.groupState('imap', 'a')).toBe('ONLINE')
    expect(world.begun).toEqual([])
  })

  it('counts ConfInterval from now, though the clock was set back while it was away', () => {
    const world = new World(
      cluster({
        imap: {
          systems: ['a', 'b'],
          autoStartList: ['a'],
          resources: { web: [] },
          resourceAttributes: { web: { ToleranceLimit: 1, ConfInterval: 120 } },
        },
      }),
    )
    world.connect('a', 'b').pass(30).kill('web@a').pass(60)
    expect(world.resource('web@a').counters.tolerance).toBe(1)
    world.running.add('web@a')
    world.now -= 3_600_000
    world.restartEngine().connect('a', 'b').pass(300)
    expect(world.resource('web@a').counters.tolerance).toBe(0)
  })

  it('starts nothing while one system has not answered', () => {
    const world = running().restartEngine()
    world.running.clear()
    world.begun.length = 0
    world.connect('a').pass(300)
    expect(world.begun).toEqual([])
    world.connect('b').pass(60)
    expect(world.groupState('imap', 'a')).toBe('ONLINE')
  })

  it('takes a group up again where it was switched to', () => {
    const world = running()
    world.ask({ kind: 'group.switch', group: imap, to: b })
    world.pass(60).restartEngine()
    world.running.clear()
    world.connect('a', 'b').pass(60)
    expect(world.groupState('imap', 'b')).toBe('ONLINE')
  })

  it('does not start what a person has taken offline', () => {
    const world = running()
    world.ask({ kind: 'group.offline', group: imap, system: 'all' })
    world.pass(60).restartEngine().connect('a', 'b').pass(600)
    expect(activeOn(world)).toEqual([])
  })

  it('resumes a group without autostart where it ran', () => {
    const world = new World(configuration([])).connect('a', 'b').pass(60)
    expect(world.begun).toEqual([])
    world.ask({ kind: 'group.online', group: imap, system: b })
    world.pass(60).restartEngine()
    world.running.clear()
    world.connect('a', 'b').pass(60)
    expect(world.groupState('imap', 'b')).toBe('ONLINE')
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])(
    'in second %i of a switch ends with the group on exactly one system',
    (second) => {
      const world = running()
      world.durationMs = () => 2500
      world.ask({ kind: 'group.switch', group: imap, to: b })
      world.pass(second).restartEngine().pass(5)
      world.connect('b').pass(3).connect('a').pass(120)
      expect(activeOn(world)).toEqual(['b'])
      expect(world.groupState('imap', 'b')).toBe('ONLINE')
      expect(world.operation(1).state).toBe('DONE')
    },
  )

  it('asks when the source does not come back', () => {
    const world = running()
    world.durationMs = () => 2500
    world.ask({ kind: 'group.switch', group: imap, to: b })
    world.pass(1).restartEngine()
    world.connect('b').silence('a').pass(600)
    expect(world.operation(1).state).toBe('ASKS')
    expect(world.begun.some((run) => run.startsWith('online') && run.endsWith('@b'))).toBe(false)
  })

  it('is patient before it fences a system it has not met in this life', () => {
    const world = running().restartEngine().connect('b').silence('a')
    expect(world.fenced).toEqual([])
    world.pass(61)
    world.tell({ kind: 'timerFired', timer: 'fence:a' })
    expect(world.fenced).toEqual(['a'])
    world.fenceAnswers('a', { kind: 'off', device: 'pdu' }).pass(60)
    expect(world.groupState('imap', 'b')).toBe('ONLINE')
  })
})

describe('configuration', () => {
  it('keeps the runtime of what stays and probes what is new', () => {
    const world = running()
    const wider = cluster({
      imap: {
        systems: ['a', 'b'],
        autoStartList: ['a'],
        resources: { web: ['disk', 'ip'], disk: [], ip: [], log: [] },
      },
      other: { systems: ['a', 'b'], autoStartList: ['b'], resources: { job: [] } },
    })
    world.begun.length = 0
    world.tell({ kind: 'configurationLoaded', configuration: wider })
    world.pass(60)
    expect(world.resource('web@a').state).toBe('ONLINE')
    expect(world.resource('log@a').state).toBe('OFFLINE')
    expect(world.groupState('other', 'b')).toBe('ONLINE')
    expect(world.begun).toEqual(['online job@b'])
  })
})
