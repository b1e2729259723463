import { expect, test } from 'vitest'
import type { Effect } from '#lib/policy/effect.ts'
import type { Event } from '#lib/policy/event.ts'
import { engineBench, onlineRun, sysA } from './testing/engine-bench.ts'

const stopped: Effect = { kind: 'forgetRuns', system: sysA }
const close: Effect = { ...onlineRun(3), entryPoint: 'close' }

const effectsOf = (event: Event): readonly Effect[] => {
  if (event.kind === 'systemConnected') return [onlineRun(1, 'web'), onlineRun(2, 'disk')]
  return event.kind === 'engineRestarted' ? [stopped, close] : []
}

test('what waits for its turn on a system that is stopped never begins; what follows the stop does', async () => {
  const bench = engineBench({ limits: { runsPerSystem: 1 }, react: effectsOf })
  bench.runner.tell({ kind: 'connected', system: sysA })
  await bench.clock.runFor(0)
  bench.engine.take({ kind: 'engineRestarted' })
  bench.runner.answer(1, 0)
  await bench.clock.runFor(60_000)
  expect(bench.runner.asked.map(({ run }) => run)).toEqual([1, 3])
  bench.engine.close()
})
