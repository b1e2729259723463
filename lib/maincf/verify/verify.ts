import { outlineOf, type Outline } from '../load/outline.ts'
import { typesOf } from '../load/resource-types.ts'
import type { ConfigurationProblem } from '../problem.ts'
import { ProblemCollector } from '../problem-collector.ts'
import type { Tree } from '../syntax/tree.ts'
import { verifyBlocks } from './attributes/blocks.ts'
import { Check } from './check.ts'
import { verifyGroupLinks } from './group-links.ts'
import { verifyGroups } from './groups.ts'
import { verifyCluster, verifyObjects } from './objects.ts'
import { verifyResourceLinks } from './resource-links.ts'
import { verifyClusterService } from './cluster-service.ts'
import { verifyClashes, verifyPorts } from './clashes/clashes.ts'
import { verifyMailRules } from './mail/mail-rules.ts'
import { verifyCapacity } from './reach/capacity.ts'
import { verifyIdle } from './reach/idle.ts'
import { verifyReferences } from './reach/references.ts'
import { verifyTargets } from './reach/targets.ts'
import { verifyRequired } from './attributes/required.ts'
import { verifyRemote } from './remote.ts'
import { verifySizes } from './sizes.ts'
import { verifyRetryArithmetic } from './retry/retry-arithmetic.ts'
import { verifyTypes } from './attributes/declarations.ts'
import { verifyTriggers } from './attributes/triggers.ts'

/**
 * All checks on clauses that have been sorted already; notes into the collector. A type file by itself
 * (`types`) has no cluster to be checked.
 */
export const verifyOutline = (
  outline: Outline,
  types: ReturnType<typeof typesOf>,
  problems: ProblemCollector,
  extent: 'cluster' | 'types' = 'cluster',
): void => {
  const check = new Check(outline, types, problems)
  if (extent === 'cluster') verifyCluster(check)
  verifyObjects(check)
  verifyTypes(check)
  verifyBlocks(check)
  verifyGroups(check)
  verifyResourceLinks(check)
  verifyGroupLinks(check)
  verifyTriggers(check)
  verifyRetryArithmetic(check)
  if (extent === 'types') return
  verifyRemote(check)
  verifyRequired(check)
  verifyReferences(check)
  verifyClashes(check)
  verifyPorts(check)
  verifyTargets(check)
  verifyCapacity(check)
  verifyIdle(check)
  verifyClusterService(check)
  verifySizes(check)
  verifyMailRules(check)
}

/**
 * What `hacf -verify` would say of these trees (main file first, then what it includes), beyond grammar
 * and includes: at most 100 errors and 100 warnings, in the order of the text. vcs-semantics §1.4.
 */
export const verify = (trees: readonly Tree[]): readonly ConfigurationProblem[] => {
  const problems = new ProblemCollector()
  const outline = outlineOf(trees)
  verifyOutline(outline, typesOf(outline), problems)
  return problems.list()
}
