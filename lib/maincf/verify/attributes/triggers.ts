import { groupTriggers, resourceTriggers, triggerNames, type TriggerName } from '#lib/model/triggers.ts'
import { didYouMean } from '../../nearest.ts'
import { shownText } from '../../syntax/token.ts'
import type { Assignment, Tree } from '../../syntax/tree.ts'
import type { Check } from '../check.ts'

/** TriggersEnabled of groups and resources names triggers they have. vcs-semantics §3.1, §3.3, §9. */
export const verifyTriggers = (check: Check): void => {
  for (const { block } of check.outline.groups.values()) {
    verifyNames(check, block.tree, block.node.assignments, 'a service group', groupTriggers)
  }
  for (const { tree, node } of check.outline.resources.values()) {
    verifyNames(check, tree, node.assignments, 'a resource', resourceTriggers)
  }
}

const verifyNames = (
  check: Check,
  tree: Tree,
  assignments: readonly Assignment[],
  owner: string,
  known: readonly TriggerName[],
): void => {
  for (const { name, value } of assignments) {
    if (name.text !== 'TriggersEnabled' || value.kind !== 'list') continue
    for (const { key } of value.items) {
      const word = key.text.toLowerCase()
      if (known.some((trigger) => trigger === word)) continue
      check.note(tree, key, {
        id: 'unknown-trigger',
        severity: 'warning',
        message: `TriggersEnabled names ${shownText(key.text)}, which is no trigger of ${owner}.`,
        hint: hintFor(word, known),
      })
    }
  }
}

/** Names are shown in capitals, as VCS writes them. */
const hintFor = (word: string, known: readonly TriggerName[]): string | null => {
  if (groupTriggers.some((trigger) => trigger === word)) return 'It is one of the service group.'
  if (triggerNames.some((trigger) => trigger === word)) return 'It is always called.'
  return didYouMean(
    word.toUpperCase(),
    known.map((trigger) => trigger.toUpperCase()),
  )
}
