import type { Answers, ComponentKind, GroupDetails, Service } from '#lib/topology/build/answers.ts'
import { componentsOf } from '#lib/topology/build/component.ts'
import { suggest, type PlannedGroup } from '#lib/topology/build/suggest.ts'

/** The answers with one more about a group; undefined takes it back, so that it is suggested again. */
export function withDetail<Field extends keyof GroupDetails>(
  answers: Answers,
  key: string,
  field: Field,
  value: GroupDetails[Field] | undefined,
): Answers {
  const { [field]: _, ...others } = answers.groups[key] ?? {}
  const said = value === undefined ? others : { ...others, [field]: value }
  const { [key]: __, ...groups } = answers.groups
  return { ...answers, groups: Object.keys(said).length === 0 ? groups : { ...groups, [key]: said } }
}

/** What would stand in a field of a group if nobody had said a thing about it. */
export function suggestionFor<Field extends keyof GroupDetails>(
  answers: Answers,
  key: string,
  field: Field,
): GroupDetails[Field] | undefined {
  return suggest(withDetail(answers, key, field, undefined)).groups.find((group) => group.key === key)?.[
    field
  ]
}

/** The answers with another number of groups of a kind; undefined: as many as the example has. */
export function withCount(answers: Answers, kind: ComponentKind, count: number | undefined): Answers {
  const { [kind]: _, ...others } = answers.counts
  return { ...answers, counts: count === undefined ? others : { ...others, [kind]: count } }
}

/** Every service a group of this kind can have, with the port it is suggested. */
export function servicesOf(answers: Answers, { key, kind }: PlannedGroup): readonly Service[] {
  const usual = suggestionFor(answers, key, 'services') ?? []
  const known = componentsOf[answers.topology].find((component) => component.kind === kind)?.services ?? []
  return usual.length > 0 ? usual : known
}

/** A service with another port, or (undefined) not run at all. The others stay in their order. */
export function withService(
  answers: Answers,
  group: PlannedGroup,
  name: string,
  port: number | undefined,
): Answers {
  const all = servicesOf(answers, group)
  const next = all.flatMap(([each, usual]): Service[] => {
    if (each === name) return port === undefined ? [] : [[each, port]]
    const running = group.services.find(([known]) => known === each)
    return running ? [[each, running[1] ?? usual]] : []
  })
  const isUsual = JSON.stringify(next) === JSON.stringify(all)
  return withDetail(answers, group.key, 'services', isUsual ? undefined : next)
}
