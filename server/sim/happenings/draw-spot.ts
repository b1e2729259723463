import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { Dice } from '../dice.ts'
import type { Deed } from './happening.ts'

const minuteMs = 60_000

type Spot = { readonly resource: ResourceName; readonly system: SystemName }

/** A resource on a system of its group: more often than not where the group starts by itself. */
export function spotOf(dice: Dice, configuration: Configuration): Spot {
  const resource = dice.pick(namesOf(configuration.resources))
  const group = configuration.resources[resource]?.group
  const { systemList = [], autoStartList = [] } =
    group === undefined ? {} : (configuration.groups[group] ?? {})
  const [first] = autoStartList
  const any = dice.pick(systemList.map(({ system }) => system))
  return { resource, system: dice.chance(0.75) && first !== undefined ? first : any }
}

/** What can be stopped in no way, neither by its offline nor by its clean, of a group that something makes leave. */
export function stubborn(dice: Dice, configuration: Configuration, spot: Spot): readonly Deed[] {
  const group = configuration.resources[spot.resource]?.group
  const members = group === undefined ? [] : (configuration.groups[group]?.resources ?? [])
  const forMs = dice.integer(1, 10) * minuteMs
  const exitCode = dice.pick([1, 3, 137])
  const fails = { kind: 'conduct', ...spot, runs: dice.pick([1, 3, 20]), forMs } as const
  const other = dice.chance(0.4) ? spot.resource : dice.pick(members)
  return [
    { ...fails, entryPoint: 'offline', change: { works: false } },
    { ...fails, entryPoint: 'clean', change: { exitCode, works: false } },
    { kind: 'kill', resource: other, system: spot.system },
  ]
}
