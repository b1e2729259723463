import type { Answers } from '#lib/topology/build/answers.ts'
import { build, type Built } from '#lib/topology/build/build.ts'
import { suggest } from '#lib/topology/build/suggest.ts'
import { editsBetween } from '#lib/maincf/commands/edits-between.ts'
import type { Configuration, GroupLink } from '#lib/model/configuration.ts'

/**
 * What the answers build in a cluster that may have it already, wholly or in part: groups of the names of the plan
 * count as made by it, and the edits are what is still missing. For a page that is looked at again while the plan is
 * carried out, when `build` itself would only say that every name is taken.
 */
export const builtOver = (answers: Answers, running: Configuration): Built => {
  const planned = new Set(suggest(answers).groups.map(({ name }) => name))
  const built = build(answers, withoutGroups(running, planned))
  if (built.kind === 'refused') return built
  return { ...built, edits: editsBetween(running, built.configuration) }
}

const withoutGroups = (configuration: Configuration, names: ReadonlySet<string>): Configuration => {
  const isKept = (link: GroupLink) => !names.has(link.parent) && !names.has(link.child)
  const groups = Object.entries(configuration.groups)
    .filter(([name]) => !names.has(name))
    .map(([name, group]) => [
      name,
      { ...group, requires: group.requires.filter(isKept), requiredBy: group.requiredBy.filter(isKept) },
    ])
  const resources = Object.entries(configuration.resources).filter(([, { group }]) => !names.has(group))
  return {
    ...configuration,
    groups: Object.fromEntries(groups) as Configuration['groups'],
    resources: Object.fromEntries(resources) as Configuration['resources'],
  }
}
