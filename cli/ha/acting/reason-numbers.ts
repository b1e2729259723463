import type { ReasonCode } from '#lib/model/reasons.ts'
import type { IntentKind } from '#lib/planner/intent.ts'

/**
 * VCS' number for a reason against an intent, where VCS has one (vcs-semantics §8.4). `byIntent` goes first: VCS
 * has a number of its own for some commands.
 */
const byReason: Partial<Record<ReasonCode, number>> = {
  'system-not-in-list': 10135,
  'system-not-running': 10200,
  'system-unknown': 10200,
  'group-autodisabled': 10163,
  'group-not-probed': 10162,
  'group-faulted-there': 10205,
  'group-in-transition': 51042,
  'group-active-elsewhere': 10165,
  'group-not-active': 10191,
  'group-already-there': 10192,
  'group-already-online': 40229,
  'group-already-offline': 10180,
  'group-not-frozen': 40201,
  'group-already-frozen': 40208,
  'dependency-not-met': 10206,
  'no-target': 40156,
  'resource-faulted': 10284,
  'resource-not-faulted': 10267,
  'resource-active-elsewhere': 10286,
  'system-not-frozen': 40204,
  'system-already-frozen': 40207,
}

const byIntent: Partial<Record<IntentKind, Partial<Record<ReasonCode, number>>>> = {
  'group.switch': { 'no-target': 51055 },
  'group.offline': { 'system-unknown': 10180, 'system-not-running': 10180 },
}

const unknownObject: Readonly<Record<string, number>> = { group: 10133, resource: 10260, system: 10357 }

/** Number of the line a refused command prints for a reason; 90503 where VCS has none. */
export function numberOfReason(kind: IntentKind, code: ReasonCode): number {
  if (code === 'unknown-object') return unknownObject[kind.split('.')[0] ?? ''] ?? 90503
  return byIntent[kind]?.[code] ?? byReason[code] ?? 90503
}
