import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scalar } from '#lib/model/attribute-value.ts'
import type { SystemName } from '#lib/model/names.ts'
import { attributeName, resourceName } from '#lib/model/names.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import type { EntryPointOutcome, Verdict } from '#lib/policy/event.ts'
import { LocalTransport } from '#server/transport/local-transport.ts'
import { fixedRandom, realClock } from '#server/transport/testing/clock.ts'
import { SuiteAgentRunner } from './agent-runner.ts'
import { remotelySeen } from './remote-probe.ts'
import { loadSuite } from './suite/agent-suite.ts'
import { smallConfiguration, sysA, sysB } from './testing/small-configuration.ts'
import { makeSmallSuite, until, type SmallSuite } from './testing/small-suite.ts'
import { verdictOf } from './verdict.ts'

const exited = (code: number, output = ''): EntryPointOutcome => ({
  kind: 'exited',
  code,
  verdict: verdictOf('monitor', code),
  output,
})
const seen = (...codes: readonly number[]) =>
  codes.map((code, index) => ({
    system: [sysA, sysB][index] ?? sysB,
    answer: { kind: 'exited', code, output: `says ${code}\n` } as const,
  }))

describe('what other systems see', () => {
  it('lowers the confidence to that of the best of them, and says who saw what', () => {
    expect(remotelySeen(exited(110, 'well\n'), seen(105, 103))).toEqual({
      kind: 'exited',
      code: 105,
      verdict: { kind: 'online', confidence: 50 },
      output: 'well\nseen from sysA: says 105\nseen from sysB: says 103\n',
    })
  })

  it('says so of every line, since the log tells only the last of them', () => {
    const answer = { kind: 'exited', code: 105, output: 'smtp\npop\n' } as const
    expect(remotelySeen(exited(110), [{ system: sysB, answer }])).toMatchObject({
      output: 'seen from sysB: smtp\nseen from sysB: pop\n',
    })
  })

  it('counts for nothing where one of them sees all well', () => {
    expect(remotelySeen(exited(110), seen(105, 110))).toEqual(exited(110))
  })

  it.each([99, 100, 200, 0, 1, 111, 255])('never becomes a state: exit code %i is not heard', (code) => {
    expect(remotelySeen(exited(110), seen(code, code))).toEqual(exited(110))
    expect(remotelySeen(exited(110), seen(code, 105))).toMatchObject({ code: 105 })
  })

  it.each<EntryPointOutcome>([
    exited(100),
    exited(99),
    exited(105),
    { kind: 'timedOut', output: '' },
    { kind: 'lost', reason: 'gone' },
  ])('changes no other answer of the system itself: %o', (outcome) => {
    expect(remotelySeen(outcome, seen(101, 101))).toEqual(outcome)
  })

  it('is nothing where nobody answers', () => {
    const lost = { system: sysB, answer: { kind: 'lost', reason: 'silent' } as const }
    const late = { system: sysB, answer: { kind: 'timedOut', output: '' } as const }
    expect(remotelySeen(exited(110), [])).toEqual(exited(110))
    expect(remotelySeen(exited(110), [lost, late])).toEqual(exited(110))
  })
})

describe('a monitor of a type with an entry point remote', () => {
  let small: SmallSuite
  let runner: SuiteAgentRunner
  const homeOf = (system: SystemName) => join(small.root, system)
  const answers = (system: SystemName, script: string) =>
    writeFileSync(join(homeOf(system), 'answer'), `${script}\n`)

  beforeAll(async () => {
    small = makeSmallSuite()
    const remote = join(small.suite, 'Probe/remote')
    writeFileSync(remote, '#!/bin/sh\nshift\nset -- "$@" from\n. "$HAWSER_SUITE/../answer"\n')
    chmodSync(remote, 0o755)
    for (const system of [sysA, sysB]) {
      mkdirSync(homeOf(system))
      answers(system, 'exit 101')
    }
    const connected = new Set<SystemName>()
    runner = new SuiteAgentRunner({
      unseal: () => null,
      transport: new LocalTransport({ home: homeOf, environment: process.env }),
      clock: realClock,
      random: fixedRandom,
      log: { write: () => undefined },
      suite: await loadSuite(small.suite),
      engine: 'engine-1',
      suiteDirectory: () => 'agents',
      systems: [sysA, sysB],
    })
    runner.onContact(({ kind, system }) => kind === 'connected' && connected.add(system))
    await until('both answer', () => connected.size === 2, 20_000)
  })
  afterAll(async () => {
    await runner.close()
    small.remove()
  })

  const monitor = (code: number) => run('monitor', code)
  const run = async (entryPoint: EntryPoint, code: number): Promise<Verdict | null> => {
    const configuration = smallConfiguration({
      [attributeName('Value')]: { everywhere: scalar(String(code)), bySystem: { [sysB]: scalar('on sysB') } },
    })
    const call = { configuration, system: sysA, entryPoint, run: 1, timeoutMs: 20_000 } as const
    const { outcome } = await runner.run({ ...call, resource: resourceName('probe'), cleanReason: null })
    return outcome.kind === 'exited' ? outcome.verdict : null
  }

  it('asks the other systems, each with its own values, and not the one it runs on', async () => {
    answers(sysB, '[ "$*" = "exit on sysB from" ] && exit 105; exit 99')
    expect(await monitor(110)).toEqual({ kind: 'online', confidence: 50 })
    answers(sysB, 'exit 110')
    expect(await monitor(110)).toEqual({ kind: 'online', confidence: 100 })
  })

  it('does not hear what they found before the last start or stop', async () => {
    answers(sysB, 'exit 105')
    for (const entryPoint of ['online', 'offline'] as const) {
      await run(entryPoint, 0)
      expect(await monitor(110)).toEqual({ kind: 'online', confidence: 100 })
      expect(await monitor(110)).toEqual({ kind: 'online', confidence: 50 })
    }
  })

  it('is offline when its own system says so, and asks nobody', async () => {
    answers(sysB, 'echo asked >"$HAWSER_SUITE/../asked"; exit 110')
    expect(await monitor(100)).toEqual({ kind: 'offline' })
    expect(await monitor(99)).toEqual({ kind: 'unknown' })
    expect(existsSync(join(homeOf(sysB), 'asked'))).toBe(false)
  })

  it('does not depend on an other system that fails or has left', async () => {
    answers(sysB, 'kill -KILL "$$"')
    expect(await monitor(110)).toEqual({ kind: 'online', confidence: 100 })
    runner.setSystems([sysA])
    expect(await monitor(110)).toEqual({ kind: 'online', confidence: 100 })
  })
})
