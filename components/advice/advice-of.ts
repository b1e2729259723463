import type { Configuration } from '#lib/model/configuration.ts'
import { adviceRules, adviseOn, type Advice } from '#lib/topology/advice/advise.ts'

const known = new WeakMap<Configuration, readonly Advice[]>()

/** What the guides say about a configuration. Asked once for each: pages and events come more often than changes. */
export function adviceOf(configuration: Configuration): readonly Advice[] {
  const before = known.get(configuration)
  if (before) return before
  const advice = adviseOn(configuration)
  known.set(configuration, advice)
  return advice
}

export const ruleCount = Object.keys(adviceRules).length
