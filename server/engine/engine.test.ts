import { describe, expect, test } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import type { Effect } from '#lib/policy/effect.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import type { EntryPointOutcome, Event, FenceOutcome } from '#lib/policy/event.ts'
import type { Step } from '#server/engine/recover.ts'
import { MemoryJournal } from '#server/sim/journal/memory-journal.ts'
import { FactBook } from './fact-book.ts'
import { collect, engineBench, monitorRun, onlineRun, sysA, sysB } from './testing/engine-bench.ts'

const onConnect =
  (...effects: Effect[]) =>
  (event: Event): readonly Effect[] =>
    event.kind === 'systemConnected' ? effects : []

describe('journal before effects', () => {
  test('an effect leaves only after its event was appended', async () => {
    const order: string[] = []
    const journal = new MemoryJournal()
    const append = journal.append.bind(journal)
    journal.append = (entries) => {
      append(entries)
      order.push(...entries.map((entry) => `journal ${entry.event.kind}`))
    }
    const bench = engineBench({ journal, react: onConnect({ kind: 'fenceSystem', system: sysB }) })
    const { fenced } = bench
    const push = fenced.push.bind(fenced)
    fenced.push = (...systems) => {
      order.push(...systems.map((system) => `fence ${system}`))
      return push(...systems)
    }
    bench.engine.post({ kind: 'systemConnected', system: sysA })
    await bench.clock.runFor(0)
    expect(order.slice(0, 3)).toEqual([
      'journal configurationLoaded',
      'journal systemConnected',
      'fence sysB',
    ])
  })

  test('when an append fails no effect leaves, nothing is published, and the engine stops for good', async () => {
    const bench = engineBench({ react: onConnect(onlineRun(1), { kind: 'fenceSystem', system: sysB }) })
    await bench.clock.runFor(0)
    const { changes } = collect(bench.engine, 1)
    bench.journal.breakDown('the disk is full')
    bench.engine.post({ kind: 'systemConnected', system: sysA })
    await bench.clock.runFor(10_000)
    expect(bench.runner.asked).toEqual([])
    expect(bench.fenced).toEqual([])
    expect(changes).toEqual([])
    expect(bench.engine.state.revision).toBe(1)
    expect(bench.failures).toEqual([new Error('the disk is full')])
    expect(() => bench.engine.take({ kind: 'engineRestarted' })).toThrow('the engine has stopped')
  })

  test('who asks while the append fails is told so', () => {
    const bench = engineBench()
    bench.journal.breakDown('the disk is full')
    expect(() => bench.engine.take({ kind: 'systemConnected', system: sysA })).toThrow('the disk is full')
  })

  test('an impossible step stops the engine before anything is written', async () => {
    const bench = engineBench({
      step: (state) => ({ state: { ...state, revision: 7 }, effects: [], decisions: [] }),
    })
    await bench.clock.runFor(0)
    expect(bench.failures).toHaveLength(1)
    expect(bench.journal.recover()?.entries).toEqual([])
  })
})

