import type { Dice } from '../dice.ts'
import { drawSize, type ClusterSize, type SizeRanges } from './cluster-size.ts'
import { drawGroup, type GroupPlan } from './draw-group.ts'
import { drawLinks } from './draw-links.ts'
import { drawTypes } from './draw-types.ts'

/** A random cluster as the text of its main.cf, types and all in one file. */
export function drawCluster(dice: Dice, ranges: SizeRanges): string {
  const size = drawSize(dice.split('size'), ranges)
  const systems = Array.from({ length: size.systems }, (_, index) => `sys${index + 1}`)
  const groups = planGroups(dice.split('groups'), size, systems)
  const links = drawLinks(dice.split('links'), groups)
  const attributes = dice.split('attributes')
  return [
    drawTypes(dice.split('types')),
    'cluster drawn ( )',
    ...systems.map((system) => `system ${system} (${attributes.chance(0.2) ? ' Capacity = 200 ' : ' '})`),
    ...groups.map((plan) => drawGroup(attributes.split(plan.name), plan, links.get(plan.name) ?? [])),
  ].join('\n')
}

function planGroups(dice: Dice, size: ClusterSize, systems: readonly string[]): GroupPlan[] {
  const counts = Array.from({ length: size.groups }, () => 1)
  for (let left = size.resources - size.groups; left > 0; left--) {
    const index = dice.integer(0, size.groups - 1)
    counts[index] = (counts[index] ?? 0) + 1
  }
  return counts.map((count, index) => {
    const name = `g${index + 1}`
    const resources = Array.from({ length: count }, (_, place) => `${name}r${place + 1}`)
    const parallel = dice.pick([0, 0, 0, 0, 0, 0, 0, 1, 1, 2] as const)
    return { name, parallel, systems: someOf(dice, systems), resources }
  })
}

/** Two or more of the systems in a random order; mostly not more than four. */
function someOf(dice: Dice, systems: readonly string[]): string[] {
  const rest = [...systems]
  const wanted = Math.min(rest.length, dice.pick([2, 2, 3, 3, 4, 4, 6]))
  return Array.from({ length: wanted }, () => rest.splice(dice.integer(0, rest.length - 1), 1)[0] ?? '')
}
