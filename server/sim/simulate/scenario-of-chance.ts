import type { Configuration } from '#lib/model/configuration.ts'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import { Dice } from '../dice.ts'
import { drawHappenings } from '../happenings/draw-happenings.ts'
import type { Happening } from '../happenings/happening.ts'
import { drawSwarm, swarmText, type FaultClass } from '../happenings/swarm.ts'
import type { SizeRanges } from '../topology/cluster-size.ts'
import { drawCluster } from '../topology/draw-cluster.ts'
import { otherText } from '../topology/other-text.ts'

/** Everything about one run, drawn before it begins: a run has no dice. This is what a replay file holds. */
export type ChanceScenario = {
  readonly seed: string
  readonly optionLine: string
  readonly mainCf: string
  readonly durationMs: number
  readonly happenings: readonly Happening[]
  /** Systems that stay broken to the end, fewer than half of them. */
  readonly leftBroken: readonly string[]
}

export type ChanceOptions = {
  readonly seed: string
  readonly hours: number
  readonly ranges: SizeRanges
  readonly faults: readonly FaultClass[]
}

/** Draws the cluster, what will happen to it, and what stays broken, each from dice of its own. */
export function drawScenario({ seed, hours, ranges, faults }: ChanceOptions): ChanceScenario {
  const dice = new Dice(seed)
  const mainCf = drawCluster(dice.split('topology'), ranges)
  const configuration = configurationOf(mainCf)
  const durationMs = Math.round(hours * 3_600_000)
  const swarm = drawSwarm(dice.split('swarm'), faults, durationMs)
  const happenings = drawHappenings(dice.split('happenings'), {
    swarm,
    configuration,
    durationMs,
    otherMainCf: (variant) => otherText(dice.split(`text ${variant}`), mainCf),
  })
  const systems = Object.keys(configuration.systems)
  const broken = dice.split('broken')
  const most = faults.length === 0 ? 0 : Math.floor((systems.length - 1) / 2)
  const leftBroken = broken.chance(0.3) ? systems.slice(-broken.integer(0, most) || systems.length) : []
  const counts = [systems, Object.keys(configuration.groups), Object.keys(configuration.resources)]
  const [s, g, r] = counts.map(({ length }) => length)
  const optionLine = `seed ${seed}: ${hours} h, ${s} systems, ${g} groups, ${r} resources; ${swarmText(swarm)}; ${leftBroken.length} left broken`
  return { seed, optionLine, mainCf, durationMs, happenings, leftBroken }
}

/** Loads a text that the simulator wrote itself. Throws with its problems when it is not good. */
export function configurationOf(mainCf: string): Configuration {
  const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text: mainCf }])
  if (!configuration)
    throw new Error(`the drawn main.cf does not load: ${JSON.stringify(problems.slice(0, 3))}`)
  return configuration
}
