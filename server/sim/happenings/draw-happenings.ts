import type { Configuration } from '#lib/model/configuration.ts'
import type { Dice } from '../dice.ts'
import { drawDeed } from './draw-faults.ts'
import type { Happening } from './happening.ts'
import { faultClasses, type Swarm } from './swarm.ts'

export type HappeningsWanted = {
  readonly swarm: Swarm
  readonly configuration: Configuration
  readonly durationMs: number
  /** The `variant`-th other text of the same cluster. */
  readonly otherMainCf: (variant: number) => string
}

/** All that will happen in a run, in the order of time. Nothing is thrown while the run is on. */
export function drawHappenings(dice: Dice, wanted: HappeningsWanted): Happening[] {
  const { swarm, configuration, durationMs, otherMainCf } = wanted
  const happenings = faultClasses.flatMap((name) => {
    const meanMs = swarm[name]
    if (meanMs === undefined) return []
    const own = dice.split(name)
    const found: Happening[] = []
    let variant = 0
    const drawing = { dice: own, configuration, otherMainCf: () => otherMainCf(variant++) }
    for (let atMs = lapse(own, meanMs); atMs < durationMs; atMs += lapse(own, meanMs)) {
      for (const deed of [drawDeed[name](drawing)].flat()) found.push({ atMs, ...deed })
    }
    return found
  })
  return happenings.toSorted((a, b) => a.atMs - b.atMs)
}

const lapse = (dice: Dice, meanMs: number): number => Math.round(-Math.log(1 - dice.next()) * meanMs)
