import { expect, test } from 'vitest'
import type { RunTrigger } from '#lib/policy/effect.ts'
import type { Event, TriggerOutcome } from '#lib/policy/event.ts'
import { engineBench, sysA } from './testing/engine-bench.ts'

const nofailover: RunTrigger = {
  kind: 'runTrigger',
  system: sysA,
  trigger: 'nofailover',
  run: 7,
  arguments: ['0', 'sysA', 'imap'],
  directory: '/opt/VRTSvcs/bin/triggers',
  timeoutMs: 1000,
  group: null,
  resource: null,
}

const onConnect = (event: Event) => (event.kind === 'systemConnected' ? [nofailover] : [])

const answers: readonly TriggerOutcome[] = [
  { kind: 'exited', code: 3, output: 'no pager' },
  { kind: 'missing' },
  { kind: 'lost', reason: 'connection lost' },
]

test.each(answers)('a trigger is run on its system, and how it ended comes back: %o', async (outcome) => {
  const { engine, runner, seen, clock } = engineBench({ react: onConnect })
  runner.triggerOutcome = outcome
  engine.post({ kind: 'systemConnected', system: sysA })
  await clock.runFor(0)
  const { arguments: words, directory, timeoutMs, trigger } = nofailover
  expect(runner.triggers).toEqual([{ system: sysA, trigger, arguments: words, directory, timeoutMs }])
  expect(seen.at(-1)).toMatchObject({ kind: 'triggerFinished', trigger, system: sysA, run: 7, outcome })
  engine.close()
})
