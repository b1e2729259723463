import { didYouMean, spelledRight } from '../../nearest.ts'
import { shownText } from '../../syntax/token.ts'
import type { Tree, ValueNode } from '../../syntax/tree.ts'
import type { Check } from '../check.ts'

/** Attributes whose text is one of a few words; the engine decides by them. vcs-semantics §3.2, §3.3. */
const choices: ReadonlyMap<string, readonly string[]> = new Map([
  ['Operations', ['OnOff', 'OnOnly', 'None']],
  ['FailOverPolicy', ['Priority', 'RoundRobin', 'Load', 'BiggestAvailable']],
  ['AutoStartPolicy', ['Order', 'Load', 'Priority']],
  ['ManageFaults', ['ALL', 'NONE']],
  ['Parallel', ['0', '1', '2']],
  ['AutoFailOver', ['0', '1', '2']],
  ['RetryPolicy', ['VCS', 'SunCluster']],
  ['Retry_window', ['sliding', 'tumbling']],
])

/** Notes a text that is none of the attribute's words. */
export const verifyChoice = (check: Check, tree: Tree, name: string, value: ValueNode): void => {
  const allowed = choices.get(name)
  if (!allowed || value.kind !== 'scalar' || allowed.includes(value.leaf.text)) return
  check.note(tree, value.leaf, {
    id: 'bad-choice',
    message: `${name} cannot be ${shownText(value.leaf.text)}.`,
    expected: allowed.join(', ').replace(/, (\w+)$/, ' or $1'),
    hint: didYouMean(value.leaf.text, allowed),
    fix: spelledRight(value.leaf, allowed, value.leaf.text),
  })
}
