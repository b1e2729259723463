import { itemsOf, systemListIn } from '../load/system-list.ts'
import type { GroupOutline } from '../load/outline.ts'
import { didYouMean, spelledRight } from '../nearest.ts'
import { shownText } from '../syntax/token.ts'
import type { BlockClause, Tree } from '../syntax/tree.ts'
import type { Check } from './check.ts'

/** Systems of every group, and users named in cluster and groups. vcs-semantics §1.4. */
export const verifyGroups = (check: Check): void => {
  const users = new Set(
    check.outline.clusters.flatMap(({ node }) => itemsOf(node, 'UserNames').map(({ key }) => key.text)),
  )
  for (const group of check.outline.groups.values()) {
    verifySystems(check, group)
    verifyUsers(check, group.block.tree, group.block.node, users)
  }
  for (const { tree, node } of check.outline.clusters) verifyUsers(check, tree, node, users)
}

const verifySystems = (check: Check, { block, resources }: GroupOutline): void => {
  const { tree, node } = block
  for (const { key } of itemsOf(node, 'SystemList')) {
    if (check.isFull) return
    if (check.outline.systems.has(key.text)) continue
    check.note(tree, key, {
      id: 'unknown-system',
      message: `SystemList names ${shownText(key.text)}, which is not a system of this cluster.`,
      hint:
        didYouMean(key.text, check.outline.systems.keys()) ??
        `Declare it: system ${key.text.slice(0, 40)} ( )`,
      fix: spelledRight(key, check.outline.systems.keys(), key.text),
    })
  }
  const systems = new Set(systemListIn(node))
  for (const attribute of ['AutoStartList', 'SystemZones']) {
    for (const { key } of itemsOf(node, attribute)) {
      if (systems.has(key.text)) continue
      const message = `${attribute} names ${shownText(key.text)}, which is not in SystemList.`
      const hint = didYouMean(key.text, systems)
      const fix = spelledRight(key, systems, key.text)
      check.note(tree, key, { id: 'system-not-in-list', message, hint, fix })
    }
  }
  if (systems.size === 0 && resources.length > 0) {
    check.note(tree, node.name, {
      id: 'no-system-list',
      message: `The group ${shownText(node.name.text)} has resources but no SystemList.`,
      expected: 'SystemList = { SYSTEM = 0, … }',
    })
  }
}

const verifyUsers = (check: Check, tree: Tree, block: BlockClause, users: ReadonlySet<string>): void => {
  for (const attribute of ['Administrators', 'Operators', 'Guests']) {
    for (const { key } of itemsOf(block, attribute)) {
      if (users.has(key.text)) continue
      check.note(tree, key, {
        id: 'unknown-user',
        severity: 'warning',
        message: `${attribute} names ${shownText(key.text)}, who is not in UserNames of the cluster.`,
        hint: didYouMean(key.text, users),
        fix: spelledRight(key, users, key.text),
      })
    }
  }
}
