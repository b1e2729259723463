import { typeValue } from '#lib/model/attribute-lookup.ts'
import type { AttributeSetting } from '#lib/model/attribute-value.ts'
import { resourceAttributes } from '#lib/model/attributes/resource-attributes.ts'
import type { ResourceConfiguration } from '#lib/model/configuration.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import { typeAttributes } from '#lib/model/type-defaults.ts'
import type { AttributeRow } from '../print/attribute-table.ts'
import { flagWord, held, rowsOf, type HeldAttribute, type Live } from './attribute-rows.ts'

/** What is known of a resource on a system; undefined where its group has no place. */
export function runtimeOf(
  state: ClusterState,
  resource: ResourceName,
  system: SystemName,
): ResourceRuntime | undefined {
  const group = state.configuration.resources[resource]?.group
  return group && state.groups[group]?.places[system]?.resources[resource]
}

/** `ONLINE`, `ONLINE|RESTARTING`, `UNKNOWN`: base state and flags. vcs-semantics §2.2. */
export function resourceStateWord(state: ClusterState, resource: ResourceName, system: SystemName): string {
  const contact = state.systems[system]?.contact.kind
  const runtime = runtimeOf(state, resource, system)
  if (!runtime || contact === undefined || contact === 'never' || contact === 'silent') return 'UNKNOWN'
  if (contact === 'down') return 'OFFLINE'
  const flags = runtime.flags.filter((flag) => runtime.state !== 'UNKNOWN' || flag !== 'STATE UNKNOWN')
  return [runtime.state, ...flags].join('|')
}

/** All attributes of a resource: those of every resource, of its type, and static ones it overrides. */
export function resourceRows(state: ClusterState, resource: ResourceName): AttributeRow[] {
  const found = state.configuration.resources[resource]
  if (!found) return []
  const systems = systemsOf(state.configuration, found.group)
  const live = liveOf(state, found)
  const setting = (name: string): AttributeSetting | undefined =>
    found.attributes[name as keyof typeof found.attributes]
  const common = [...resourceAttributes.values()].map((definition) =>
    held(definition, setting(definition.name)),
  )
  const own = [...ofType(state, found), ...overridden(state, found)]
  const type: AttributeRow = { object: resource, attribute: 'Type', system: 'global', value: found.type }
  return [type, ...[...common, ...own].flatMap((each) => rowsOf(resource, each, systems, live))]
}

function ofType(state: ClusterState, found: ResourceConfiguration): HeldAttribute[] {
  const declarations = Object.values(state.configuration.types[found.type]?.declarations ?? {})
  return declarations.map(({ name, dimension, default: initial }) => ({
    name,
    local: false,
    dimension,
    default: initial,
    setting: found.attributes[name],
  }))
}

/** Static attributes of the type set again on the resource (hares -override). */
export function overridden(state: ClusterState, found: ResourceConfiguration): HeldAttribute[] {
  const type = state.configuration.types[found.type]
  return Object.entries<AttributeSetting>(found.attributes).flatMap(([name, setting]) => {
    const definition = typeAttributes.get(name)
    if (!type || !definition || Object.hasOwn(type.declarations, name)) return []
    return { ...held(definition, setting), local: false, default: typeValue(type, name) ?? null }
  })
}

function liveOf(state: ClusterState, found: ResourceConfiguration): Live {
  const onSystem: Readonly<Record<string, (runtime: ResourceRuntime, system: SystemName) => string>> = {
    State: (_runtime, system) => resourceStateWord(state, found.name, system),
    IState: ({ iState }) => iState,
    Flags: ({ flags }) => flags.join('|'),
    Probed: ({ probed }) => flagWord(probed),
    ConfidenceLevel: ({ confidence }) => String(confidence),
    ResourceInfo: ({ info }) => `State\t${info?.state ?? 'Stale'}\tMsg\t${info?.message ?? ''}`,
  }
  return {
    everywhere: (attribute) =>
      attribute === 'Group' ? found.group : attribute === 'Name' ? found.name : null,
    onSystem(attribute, system) {
      const runtime = runtimeOf(state, found.name, system)
      if (!runtime || !Object.hasOwn(onSystem, attribute)) return null
      return onSystem[attribute]?.(runtime, system) ?? null
    },
  }
}