describe('the inbox', () => {
  test('loses no event and takes them in their order, one append for what waited together', async () => {
    const journal = new MemoryJournal()
    const sizes: number[] = []
    const append = journal.append.bind(journal)
    journal.append = (entries) => {
      sizes.push(entries.length)
      append(entries)
    }
    const bench = engineBench({ journal })
    for (let count = 0; count < 50; count++) {
      bench.engine.post({ kind: 'systemSilent', system: systemName(`sys${count}`), reason: '' })
    }
    await bench.clock.runFor(0)
    expect(sizes).toEqual([51])
    expect(bench.seen.slice(1).map((event) => 'system' in event && event.system)).toEqual(
      Array.from({ length: 50 }, (_, index) => `sys${index}`),
    )
    expect(bench.engine.state.revision).toBe(51)
  })

  test('an asked event is answered at once, after all that waited before it', () => {
    const bench = engineBench()
    bench.engine.post({ kind: 'systemConnected', system: sysB })
    const state = bench.engine.take({ kind: 'systemConnected', system: sysA })
    expect(state.revision).toBe(3)
    expect(bench.seen.map((event) => event.kind)).toEqual([
      'configurationLoaded',
      'systemConnected',
      'systemConnected',
    ])
  })

  test('a reader may ask from within a change; everybody still sees the changes in order', async () => {
    const bench = engineBench()
    await bench.clock.runFor(0)
    bench.engine.subscribe(1, {
      change: (change) => {
        if (change.revision === 2) bench.engine.take({ kind: 'systemConnected', system: sysB })
      },
      facts: () => undefined,
    })
    const { changes } = collect(bench.engine, 1)
    bench.engine.take({ kind: 'systemConnected', system: sysA })
    expect(changes.map((change) => change.revision)).toEqual([2, 3])
  })

  test('the answer of a fence asked before another one is not taken for the later', async () => {
    const answers: ((outcome: FenceOutcome) => void)[] = []
    const bench = engineBench({
      fenceAnswer: () => new Promise((resolve) => answers.push(resolve)),
      react: onConnect({ kind: 'fenceSystem', system: sysB }),
    })
    bench.engine.take({ kind: 'systemConnected', system: sysA })
    bench.engine.take({ kind: 'systemConnected', system: sysA })
    answers[0]?.({ kind: 'off', device: 'pdu' })
    await bench.clock.runFor(10)
    expect(bench.seen.filter(({ kind }) => kind === 'fenceFinished')).toEqual([])
    answers[1]?.({ kind: 'failed', reason: 'it is on' })
    await bench.clock.runFor(10)
    expect(bench.seen.filter(({ kind }) => kind === 'fenceFinished')).toMatchObject([
      { outcome: { kind: 'failed', reason: 'it is on' } },
    ])
  })

  test('answers, contacts, timers and fences come back as events', async () => {
    const bench = engineBench({
      fenceOutcome: { kind: 'off', device: 'pdu' },
      react: onConnect(
        onlineRun(1),
        { kind: 'startTimer', timer: 'conf', delayMs: 500 },
        { kind: 'startTimer', timer: 'never', delayMs: 400 },
        { kind: 'cancelTimer', timer: 'never' },
        { kind: 'fenceSystem', system: sysB },
      ),
    })
    bench.runner.tell({ kind: 'connected', system: sysA })
    await bench.clock.runFor(0)
    bench.runner.answer(1, 3)
    bench.runner.tell({ kind: 'silent', system: sysB, failure: { code: 'timeout', text: 'sysB is silent.' } })
    await bench.clock.runFor(1000)
    expect(bench.seen).toMatchObject([
      { kind: 'configurationLoaded' },
      { kind: 'systemConnected', system: 'sysA' },
      { kind: 'fenceFinished', system: 'sysB', outcome: { kind: 'off', device: 'pdu' } },
      { kind: 'systemSilent', system: 'sysB', reason: 'sysB is silent' },
      { kind: 'entryPointFinished', resource: 'imap_ip', run: 1, outcome: { code: 3 }, durationMs: 5 },
      { kind: 'timerFired', timer: 'conf' },
    ])
  })
})

describe('restart', () => {
  const liveThrough = async (journal: MemoryJournal, snapshotEveryRevisions: number) => {
    const bench = engineBench({ journal, react: onConnect(onlineRun(1)), limits: { snapshotEveryRevisions } })
    for (const system of [sysA, sysB, sysA]) bench.engine.post({ kind: 'systemConnected', system })
    await bench.clock.runFor(0)
    bench.runner.answer(1, 0)
    await bench.clock.runFor(0)
    const { state } = bench.engine
    bench.engine.halt()
    return state
  }

  test.each([1000, 2])(
    'from a journal gives the same state and repeats no effect (snapshot every %i)',
    async (every) => {
      const journal = new MemoryJournal()
      const before = await liveThrough(journal, every)
      const second = engineBench({ journal, react: onConnect(onlineRun(1)) })
      expect(second.engine.state).toEqual(before)
      await second.clock.runFor(60_000)
      expect(second.runner.asked).toEqual([])
      expect(second.seen.at(-1)?.kind).toBe('engineRestarted')
      expect(second.engine.state.revision).toBe(before.revision + 1)
    },
  )

  test('a reader from before the restart goes on where it was', async () => {
    const journal = new MemoryJournal()
    const before = await liveThrough(journal, 1000)
    const second = engineBench({ journal })
    const { changes, subscription } = collect(second.engine, before.revision - 2)
    expect(subscription).not.toBe('gap')
    await second.clock.runFor(0)
    expect(changes.map((change) => change.revision)).toEqual([4, 5, 6])
  })

  test('a journal that replays to something else is not acted on', async () => {
    const journal = new MemoryJournal()
    await liveThrough(journal, 1000)
    const deaf: Step = (state) => ({ state, effects: [], decisions: [] })
    expect(() => engineBench({ journal, step: deaf })).toThrow(/went another way at revision 1/)
  })

  test('closing keeps a snapshot, so that the next start replays nothing', async () => {
    const bench = engineBench()
    await bench.clock.runFor(0)
    bench.engine.close()
    expect(bench.journal.recover()).toEqual({ state: bench.engine.state, entries: [] })
  })
})

