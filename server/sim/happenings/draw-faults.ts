import { namesOf, type SystemName } from '#lib/model/names.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import { failpointNames } from '#server/ports.ts'
import type { Conduct } from '../behaviour.ts'
import type { Dice } from '../dice.ts'
import { drawIntent } from './draw-intent.ts'
import type { Deed } from './happening.ts'
import { spotOf, stubborn } from './draw-spot.ts'
import type { FaultClass } from './swarm.ts'

const minuteMs = 60_000

export type Drawing = {
  readonly dice: Dice
  readonly configuration: Configuration
  /** Another text of the same cluster, to be loaded live. */
  readonly otherMainCf: () => string
}

/** One happening of a class, by chance; several at one moment where only together they make trouble. */
export const drawDeed: Readonly<Record<FaultClass, (drawing: Drawing) => Deed | readonly Deed[]>> = {
  network: ({ dice, configuration }) => {
    const oneWay = dice.pick([null, null, null, 'mute', 'deaf'] as const)
    // Shorter than it takes to be noticed, now and then: a flapping line.
    const forMs = dice.chance(0.3) ? dice.integer(500, 20_000) : dice.integer(20_000, 10 * minuteMs)
    return { kind: 'cut', system: systemOf(dice, configuration), oneWay, forMs }
  },
  system: ({ dice, configuration }) => {
    const system = systemOf(dice, configuration)
    const what = dice.next()
    if (what < 0.3) return { kind: 'pause', system, forMs: dice.integer(1000, 2 * minuteMs) }
    if (what < 0.45) return { kind: 'slow', system, factor: dice.integer(2, 40), forMs: 5 * minuteMs }
    const isReboot = dice.chance(0.4)
    const forMs = isReboot ? dice.integer(10_000, 90_000) : dice.integer(2 * minuteMs, 20 * minuteMs)
    const confirmedAfterMs = dice.chance(0.5) ? dice.integer(0, 2 * minuteMs) : null
    return { kind: 'powerOff', system, forMs, confirmedAfterMs }
  },
  agents: ({ dice, configuration }) => {
    const spot = spotOf(dice, configuration)
    const what = dice.next()
    if (what < 0.3) return { kind: 'kill', ...spot }
    if (what < 0.35) return { kind: 'startByHand', ...spot }
    if (what < 0.5) return stubborn(dice, configuration, spot)
    const [entryPoint, change] = misconduct(dice)
    const runs = dice.pick([1, 1, 2, 3, 10])
    return { kind: 'conduct', ...spot, entryPoint, change, runs, forMs: dice.integer(1, 10) * minuteMs }
  },
  fence: ({ dice }) => ({
    kind: 'fence',
    mode: dice.pick(['works', 'works', 'fails', 'is not configured'] as const),
    switchingMs: dice.pick([1000, 5000, 60_000]),
    answerMs: dice.pick([0, 0, 0, 30_000, 120_000]),
    forMs: dice.integer(1, 20) * minuteMs,
  }),
  engine: ({ dice }) =>
    dice.chance(0.4)
      ? { kind: 'engineKilled' }
      : { kind: 'engineDies', failpoint: dice.pick(failpointNames), pass: dice.integer(1, 6) },
  disk: ({ dice }) => ({
    kind: 'disk',
    failure: dice.pick(['ENOSPC', 'EIO'] as const),
    forMs: dice.integer(1000, 60_000),
  }),
  operators: ({ dice, configuration }) => {
    if (dice.chance(0.06)) {
      return { kind: 'confirmDown', system: systemOf(dice, configuration), lying: false }
    }
    return {
      kind: 'ask',
      user: dice.pick(['ada', 'kim', 'lee']),
      intent: drawIntent(dice, configuration),
      lookedForMs: dice.chance(0.4) ? dice.integer(0, 30_000) : null,
      twice: dice.chance(0.15),
    }
  },
  configuration: ({ otherMainCf }) => ({ kind: 'configure', mainCf: otherMainCf() }),
  time: ({ dice }) => ({
    kind: 'clock',
    byMs: dice.pick([-3_600_000, 3_600_000, 1000, -1000, 60_000, 20 * 365 * 86_400_000]),
  }),
  liars: ({ dice, configuration }) => ({
    kind: 'confirmDown',
    system: systemOf(dice, configuration),
    lying: true,
  }),
}

const systemOf = (dice: Dice, configuration: Configuration): SystemName =>
  dice.pick(namesOf(configuration.systems))

/** Everything agents do wrong, one at a time. */
function misconduct(dice: Dice): readonly [EntryPoint, Partial<Conduct>] {
  const garbage = dice.pick(['', 'ok\u0000\u001b[31m', 'x'.repeat(5000), '\ufffd\ud800', '110'])
  const badCode = dice.pick([1, 3, 7, 99, 111, 137, 200, 255])
  const any = dice.pick(['online', 'offline', 'clean', 'monitor'] as const)
  return dice.pick<readonly [EntryPoint, Partial<Conduct>]>([
    [any, { hangs: true }],
    [any, { hangs: true }],
    ['online', { works: false }],
    ['online', { hangs: true, risesAfterMs: dice.integer(1000, 90_000) }],
    ['online', { exitCode: dice.integer(1, 60) }],
    ['offline', { works: false }],
    ['offline', { exitCode: badCode }],
    ['clean', { exitCode: badCode, works: false }],
    ['clean', { works: false }],
    ['monitor', { exitCode: badCode === 200 ? 99 : badCode }],
    ['monitor', { exitCode: 99, output: garbage }],
    ['monitor', { exitCode: dice.pick([101, 105, 110]) }],
    ['monitor', { exitCode: 100 }],
    ['monitor', { exitCode: 200 }],
    ['monitor', { output: garbage }],
    [any, { latencyMs: dice.integer(100, 30_000) }],
    [any, { isAnswerLost: true }],
    [any, { echoAfterMs: dice.integer(10, 120_000) }],
    [any, { durationMs: dice.integer(1000, 150_000) }],
  ])
}
