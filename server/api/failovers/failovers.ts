import type { Decision } from '#lib/policy/decision.ts'
import type { FailoverOnWire } from '#lib/wire/failovers.ts'
import type { ClusterDriver } from '#server/drivers/cluster-driver.ts'

/** Message numbers of the engine log: a group fails over, is online, and a person has asked for something. */
const messages = { failsOver: 10493, isOnline: 10447, asked: 50135 } as const

type Log = Pick<ClusterDriver, 'decisions' | 'why'>

/**
 * The latest failovers to another system in the engine log, newest first, at most `limit` of them. A start on the
 * same system, and what began with a person's request, are none.
 */
export function failoversOf(log: Log, limit: number): readonly FailoverOnWire[] {
  const lines = log.decisions({ messages: [messages.failsOver, messages.isOnline], limit: 4 * limit })
  const online = new Map(
    lines.filter(({ message }) => message === messages.isOnline).map(({ cause, at }) => [cause, at]),
  )
  return lines
    .filter(({ message }) => message === messages.failsOver)
    .slice(0, limit)
    .flatMap((start) => failoverOf(start, log.why(start.id), online.get(start.id) ?? null))
}

function failoverOf(
  { id, group, system: to }: Decision,
  chain: readonly Decision[],
  onlineAt: number | null,
): readonly FailoverOnWire[] {
  const first = chain.at(-1)
  const from = chain.findLast(({ system }) => system !== null)?.system ?? null
  const isAsked = chain.some(({ message }) => message === messages.asked)
  if (!first || group === null || to === null || isAsked || from === to) return []
  return [{ decision: id, group, from, to, noticedAt: first.at, onlineAt }]
}
