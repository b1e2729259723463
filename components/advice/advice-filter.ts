import type { Configuration } from '#lib/model/configuration.ts'
import { resourceName } from '#lib/model/names.ts'
import type { Advice } from '#lib/topology/advice/advise.ts'
import type { Severity } from '#lib/topology/advice/rule.ts'

export const severities = ['warning', 'advice', 'reminder'] as const satisfies readonly Severity[]

/** What is looked at, as it stands in the address: a severity, and a group or resource. */
export type AdviceFilter = { readonly severity: Severity | 'all'; readonly about: AdviceAbout | null }

export type AdviceAbout = { readonly kind: 'group' | 'resource'; readonly name: string }

type Reader = { get(name: string): string | null }

/** Reads `severity=warning&group=Mail`; what is not known is left out. */
export function filterFrom(parameters: Reader): AdviceFilter {
  const severity = severities.find((each) => each === parameters.get('severity')) ?? 'all'
  for (const kind of ['group', 'resource'] as const) {
    const name = parameters.get(kind)
    if (name !== null && name !== '') return { severity, about: { kind, name } }
  }
  return { severity, about: null }
}

/** The filter as it stands in the address of the tab. */
export const queryOf = ({ severity, about }: AdviceFilter): Readonly<Record<string, string>> => ({
  ...(severity === 'all' ? {} : { severity }),
  ...(about === null ? {} : { [about.kind]: about.name }),
})

/** What is about an object; of a group, what is about its resources, too. */
export function adviceAbout(
  advice: readonly Advice[],
  { resources }: Configuration,
  about: AdviceAbout | null,
): readonly Advice[] {
  if (about === null) return advice
  const isOfGroup = (name: string) => resources[resourceName(name)]?.group === about.name
  return advice.filter(({ where }) => {
    if (where.kind === 'cluster') return false
    if (where.kind === about.kind && where.name === about.name) return true
    return about.kind === 'group' && where.kind === 'resource' && isOfGroup(where.name)
  })
}

/** Findings of one rule, in the order they came. */
export const byRule = (advice: readonly Advice[]): readonly (readonly Advice[])[] => [
  ...Map.groupBy(advice, ({ id }) => id).values(),
]

export const countOf = (advice: readonly Advice[], severity: Severity | 'all'): number =>
  severity === 'all' ? advice.length : advice.filter((each) => each.severity === severity).length
