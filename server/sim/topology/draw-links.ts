import type { Dice } from '../dice.ts'
import type { GroupPlan } from './draw-group.ts'

const deepest = 4

/**
 * `requires group` lines by the name of the parent, of every kind that VCS allows between two groups. A hard one
 * stands alone: its two groups have no other link. vcs-semantics §5.
 */
export function drawLinks(dice: Dice, groups: readonly GroupPlan[]): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, string[]>()
  const depth = new Map<string, number>()
  const bound = new Set<string>()
  const isChain = dice.chance(0.25)
  for (const [index, parent] of groups.entries()) {
    const earlier = isChain ? groups.slice(Math.max(0, index - 2), index) : groups.slice(0, index)
    const wishes = earlier.length > 0 && dice.chance(0.5) ? dice.integer(1, 2) : 0
    for (let wish = 0; wish < wishes; wish++) {
      const child = dice.pick(earlier)
      const kind = dice.pick(kindsBetween(parent, child))
      const own = links.get(parent.name) ?? []
      const below = (depth.get(child.name) ?? 0) + 1
      const isHard = kind.endsWith('hard')
      const isTaken = own.length > 0 || links.has(child.name) || isRequired(links, child.name)
      const isRepeated = own.some((line) => line.split(' ')[2] === child.name)
      if (below > deepest || isRepeated || bound.has(child.name) || bound.has(parent.name)) continue
      if (isHard && isTaken) continue
      if (isHard) bound.add(parent.name).add(child.name)
      links.set(parent.name, [...own, `requires group ${child.name} ${kind}`])
      depth.set(parent.name, Math.max(depth.get(parent.name) ?? 0, below))
    }
  }
  return links
}

const isRequired = (links: ReadonlyMap<string, readonly string[]>, name: string): boolean =>
  [...links.values()].some((lines) => lines.some((line) => line.split(' ')[2] === name))

function kindsBetween(parent: GroupPlan, child: GroupPlan): string[] {
  const local = ['online local soft', 'online local firm', 'offline local']
  if (parent.parallel > 0 && child.parallel > 0) return local
  const apart = ['online global soft', 'online global firm', 'online remote soft', 'online remote firm']
  if (parent.parallel > 0) return [...apart, 'offline local']
  if (child.parallel > 0) return [...apart, ...local]
  return [...apart, ...local, 'online local hard']
}
