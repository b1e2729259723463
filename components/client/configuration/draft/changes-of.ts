import type { Configuration } from '#lib/model/configuration.ts'

/** What a draft does to a thing. A thing that stays as it is has none. */
export type DraftChange = 'added' | 'removed' | 'changed'

type Kind = 'groups' | 'resources' | 'systems' | 'types'

/** By kind and name; the links of a group or a resource are no part of it. */
export type ConfigurationChanges = Readonly<Record<Kind, Readonly<Record<string, DraftChange>>>>

/** Which groups, resources, systems and types come, go or say something else after a change. Pure. */
export function changesOf(before: Configuration, after: Configuration): ConfigurationChanges {
  return {
    groups: compared(before.groups, after.groups, ({ attributes, systemList, autoStartList }) => [
      attributes,
      systemList,
      autoStartList,
    ]),
    resources: compared(before.resources, after.resources, ({ attributes, type, group }) => [
      attributes,
      type,
      group,
    ]),
    systems: compared(before.systems, after.systems, ({ attributes }) => attributes),
    types: compared(before.types, after.types, ({ argList, declarations, statics }) => [
      argList,
      declarations,
      statics,
    ]),
  }
}

function compared<Thing>(
  before: Readonly<Record<string, Thing>>,
  after: Readonly<Record<string, Thing>>,
  told: (thing: Thing) => unknown,
): Record<string, DraftChange> {
  const changes: Record<string, DraftChange> = {}
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const old = before[name]
    const fresh = after[name]
    if (old === fresh) continue
    if (old === undefined) changes[name] = 'added'
    else if (fresh === undefined) changes[name] = 'removed'
    else if (JSON.stringify(told(old)) !== JSON.stringify(told(fresh))) changes[name] = 'changed'
  }
  return changes
}
