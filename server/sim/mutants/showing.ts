import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type {
  ClusterState,
  GroupPlace,
  GroupRuntime,
  ResourceRuntime,
  SystemRuntime,
} from '#lib/model/runtime.ts'
import type { Event } from '#lib/policy/event.ts'

/** What a policy is shown in the place of the state; the same object where nothing is different. */
export type Show = (state: ClusterState, event: Event) => ClusterState

/** Only while an entry point's answer is worked in: what persons and connections say is taken as it is. */
export const onAnswers =
  (show: Show): Show =>
  (state, event) =>
    event.kind === 'entryPointFinished' || event.kind === 'timerFired' ? show(state, event) : state

export const systemsAs = (
  state: ClusterState,
  look: (runtime: SystemRuntime, system: SystemName) => SystemRuntime,
): ClusterState => withRecord(state, 'systems', mapped<SystemName, SystemRuntime>(state.systems, look))

export const groupsAs = (
  state: ClusterState,
  look: (runtime: GroupRuntime, group: GroupName) => GroupRuntime,
): ClusterState => withRecord(state, 'groups', mapped<GroupName, GroupRuntime>(state.groups, look))

export const placesAs = (
  state: ClusterState,
  look: (place: GroupPlace, system: SystemName, group: GroupName) => GroupPlace,
): ClusterState =>
  groupsAs(state, (runtime, group) =>
    withRecord(
      runtime,
      'places',
      mapped<SystemName, GroupPlace>(runtime.places, (place, system) => look(place, system, group)),
    ),
  )

export const resourcesAs = (
  state: ClusterState,
  look: (runtime: ResourceRuntime, resource: ResourceName, system: SystemName) => ResourceRuntime,
): ClusterState =>
  placesAs(state, (place, system) =>
    withRecord(
      place,
      'resources',
      mapped<ResourceName, ResourceRuntime>(place.resources, (runtime, resource) =>
        look(runtime, resource, system),
      ),
    ),
  )

const withRecord = <Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  key: Key,
  record: Whole[Key],
): Whole => (whole[key] === record ? whole : { ...whole, [key]: record })

function mapped<Name extends string, Value>(
  record: Readonly<Record<Name, Value>>,
  look: (value: Value, name: Name) => Value,
): Readonly<Record<Name, Value>> {
  const entries = Object.entries<Value>(record)
  const seen = entries.map(([name, value]) => [name, look(value, name as Name)] as const)
  const isSame = seen.every(([, value], index) => Object.is(value, entries[index]?.[1]))
  return isSame ? record : (Object.fromEntries(seen) as Record<Name, Value>)
}