describe('entry points', () => {
  const isSteady = (event: Event): boolean => event.kind === 'entryPointFinished'

  test('a scheduled monitor is replaced by a newer one of the same resource and system, and can be cancelled', async () => {
    const cancel = { kind: 'cancelMonitor', resource: monitorRun(0, 0).resource, system: sysA } as const
    const bench = engineBench({
      react: onConnect(monitorRun(1, 5000), monitorRun(2, 9000), monitorRun(3, 5000, 'other')),
    })
    bench.runner.tell({ kind: 'connected', system: sysA })
    await bench.clock.runFor(20_000)
    expect(bench.runner.asked.map(({ run }) => run)).toEqual([3, 2])
    const cancelled = engineBench({ react: onConnect(monitorRun(1, 5000), cancel) })
    cancelled.runner.tell({ kind: 'connected', system: sysA })
    await cancelled.clock.runFor(20_000)
    expect(cancelled.runner.asked).toEqual([])
  })

  test('a scheduled info is replaced by a newer one of the same resource and system', async () => {
    const info = (run: number) => ({ ...monitorRun(run, 5000), entryPoint: 'info' as const })
    const bench = engineBench({ react: onConnect(info(1), info(2)) })
    bench.runner.tell({ kind: 'connected', system: sysA })
    await bench.clock.runFor(20_000)
    expect(bench.runner.asked.map(({ run }) => run)).toEqual([2])
  })

  test('at most the cap run at once on a system; hung monitors do not hold up an online', async () => {
    const bench = engineBench({
      limits: { runsPerSystem: 2 },
      isSteady,
      react: onConnect(
        ...['a', 'b', 'c', 'd'].map((resource, index) => monitorRun(index + 1, 0, resource)),
        onlineRun(9),
      ),
    })
    bench.runner.tell({ kind: 'connected', system: sysA })
    await bench.clock.runFor(0)
    expect(bench.runner.asked.map(({ run }) => run)).toEqual([1, 2, 9])
    bench.runner.answer(2, 110)
    await bench.clock.runFor(0)
    expect(bench.runner.asked.map(({ run }) => run)).toEqual([1, 2, 9, 3])
  })

  test('an online that waits for its turn when contact is lost never begins over the next connection', async () => {
    const bench = engineBench({
      limits: { runsPerSystem: 1 },
      react: (event) => (event.kind === 'timerFired' ? [onlineRun(1), onlineRun(2)] : []),
    })
    bench.runner.tell({ kind: 'connected', system: sysA })
    bench.engine.take({ kind: 'timerFired', timer: 'now' })
    bench.runner.tell({ kind: 'silent', system: sysA, failure: { code: 'timeout', text: 'gone' } })
    bench.runner.tell({ kind: 'connected', system: sysA })
    bench.runner.answer(1, 0)
    await bench.clock.runFor(60_000)
    expect(bench.runner.asked.map(({ run }) => run)).toEqual([1])
  })

  test('a steady monitor is not journalled; its facts go out at most once a second', async () => {
    let run = 1
    const bench = engineBench({
      isSteady,
      react: (event) =>
        event.kind === 'systemConnected' || event.kind === 'entryPointFinished'
          ? [monitorRun(run++, 100)]
          : [],
    })
    bench.runner.tell({ kind: 'connected', system: sysA })
    await bench.clock.runFor(0)
    const { revision } = bench.engine.state
    const { facts, changes } = collect(bench.engine, revision)
    for (let count = 1; count <= 30; count++) {
      await bench.clock.runFor(100)
      bench.runner.answer(count, 110, `ok\u0007 ${count}`)
    }
    await bench.clock.runFor(1000)
    expect(bench.engine.state.revision).toBe(revision)
    expect(changes).toEqual([])
    expect(facts.length).toBeGreaterThanOrEqual(3)
    expect(facts.length).toBeLessThanOrEqual(5)
    expect(facts.at(-1)?.facts).toEqual({
      'imap_ip@sysA': { at: 1_003_000, exitCode: 110, durationMs: 5, output: 'ok 30' },
    })
    const snapshot = bench.engine.snapshot()
    expect(snapshot.contacts[sysA]?.heardAt).toBe(1_003_000)
    expect(snapshot.contacts[sysB]).toEqual({
      heardAt: null,
      address: 'system.test',
      failure: null,
      fenceConfigured: false,
    })
  })

  test('the monitor after a start says how long it took, also one that was ended', () => {
    const book = new FactBook(() => ({ address: 'system.test', fenceConfigured: false }))
    const noted = (entryPoint: EntryPoint, outcome: EntryPointOutcome, durationMs: number) => {
      book.noteAnswer({ ...monitorRun(1, 0), entryPoint }, { outcome, durationMs }, 1)
      return book.allFacts()['imap_ip@sysA']?.startMs
    }
    const exited = (code: number) =>
      ({ kind: 'exited', code, verdict: { kind: 'none' }, output: '' }) as const
    expect(noted('monitor', exited(100), 5)).toBeUndefined()
    noted('online', exited(0), 4000)
    expect(noted('monitor', exited(110), 5)).toBe(4000)
    noted('online', { kind: 'timedOut', output: '' }, 9000)
    noted('online', exited(1), 10)
    expect(noted('monitor', exited(100), 5)).toBe(9000)
    book.keepOnly(() => false)
    expect(noted('monitor', exited(100), 5)).toBeUndefined()
  })
})

