import type { Decision, Severity } from '#lib/policy/decision.ts'
import { severities } from '#components/client/words/labels.ts'

/** The filter of the log. It lives in the address, so that a view of the log can be sent to somebody. */
export type LogFilter = {
  readonly severities?: readonly Severity[]
  readonly group?: string
  readonly resource?: string
  readonly system?: string
  readonly text?: string
}

type Reader = { get(name: string): string | null }

const isSeverity = (text: string): text is Severity => severities.some((known) => known === text)

/** Reads the filter out of an address; what it does not know it leaves out. */
export function filterFrom(parameters: Reader): LogFilter {
  const chosen = (parameters.get('severity') ?? '').split(',').filter(isSeverity)
  const text = (name: string) => parameters.get(name) || undefined
  return {
    severities: chosen.length > 0 ? chosen : undefined,
    group: text('group'),
    resource: text('resource'),
    system: text('system'),
    text: text('text'),
  }
}

/** The filter as query string: of the page's address and of the API alike. */
export function queryOf(filter: LogFilter): string {
  const query = new URLSearchParams()
  if (filter.severities && filter.severities.length > 0) query.set('severity', filter.severities.join(','))
  for (const name of ['group', 'resource', 'system', 'text'] as const) {
    const value = filter[name]
    if (value !== undefined && value !== '') query.set(name, value)
  }
  return query.toString()
}

/** Whether a decision that just came over the stream belongs under the filter. */
export const fits = (decision: Decision, filter: LogFilter): boolean =>
  (filter.severities === undefined || filter.severities.includes(decision.severity)) &&
  (filter.group === undefined || decision.group === filter.group) &&
  (filter.resource === undefined || decision.resource === filter.resource) &&
  (filter.system === undefined || decision.system === filter.system) &&
  (filter.text === undefined || decision.text.toLowerCase().includes(filter.text.toLowerCase()))

/** Live decisions and fetched pages as one list, newest first, each decision once. */
export function merged(
  recent: readonly Decision[],
  pages: readonly (readonly Decision[])[],
  filter: LogFilter,
): readonly Decision[] {
  const fetched = pages.flat()
  const known = new Set(fetched.map((decision) => decision.id))
  return [...recent.filter((decision) => !known.has(decision.id) && fits(decision, filter)), ...fetched]
}
