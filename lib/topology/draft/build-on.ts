import type { Configuration, GroupLink } from '#lib/model/configuration.ts'
import type { Answers } from '../build/answers.ts'
import { build, type Built } from '../build/build.ts'
import { suggest } from '../build/suggest.ts'

export type BuiltOn = {
  readonly built: Built
  /** All of it is in the configuration: it has been applied. The edits are those that led there. */
  readonly isThere: boolean
  /** Types that what is built needs and the configuration does not know. */
  readonly missingTypes: readonly string[]
}

/**
 * Builds on a configuration that may have the result already: a draft that has been applied is not refused because
 * its names are taken, but built once more on what was there before, so that its groups can be carried on with.
 * Never throws.
 */
export const buildOn = (answers: Answers, base: Configuration): BuiltOn => {
  const names = suggest(answers).groups.map(({ name }) => name)
  const isAll = names.length > 0 && names.every((name) => Object.hasOwn(base.groups, name))
  const again = isAll ? build(answers, withoutGroups(base, new Set(names))) : null
  const isThere = again?.kind === 'built' && hasAllOf(base, again.configuration)
  const built = isThere ? again : build(answers, base)
  return { built, isThere, missingTypes: built.kind === 'built' ? missingTypes(built.configuration) : [] }
}

/** The same resources, of the same types in the same groups; what they say may have been changed since. */
const hasAllOf = (base: Configuration, { resources }: Configuration): boolean =>
  Object.values(resources).every(({ name, type, group }) => {
    const there = Object.hasOwn(base.resources, name) ? base.resources[name] : undefined
    return there?.type === type && there.group === group
  })

const missingTypes = ({ resources, types }: Configuration): readonly string[] =>
  [...new Set(Object.values(resources).map(({ type }) => type))].filter((type) => !Object.hasOwn(types, type))

const withoutGroups = (base: Configuration, names: ReadonlySet<string>): Configuration => {
  const isLeft = ({ parent, child }: GroupLink) => !names.has(parent) && !names.has(child)
  return {
    ...base,
    groups: Object.fromEntries(
      Object.values(base.groups)
        .filter(({ name }) => !names.has(name))
        .map((group) => [
          group.name,
          { ...group, requires: group.requires.filter(isLeft), requiredBy: group.requiredBy.filter(isLeft) },
        ]),
    ),
    resources: Object.fromEntries(
      Object.entries(base.resources).filter(([, { group }]) => !names.has(group)),
    ),
  }
}
