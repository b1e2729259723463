import { walkGraph } from './graph-walk.ts'
import type { GroupOutline, Placed } from '../load/outline.ts'
import { attributeName } from '#lib/model/names.ts'
import { withoutEntry } from '../fix.ts'
import { didYouMean, spelledRight } from '../nearest.ts'
import { shownText } from '../syntax/token.ts'
import type { Assignment, Leaf, LinkClause, ResourceClause, Tree } from '../syntax/tree.ts'
import type { Check } from './check.ts'

/** Links between resources: both ends in this group, once, no rings, no parent without offline. vcs-semantics §1.4. */
export const verifyResourceLinks = (check: Check): void => {
  for (const group of check.outline.groups.values()) {
    const seen = new Set<string>()
    for (const { tree, node } of group.links) {
      if (check.isFull) return
      const ends = [node.parent, ...node.children]
      for (const end of ends) verifyEnd(check, tree, end, group)
      for (const child of node.children) verifyOnce(check, tree, node, child, seen)
      verifyParent(check, tree, node.parent)
      verifyAtLeast(check, tree, node)
    }
    verifyRings(check, group)
  }
}

const verifyEnd = (check: Check, tree: Tree, end: Leaf, group: GroupOutline): void => {
  const own = group.block.node.name.text
  const found = check.outline.resources.get(end.text)
  if (!found) {
    const message = `There is no resource ${shownText(end.text)}.`
    const hint = didYouMean(
      end.text,
      group.resources.map(({ node }) => node.name.text),
    )
    const fix = spelledRight(
      end,
      group.resources.map(({ node }) => node.name.text),
      end.text,
    )
    check.note(tree, end, { id: 'unknown-resource', message, hint, fix })
  } else if (found.group !== own) {
    check.note(tree, end, {
      id: 'resource-of-other-group',
      message: `${shownText(end.text)} belongs to the group ${shownText(found.group)}, not to ${shownText(own)}.`,
      hint: `Resources of two groups cannot be linked; link the groups: requires group ${found.group.slice(0, 40)} …`,
    })
  }
}

const verifyOnce = (
  check: Check,
  tree: Tree,
  { parent, atLeast }: LinkClause,
  child: Leaf,
  seen: Set<string>,
): void => {
  const key = `${parent.text}\n${child.text}`
  if (seen.has(key)) {
    const message = `${shownText(parent.text)} requires ${shownText(child.text)} already.`
    const fix = { title: 'Remove this link', edits: [withoutEntry(tree.text, parent.start, child.end)] }
    check.note(tree, parent, {
      id: 'link-twice',
      message,
      hint: 'Remove one of the links.',
      ...(atLeast === null && { fix }),
    })
  }
  seen.add(key)
}

/** Persistent resources cannot be brought online after others. vcs-semantics §0 rule 10. */
const verifyParent = (check: Check, tree: Tree, parent: Leaf): void => {
  const resource = check.outline.resources.get(parent.text)?.node
  const operations = resource && operationsOf(check, resource)
  if (operations !== 'None' && operations !== 'OnOnly') return
  check.note(tree, parent, {
    id: 'persistent-parent',
    message: `${shownText(parent.text)} has Operations ${operations} and cannot require another resource.`,
    hint: 'Only resources that can be brought online and offline may stand above others.',
  })
}

const operations = attributeName('Operations')

const setsOperations = ({ name }: Assignment): boolean => name.text === 'Operations'

const operationsOf = (check: Check, resource: ResourceClause): string | undefined => {
  const own = resource.assignments.find(setsOperations)?.value
  if (own?.kind === 'scalar') return own.leaf.text
  const value = check.types.get(resource.type.text)?.statics[operations]
  return value?.kind === 'scalar' ? value.text : undefined
}

const verifyAtLeast = (check: Check, tree: Tree, { atLeast, children }: LinkClause): void => {
  if (!atLeast) return
  const number = Number(atLeast.text)
  if (number < 1 || number > children.length) {
    check.note(tree, atLeast, {
      id: 'bad-at-least',
      message: `${atLeast.text} of ${children.length} resources cannot be required.`,
      expected: `a number from 1 to ${children.length}`,
    })
  }
}

const verifyRings = (check: Check, group: GroupOutline): void => {
  const children = new Map<string, string[]>()
  const links: readonly Placed<LinkClause>[] = group.links
  for (const { node } of links) {
    const known = children.get(node.parent.text)
    const names = node.children.map(({ text }) => text)
    if (known) known.push(...names)
    else children.set(node.parent.text, names)
  }
  for (const ring of walkGraph(children.keys(), (name) => children.get(name) ?? []).rings) {
    noteRing(check, group, ring)
  }
}

/** The ring is noted where its last link, back to its beginning, is written. */
const noteRing = (check: Check, group: GroupOutline, ring: readonly string[]): void => {
  const [first = ''] = ring
  const closing = group.links.find(
    ({ node }) => node.parent.text === ring.at(-1) && node.children.some(({ text }) => text === first),
  )
  if (!closing) return
  check.note(closing.tree, closing.node.parent, {
    id: 'resource-cycle',
    message: `Resources require each other in a ring: ${ringText(ring)}.`,
    hint: 'Remove one of these links.',
  })
}

const longestRing = 50

/** `a → b → a`; a very long ring is shortened in its middle. */
export const ringText = (ring: readonly string[]): string => {
  const names = ring.length > longestRing ? [...ring.slice(0, longestRing), '…'] : ring
  return [...names, ring[0] ?? ''].join(' → ')
}
