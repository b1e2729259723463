import type { Dice } from '../dice.ts'

/** Classes of faults; each draws from dice of its own, so that a new one does not change the others' luck. */
export const faultClasses = [
  'network',
  'system',
  'agents',
  'fence',
  'engine',
  'disk',
  'operators',
  'configuration',
  'time',
  /** A person who confirms a living system down: what follows from it is not the engine's fault. */
  'liars',
] as const

export type FaultClass = (typeof faultClasses)[number]

/** Mean time between two happenings of a class, for the whole cluster; absent: the class is not enabled. */
export type Swarm = Partial<Readonly<Record<FaultClass, number>>>

const widest: Readonly<Record<FaultClass, readonly [shortestMs: number, longestMs: number]>> = {
  network: [40_000, 1_200_000],
  system: [120_000, 2_400_000],
  agents: [10_000, 600_000],
  fence: [120_000, 1_800_000],
  engine: [60_000, 1_800_000],
  disk: [200_000, 2_400_000],
  operators: [8_000, 400_000],
  configuration: [200_000, 2_400_000],
  time: [120_000, 1_800_000],
  liars: [300_000, 3_600_000],
}

/** From here on a storm may have quiet hours. */
const longStormMs = 6 * 3_600_000

/**
 * A random part of the allowed classes, each with a random rate; liars only when they are named. The longer a long storm,
 * the quieter it may be: at the least two happenings of a class are to be expected.
 */
export function drawSwarm(dice: Dice, allowed: readonly FaultClass[], durationMs: number): Swarm {
  const entries = faultClasses.flatMap((name) => {
    const own = dice.split(name)
    const isOn = own.chance(name === 'liars' ? 1 : 0.65)
    const [shortest, usualLongest] = widest[name]
    const longest = durationMs < longStormMs ? usualLongest : Math.max(usualLongest, durationMs / 2)
    const meanMs = Math.round(shortest * (longest / shortest) ** own.next())
    return isOn && allowed.includes(name) ? [[name, meanMs] as const] : []
  })
  return Object.fromEntries(entries)
}

/** For people and the first line of a report: `network 1/5m, agents 1/32s`. */
export const swarmText = (swarm: Swarm): string =>
  faultClasses
    .flatMap((name) => {
      const meanMs = swarm[name]
      return meanMs === undefined ? [] : [`${name} 1/${Math.round(meanMs / 1000)}s`]
    })
    .join(', ') || 'no faults'
