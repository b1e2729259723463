import { scalar } from '#lib/model/attribute-value.ts'
import type {
  Attributes,
  Configuration,
  GroupConfiguration,
  ResourceConfiguration,
} from '#lib/model/configuration.ts'
import { attributeName, namesOf } from '#lib/model/names.ts'
import { step as policyStep } from '#lib/policy/step.ts'
import type { Step } from '#server/engine/recover.ts'

export type Lie = (configuration: Configuration) => Configuration

/** A policy that reads another configuration than the one it has: as if it overlooked what a person wrote. */
export function readingWrongly(lie: Lie): Step {
  const told = new WeakMap<Configuration, Configuration>()
  const toldOf = (configuration: Configuration): Configuration => {
    const known = told.get(configuration) ?? lie(configuration)
    told.set(configuration, known)
    return known
  }
  return (state, event) => {
    if (event.kind === 'configurationLoaded') return policyStep(state, event)
    const believed = { ...state, configuration: toldOf(state.configuration) }
    const result = policyStep(believed, event)
    if (result.state === believed) return { ...result, state }
    return { ...result, state: { ...result.state, configuration: state.configuration } }
  }
}

const withAttribute = (attributes: Attributes, name: string, value: number): Attributes => ({
  ...attributes,
  [attributeName(name)]: { everywhere: scalar(String(value)) },
})

/** Every group with another value of an attribute. */
export const groupsWith =
  (name: string, value: number): Lie =>
  (configuration) =>
    mapGroups(configuration, (group) => ({
      ...group,
      attributes: withAttribute(group.attributes, name, value),
    }))

/** Every resource with another value of an attribute, made from its own by the function. */
export const resourcesWith =
  (name: string, valueOf: (resource: ResourceConfiguration, configuration: Configuration) => number): Lie =>
  (configuration) =>
    mapResources(configuration, (resource) => ({
      ...resource,
      attributes: withAttribute(resource.attributes, name, valueOf(resource, configuration)),
    }))

export const mapGroups = (
  configuration: Configuration,
  change: (group: GroupConfiguration) => GroupConfiguration,
): Configuration => ({
  ...configuration,
  groups: Object.fromEntries(
    namesOf(configuration.groups).flatMap((name) => {
      const group = configuration.groups[name]
      return group ? [[name, change(group)]] : []
    }),
  ),
})

export const mapResources = (
  configuration: Configuration,
  change: (resource: ResourceConfiguration) => ResourceConfiguration,
): Configuration => ({
  ...configuration,
  resources: Object.fromEntries(
    namesOf(configuration.resources).flatMap((name) => {
      const resource = configuration.resources[name]
      return resource ? [[name, change(resource)]] : []
    }),
  ),
})
