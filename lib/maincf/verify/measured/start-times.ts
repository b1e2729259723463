import { integerOf } from '#lib/model/scalar-text.ts'
import { outlineOf } from '../../load/outline.ts'
import { typesOf } from '../../load/resource-types.ts'
import type { ConfigurationProblem } from '../../problem.ts'
import { ProblemCollector } from '../../problem-collector.ts'
import { shownText } from '../../syntax/token.ts'
import type { Tree } from '../../syntax/tree.ts'
import { Check } from '../check.ts'
import { assignmentFor, leafOf, textFor } from '../written.ts'

/** How long the last start of a resource took on a system; one that was ended at its time-out took at least so long. */
export type StartTime = { readonly resource: string; readonly system: string; readonly ms: number }

const usualTimeoutS = 300

/**
 * Resources whose OnlineTimeout is not longer than their last start took, once each, on the system where it took
 * longest. Start times of resources that the text does not have are passed over. Guide of the mail agents, 0-14.
 */
export const verifyStartTimes = (
  trees: readonly Tree[],
  startTimes: readonly StartTime[],
): readonly ConfigurationProblem[] => {
  const problems = new ProblemCollector()
  const outline = outlineOf(trees)
  const check = new Check(outline, typesOf(outline), problems)
  const noted = new Set<string>()
  for (const { resource: name, system, ms } of startTimes.toSorted((one, other) => other.ms - one.ms)) {
    const resource = outline.resources.get(name)
    if (!resource || noted.has(name)) continue
    const timeoutS = integerOf(textFor(check, resource, 'OnlineTimeout', system) ?? '') ?? usualTimeoutS
    if (timeoutS * 1000 > ms) continue
    noted.add(name)
    const at = leafOf(assignmentFor(resource.node.assignments, 'OnlineTimeout', system)) ?? resource.node.name
    check.note(resource.tree, at, {
      id: 'start-outlasts-timeout',
      severity: 'warning',
      message: `${shownText(name)} took ${Math.ceil(ms / 1000)} s to start on ${shownText(system)}; its OnlineTimeout is ${timeoutS}.`,
      expected: `OnlineTimeout of more than ${Math.ceil(ms / 1000)}`,
    })
  }
  return problems.list()
}
