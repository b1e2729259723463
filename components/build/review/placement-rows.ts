import type { Configuration, GroupConfiguration } from '#lib/model/configuration.ts'
import { groupName, type SystemName } from '#lib/model/names.ts'

/** What a group does on a system when all goes well, and where it goes when not. */
export type Place =
  | { readonly kind: 'start' }
  /** The n-th to be tried, from 1. */
  | { readonly kind: 'target'; readonly rank: number }
  | { readonly kind: 'none' }

export type PlacementRow = { readonly group: string; readonly places: readonly Place[] }

/**
 * Where each group starts, and in which order its other systems are tried, by the priorities of SystemList
 * (FailOverPolicy Priority). A group that nothing starts by itself has targets only.
 */
export function placementRows(
  configuration: Configuration,
  groups: readonly string[],
  systems: readonly string[],
): readonly PlacementRow[] {
  return groups.map((name) => {
    const group = configuration.groups[groupName(name)]
    const order = group ? orderOf(group) : []
    const start = group?.autoStartList[0]
    const targets = order.filter((system) => system !== start)
    const placeOn = (system: string): Place => {
      if (system === start) return { kind: 'start' }
      const rank = targets.findIndex((target) => target === system) + 1
      return rank === 0 ? { kind: 'none' } : { kind: 'target', rank }
    }
    return { group: name, places: systems.map(placeOn) }
  })
}

const orderOf = ({ systemList }: GroupConfiguration): readonly SystemName[] =>
  systemList.toSorted((one, other) => one.priority - other.priority).map(({ system }) => system)

/** Systems that a table of these groups has a column for, as the cluster has them. */
export const systemsOf = (configuration: Configuration, groups: readonly string[]): readonly string[] =>
  Object.keys(configuration.systems).filter((system) =>
    groups.some((name) =>
      configuration.groups[groupName(name)]?.systemList.some((entry) => entry.system === system),
    ),
  )
