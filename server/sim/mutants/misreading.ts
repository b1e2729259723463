import { scalar } from '#lib/model/attribute-value.ts'
import type {
  Attributes,
  Configuration,
  GroupConfiguration,
  GroupLink,
  ResourceConfiguration,
} from '#lib/model/configuration.ts'
import { attributeName } from '#lib/model/names.ts'
import type { Step } from '#server/engine/recover.ts'
import { believing } from './believing.ts'

export type Reading = (configuration: Configuration) => Configuration

/**
 * A policy that reads another configuration than the one it has, as if it overlooked what a person wrote. What persons
 * ask is judged by the true one, since `can` was.
 */
export function misreading(read: Reading): Step {
  const known = new WeakMap<Configuration, Configuration>()
  const readOnce = (configuration: Configuration): Configuration => {
    const reading = known.get(configuration) ?? read(configuration)
    known.set(configuration, reading)
    return reading
  }
  return believing((state, event) =>
    event.kind === 'configurationLoaded' || event.kind === 'asked'
      ? state
      : { ...state, configuration: readOnce(state.configuration) },
  )
}

/** Every group with another value of an attribute. */
export const groupsWith = (name: string, value: number): Reading =>
  groupsRead((group) => ({ ...group, attributes: withAttribute(group.attributes, name, value) }))

/** Every resource with another value of an attribute. */
export const resourcesWith = (
  name: string,
  valueOf: (resource: ResourceConfiguration, configuration: Configuration) => number,
): Reading =>
  resourcesRead((resource, configuration) => ({
    ...resource,
    attributes: withAttribute(resource.attributes, name, valueOf(resource, configuration)),
  }))

/** Every link between groups with other words; null: it is not there. */
export const linksRead = (look: (link: GroupLink) => GroupLink | null): Reading =>
  groupsRead((group) => ({
    ...group,
    requires: group.requires.flatMap((link) => look(link) ?? []),
    requiredBy: group.requiredBy.flatMap((link) => look(link) ?? []),
  }))

export const groupsRead =
  (look: (group: GroupConfiguration) => GroupConfiguration): Reading =>
  (configuration) => ({ ...configuration, groups: mapValues(configuration.groups, look) })

export const resourcesRead =
  (look: (resource: ResourceConfiguration, configuration: Configuration) => ResourceConfiguration): Reading =>
  (configuration) => ({
    ...configuration,
    resources: mapValues(configuration.resources, (resource) => look(resource, configuration)),
  })

const mapValues = <Value>(
  record: Readonly<Record<string, Value>>,
  look: (value: Value) => Value,
): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, look(value)]))

const withAttribute = (attributes: Attributes, name: string, value: number): Attributes => ({
  ...attributes,
  [attributeName(name)]: { everywhere: scalar(String(value)) },
})
