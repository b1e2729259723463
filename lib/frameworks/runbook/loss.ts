/** Why something of a configuration is not, or not exactly, in what was made of it. other-frameworks §4.1, §4.5. */
export const lossCodes = [
  'all-in-one-group',
  'attribute-per-system',
  'auto-failover',
  'auto-start',
  'card',
  'chain',
  'concurrency',
  'critical',
  'device-group',
  'failover-order',
  'failover-policy',
  'fault-on-monitor-timeouts',
  'fence',
  'freeze',
  'group-link',
  'link-at-least',
  'no-resources',
  'offline-monitor',
  'online-retry',
  'parallel',
  'prerequisites',
  'probe-unknown',
  'resource',
  'restart-clock',
  'secret',
  'tolerance-limit',
  'trigger',
  'wait-limit',
  'watched',
] as const
export type LossCode = (typeof lossCodes)[number]

/** What could not be carried over: of which object (empty: the whole cluster), and a sentence that says why. */
export type Loss = { readonly code: LossCode; readonly subject: string; readonly text: string }

export const loss = (code: LossCode, subject: string, text: string): Loss => ({ code, subject, text })

/** Losses with one sentence for many objects told once: `core, smtp: …`. The order of first appearance stays. */
export function gathered(losses: readonly Loss[]): Loss[] {
  const sets = Map.groupBy(losses, ({ code, text }) => `${code} ${text}`)
  return [...sets.values()].flatMap((set) => {
    const [first] = set
    const subjects = [...new Set(set.map(({ subject }) => subject).filter((subject) => subject !== ''))]
    return first ? [{ ...first, subject: subjects.join(', ') }] : []
  })
}
