import type { Configuration } from '#lib/model/configuration.ts'
import type { GroupName } from '#lib/model/names.ts'

/** The groups in an order in which each comes behind those it requires; otherwise as they were given. */
export const dependencyOrder = (
  { groups }: Pick<Configuration, 'groups'>,
  names: readonly GroupName[],
): readonly GroupName[] => {
  const ordered = new Set<GroupName>()
  const place = (name: GroupName, above: ReadonlySet<GroupName>): void => {
    if (above.has(name)) return
    for (const { child } of groups[name]?.requires ?? []) {
      if (names.includes(child)) place(child, new Set([...above, name]))
    }
    ordered.add(name)
  }
  for (const name of names) place(name, new Set())
  return [...ordered]
}