describe('publishing', () => {
  test('a change holds exactly what is another object now', async () => {
    const journal = new MemoryJournal()
    const bench = engineBench({
      journal,
      step: (state, event) => ({
        state: {
          ...state,
          revision: state.revision + 1,
          systems:
            event.kind === 'systemConnected'
              ? { ...state.systems, [event.system]: { ...state.systems[event.system]!, since: event.at } }
              : state.systems,
          operations: {},
        },
        effects: [],
        decisions: [],
      }),
    })
    await bench.clock.runFor(0)
    const { changes } = collect(bench.engine, 1)
    bench.engine.take({ kind: 'systemConnected', system: sysB })
    expect(changes).toEqual([
      { revision: 2, at: 1_000_000, systems: { sysB: bench.engine.state.systems[sysB] }, decisions: [] },
    ])
  })

  test('a returning reader gets what it missed, or is told of the gap', async () => {
    const bench = engineBench({ limits: { keptChanges: 3 } })
    for (let count = 0; count < 5; count++) bench.engine.take({ kind: 'systemConnected', system: sysA })
    expect(bench.engine.state.revision).toBe(6)
    expect(collect(bench.engine, 3).changes.map((change) => change.revision)).toEqual([4, 5, 6])
    expect(collect(bench.engine, 6).changes).toEqual([])
    expect(collect(bench.engine, 2).subscription).toBe('gap')
    expect(collect(bench.engine, 7).subscription).toBe('gap')
  })

  test('who stopped hears nothing more; a reader that throws harms nobody', async () => {
    const bench = engineBench()
    await bench.clock.runFor(0)
    const broken = {
      change: () => {
        throw new Error('the connection is gone')
      },
      facts: () => undefined,
    }
    bench.engine.subscribe(1, broken)
    const stopped = collect(bench.engine, 1)
    const staying = collect(bench.engine, 1)
    if (stopped.subscription !== 'gap') stopped.subscription.stop()
    bench.engine.take({ kind: 'systemConnected', system: sysA })
    expect(stopped.changes).toEqual([])
    expect(staying.changes).toHaveLength(1)
    expect(bench.failures).toEqual([])
  })
})
