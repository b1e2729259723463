import type { GroupOutline } from '../../load/outline.ts'
import { itemsOf } from '../../load/system-list.ts'
import { shownText } from '../../syntax/token.ts'
import type { GroupLinkClause, Tree } from '../../syntax/tree.ts'
import type { Check } from '../check.ts'
import { textIn } from '../written.ts'

/**
 * Systems on which a group could never be online because of what it requires: `online local` wants the
 * child there, `online remote` wants it elsewhere, `online site` in the same zone. vcs-semantics §5.1.
 */
export const verifyTargets = (check: Check): void => {
  for (const group of check.outline.groups.values()) {
    const systems = [...check.systemsOf(nameOf(group))]
    if (systems.length === 0) continue
    let reachable = systems
    for (const { tree, node } of group.groupLinks) {
      const child = check.outline.groups.get(node.group.text)
      if (!child || node.category.text !== 'online') continue
      const targets = systems.filter((system) => canCarry(check, child, node, system))
      if (targets.length < systems.length) noteTargets(check, tree, node, systems, targets)
      reachable = reachable.filter((system) => targets.includes(system))
    }
    verifyStart(check, group, new Set(reachable), reachable.length < systems.length)
    verifyZones(check, group, systems)
  }
}

const nameOf = ({ block }: GroupOutline): string => block.node.name.text

/** Whether the parent may be online on a system while the child is online somewhere it may be. */
const canCarry = (check: Check, child: GroupOutline, link: GroupLinkClause, system: string): boolean => {
  const below = check.systemsOf(nameOf(child))
  if (below.size === 0) return true
  switch (link.location.text) {
    case 'local':
      return below.has(system)
    case 'remote':
      return below.size > 1 || !below.has(system)
    case 'site':
      return sharesZone(child, below, system)
    default:
      return true
  }
}

const sharesZone = (child: GroupOutline, below: ReadonlySet<string>, system: string): boolean => {
  const zones = new Map(
    itemsOf(child.block.node, 'SystemZones').map(({ key, value }) => [key.text, value?.text]),
  )
  const own = zones.get(system)
  return own === undefined || [...below].some((other) => (zones.get(other) ?? own) === own)
}

const noteTargets = (
  check: Check,
  tree: Tree,
  node: GroupLinkClause,
  systems: readonly string[],
  targets: readonly string[],
): void => {
  const lost = systems.filter((system) => !targets.includes(system))
  const where = targets.length === 0 ? 'anywhere' : `on ${lost.slice(0, 8).map(shownText).join(', ')}`
  check.note(tree, node.group, {
    id: 'unreachable-target',
    severity: 'warning',
    message: `With this link the group can never be online ${where}: ${shownText(node.group.text)} cannot be where it would have to be.`,
    hint: 'Compare the SystemList of both groups.',
  })
}

const verifyStart = (
  check: Check,
  group: GroupOutline,
  reachable: ReadonlySet<string>,
  isBound: boolean,
): void => {
  const starts = itemsOf(group.block.node, 'AutoStartList')
  const [first] = starts
  if (!isBound || !first || starts.some(({ key }) => reachable.has(key.text))) return
  check.note(group.block.tree, first.key, {
    id: 'unreachable-start',
    severity: 'warning',
    message: `${shownText(nameOf(group))} can be online on none of the systems it starts on.`,
    expected:
      reachable.size > 0 ? `one of ${[...reachable].slice(0, 8).join(', ')}` : 'a system both groups have',
  })
}

/** A hybrid group runs once in each zone: every system wants one. */
const verifyZones = (check: Check, group: GroupOutline, systems: readonly string[]): void => {
  if (textIn(group.block.node, 'Parallel', '0') !== '2') return
  const zones = new Set(itemsOf(group.block.node, 'SystemZones').map(({ key }) => key.text))
  const without = systems.filter((system) => !zones.has(system))
  if (without.length === 0) return
  check.note(group.block.tree, group.block.node.name, {
    id: 'zone-missing',
    severity: 'warning',
    message: `${shownText(nameOf(group))} runs once in each zone, and ${without.slice(0, 8).map(shownText).join(', ')} has none.`,
    expected: 'SystemZones with every system of SystemList',
  })
}
