import type { Configuration } from '#lib/model/configuration.ts'
import type { Found, Rule, Severity } from './rule.ts'
import { directoryRules } from './rules/directory-rules.ts'
import { failoverRules } from './rules/failover-rules.ts'
import { monitorRules } from './rules/monitor-rules.ts'
import { serverRules } from './rules/server-rules.ts'
import { storageRules } from './rules/storage-rules.ts'

export type AdviceId =
  | keyof typeof directoryRules
  | keyof typeof failoverRules
  | keyof typeof storageRules
  | keyof typeof serverRules
  | keyof typeof monitorRules

/** Rules by chapter of the page, in its order. */
export const adviceChapters: readonly (readonly [title: string, rules: Readonly<Record<string, Rule>>])[] = [
  ['The Directory first', directoryRules],
  ['Failover', failoverRules],
  ['Disks and addresses', storageRules],
  ['Servers', serverRules],
  ['Monitoring', monitorRules],
]

/** Every rule by its id. */
export const adviceRules: Readonly<Record<AdviceId, Rule>> = {
  ...directoryRules,
  ...failoverRules,
  ...storageRules,
  ...serverRules,
  ...monitorRules,
}

export type Advice = Found & {
  readonly id: AdviceId
  readonly severity: Severity
  readonly explanation: string
  /** Guide, chapter and page. */
  readonly source: string
}

const order: readonly Severity[] = ['warning', 'advice', 'reminder']

/**
 * What the guides would say about a configuration, warnings first, else in the order of the rules and of the
 * configuration. What `verify` finds is not repeated: it is told while the configuration is read. Never throws.
 */
export const adviseOn = (configuration: Configuration): readonly Advice[] => {
  const all = (Object.entries(adviceRules) as [AdviceId, Rule][]).flatMap(
    ([id, { severity, explanation, source, find }]) =>
      find(configuration).map((found) => ({ id, severity, ...found, explanation, source })),
  )
  return order.flatMap((severity) => all.filter((advice) => advice.severity === severity))
}
