import type { GroupOutline } from '../../load/outline.ts'
import { shownText } from '../../syntax/token.ts'
import type { Check } from '../check.ts'
import { assignmentFor, defaultOf, leafOf } from '../written.ts'

/** Groups of which nothing can be brought online, so that they never become ONLINE. vcs-semantics §0 rule 11, §7 (Phantom). */
export const verifyIdle = (check: Check): void => {
  for (const group of check.outline.groups.values()) {
    if (
      group.resources.length === 0 ||
      group.resources.some((placed) => !isOnlyWatched(check, placed.node))
    ) {
      continue
    }
    const { tree, node } = group.block
    check.note(tree, node.name, {
      id: 'nothing-to-bring-online',
      severity: 'warning',
      message: `All resources of ${shownText(node.name.text)} are only watched: it never becomes ONLINE.`,
      hint: 'Add a Phantom resource to show its state.',
    })
  }
}

const isOnlyWatched = (check: Check, node: GroupOutline['resources'][number]['node']): boolean => {
  const type = check.types.get(node.type.text)
  const own = leafOf(assignmentFor(node.assignments, 'Operations', null))?.text
  return (own ?? defaultOf(type, 'Operations')) === 'None'
}
