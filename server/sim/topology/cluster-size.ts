import type { Dice } from '../dice.ts'

/** A range of whole numbers, both ends included. */
export type Range = { readonly from: number; readonly to: number }

export type SizeRanges = { readonly systems: Range; readonly groups: Range; readonly resources: Range }

/** The whole width of clusters the simulator draws from. */
export const usualRanges: SizeRanges = {
  systems: { from: 2, to: 32 },
  groups: { from: 1, to: 40 },
  resources: { from: 1, to: 60 },
}

export type ClusterSize = {
  readonly systems: number
  readonly groups: number
  /** Over all groups together; every group has at least one. */
  readonly resources: number
}

/** Small clusters far more often than large ones: they are where rules meet, and they are cheap. */
export function drawSize(dice: Dice, ranges: SizeRanges): ClusterSize {
  const systems = mostlySmall(dice, ranges.systems)
  const groups = mostlySmall(dice, ranges.groups)
  const least = Math.max(groups, ranges.resources.from)
  const resources = mostlySmall(dice, { from: least, to: Math.max(least, ranges.resources.to) })
  return { systems, groups, resources }
}

function mostlySmall(dice: Dice, { from, to }: Range): number {
  const share = dice.next() ** 7
  return Math.min(to, from + Math.floor(share * (to - from + 1)) + dice.integer(0, Math.min(2, to - from)))
}
