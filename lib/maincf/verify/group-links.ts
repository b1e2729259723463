import {
  deepestGroupTree,
  faultOfHard,
  faultOfPair,
  faultOfWords,
  type GroupLinkWords,
} from '../link-rules/group-link-words.ts'
import { walkGraph } from './graph-walk.ts'
import type { GroupOutline } from '../load/outline.ts'
import { assignmentOf } from '../load/system-list.ts'
import { didYouMean, spelledRight } from '../nearest.ts'
import { shownText } from '../syntax/token.ts'
import type { GroupLinkClause, Tree } from '../syntax/tree.ts'
import type { Check } from './check.ts'
import { ringText } from './resource-links.ts'

/** Links between groups: known groups, once, supported, no rings, not too deep. vcs-semantics §5.2, §5.3. */
export const verifyGroupLinks = (check: Check): void => {
  const parentCounts = countParents(check)
  for (const group of check.outline.groups.values()) {
    const seen = new Set<string>()
    for (const { tree, node } of group.groupLinks) {
      if (check.isFull) return
      const child = check.outline.groups.get(node.group.text)
      if (child) verifyForm(check, tree, node, { parent: group, child, parentCounts })
      else noteUnknown(check, tree, node)
      if (seen.has(node.group.text)) noteRepeated(check, tree, node)
      seen.add(node.group.text)
    }
  }
  verifyTree(check)
}

type Pair = {
  readonly parent: GroupOutline
  readonly child: GroupOutline
  /** How many groups require each group. */
  readonly parentCounts: ReadonlyMap<string, number>
}

const countParents = (check: Check): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { groupLinks } of check.outline.groups.values()) {
    for (const { node } of groupLinks) counts.set(node.group.text, (counts.get(node.group.text) ?? 0) + 1)
  }
  return counts
}

const noteUnknown = (check: Check, tree: Tree, { group }: GroupLinkClause): void => {
  check.note(tree, group, {
    id: 'unknown-group',
    message: `There is no group ${shownText(group.text)}.`,
    hint: didYouMean(group.text, check.outline.groups.keys()),
    fix: spelledRight(group, check.outline.groups.keys(), group.text),
  })
}

const noteRepeated = (check: Check, tree: Tree, { group }: GroupLinkClause): void => {
  const message = `This group requires ${shownText(group.text)} already.`
  check.note(tree, group, { id: 'link-twice', message, hint: 'Two groups may have one link.' })
}

const verifyForm = (
  check: Check,
  tree: Tree,
  node: GroupLinkClause,
  { parent, child, parentCounts }: Pair,
): void => {
  const words = wordsOf(node)
  const fault = faultOfWords(words) ?? faultOfPair(words, isParallel(parent), isParallel(child))
  const isCrowded = words.rigidity === 'hard' && !standsAlone(parentCounts, parent, child)
  if (node.location.text === 'site') verifySite(check, tree, node, parent, child)
  for (const found of [fault, isCrowded ? faultOfHard : null]) {
    if (!found) continue
    check.note(tree, node.category, {
      id: 'group-link-not-supported',
      message: found.message,
      expected: found.expected,
    })
  }
}

/** Sites are the zones of SystemZones; a link to a site that nobody has described is a global one. */
const verifySite = (
  check: Check,
  tree: Tree,
  node: GroupLinkClause,
  parent: GroupOutline,
  child: GroupOutline,
): void => {
  const hasZones = [parent, child].some(({ block }) => assignmentOf(block.node, 'SystemZones'))
  if (hasZones) return
  const name = (group: GroupOutline) => shownText(group.block.node.name.text)
  check.note(tree, node.location, {
    id: 'site-without-zones',
    severity: 'warning',
    message: `Neither ${name(parent)} nor ${name(child)} has SystemZones, so this link acts as a global one.`,
    hint: 'The zones of SystemZones are the sites; say global if there are none.',
  })
}

const wordsOf = ({ category, location, rigidity }: GroupLinkClause): GroupLinkWords => ({
  category: category.text,
  location: location.text,
  rigidity: rigidity?.text ?? null,
})

/** Whether neither group of a link has another one. */
const standsAlone = (
  parentCounts: ReadonlyMap<string, number>,
  parent: GroupOutline,
  child: GroupOutline,
): boolean => {
  const parentsOf = (group: GroupOutline) => parentCounts.get(group.block.node.name.text) ?? 0
  const below = parent.groupLinks.length + child.groupLinks.length
  return below === 1 && parentsOf(child) === 1 && parentsOf(parent) === 0
}

const isParallel = ({ block }: GroupOutline): boolean => {
  const value = assignmentOf(block.node, 'Parallel')?.value
  return value?.kind === 'scalar' && value.leaf.text !== '0'
}

const verifyTree = (check: Check): void => {
  const childrenOf = (name: string) =>
    check.outline.groups.get(name)?.groupLinks.map(({ node }) => node.group.text) ?? []
  const { rings, heights } = walkGraph(check.outline.groups.keys(), childrenOf)
  for (const ring of rings) {
    const message = `Groups require each other in a ring: ${ringText(ring)}.`
    noteAtLink(check, ring.at(-1) ?? '', ring[0] ?? '', 'group-cycle', message, 'Remove one of these links.')
  }
  if (rings.length > 0) return
  for (const [name, height] of heights) {
    if (height !== deepestGroupTree) continue
    const message = `Group dependencies below ${shownText(name)} have more than ${deepestGroupTree} levels.`
    noteAtLink(check, name, null, 'group-tree-too-deep', message, null)
  }
}

const noteAtLink = (
  check: Check,
  parent: string,
  child: string | null,
  id: 'group-cycle' | 'group-tree-too-deep',
  message: string,
  hint: string | null,
): void => {
  const links = check.outline.groups.get(parent)?.groupLinks ?? []
  const link = links.find(({ node }) => child === null || node.group.text === child)
  if (link) check.note(link.tree, link.node.start, { id, message, hint })
}
