import { textOf, typeValue } from '#lib/model/attribute-lookup.ts'
import type { ResourceType } from '#lib/model/configuration.ts'
import { integerOf } from '#lib/model/scalar-text.ts'
import { shownText } from '../../syntax/token.ts'
import type { Assignment, Leaf, Tree } from '../../syntax/tree.ts'
import type { Check } from '../check.ts'

const attributes = [
  'RetryPolicy',
  'Retry_interval',
  'Retry_count',
  'Thorough_probe_interval',
  'Probe_timeout',
] as const
type Attribute = (typeof attributes)[number]
type Values = Readonly<Record<Attribute, string>>

/**
 * A warning where Retry_count restarts do not fit into Retry_interval, so that the limit is never reached and
 * a failing service is restarted for ever: Retry_interval ≥ Retry_count × (Thorough_probe_interval +
 * Probe_timeout). Of types with RetryPolicy = SunCluster and of resources that set one of these attributes.
 * Sun Cluster, tuning of fault monitors (other-frameworks §1.5).
 */
export const verifyRetryArithmetic = (check: Check): void => {
  for (const { tree, node } of check.outline.types.values()) {
    const type = check.types.get(node.name.text)
    if (type) noteUnreachable(check, tree, node.name, valuesOf(type))
  }
  for (const { tree, node } of check.outline.resources.values()) {
    const type = check.types.get(node.type.text)
    if (!type || !node.assignments.some(setsOne)) continue
    const own = node.assignments.filter(setsOne)
    const systems = new Set(own.map(({ system }) => system?.text ?? null))
    const found = [...systems].find((system) => !isReachable({ ...valuesOf(type), ...setFor(own, system) }))
    if (found !== undefined) {
      noteUnreachable(check, tree, node.name, { ...valuesOf(type), ...setFor(own, found) })
    }
  }
}

const names: ReadonlySet<string> = new Set(attributes)
const setsOne = ({ name }: Assignment): boolean => names.has(name.text)

const valuesOf = (type: ResourceType): Values => {
  const texts = attributes.map((attribute) => {
    const value = typeValue(type, attribute)
    return [attribute, value?.kind === 'scalar' ? textOf(value) : '']
  })
  return Object.fromEntries(texts) as Values
}

/** What the resource says everywhere, then what it says for the one system. */
const setFor = (own: readonly Assignment[], system: string | null): Partial<Values> => {
  const texts = [null, system].flatMap((place) =>
    own.flatMap((assignment) => {
      const { name, value } = assignment
      if ((assignment.system?.text ?? null) !== place || value.kind !== 'scalar') return []
      return [[name.text, value.leaf.text]]
    }),
  )
  return Object.fromEntries(texts) as Partial<Values>
}

const needed = (values: Values): { readonly interval: number; readonly least: number } | null => {
  const interval = integerOf(values.Retry_interval)
  const count = integerOf(values.Retry_count)
  const between = integerOf(values.Thorough_probe_interval)
  const timeout = integerOf(values.Probe_timeout)
  if (interval === null || count === null || between === null || timeout === null) return null
  return { interval, least: count * (between + timeout) }
}

const isReachable = (values: Values): boolean => {
  const found = values.RetryPolicy === 'SunCluster' ? needed(values) : null
  return found === null || found.interval >= found.least
}

const noteUnreachable = (check: Check, tree: Tree, at: Leaf, values: Values): void => {
  const found = needed(values)
  if (isReachable(values) || !found) return
  check.note(tree, at, {
    id: 'retry-never-reached',
    severity: 'warning',
    message: `${shownText(at.text)} has Retry_interval = ${found.interval}, in which Retry_count = ${values.Retry_count} restarts do not fit: it is restarted for ever.`,
    expected: `Retry_interval of at least ${found.least}: Retry_count × (Thorough_probe_interval + Probe_timeout)`,
  })
}
