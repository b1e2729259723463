import { namesOf, type ResourceName, type SystemName } from '#lib/model/names.ts'
import { isManaged } from '#lib/model/group-members.ts'
import type { ClusterState, SystemContact } from '#lib/model/runtime.ts'

/**
 * What is not known of a cluster, in sentences: silent systems and resources whose monitor cannot tell. A
 * forecast takes both to stay as they are; it never takes silence for down.
 */
export const notKnownIn = (state: ClusterState): string[] => [
  ...namesOf(state.systems).flatMap((system) => aboutSystem(system, state.systems[system]?.contact)),
  ...aboutResources(state),
]

function aboutSystem(system: SystemName, contact: SystemContact | undefined): string[] {
  const stays = 'What runs there is not known, and it is taken to stay silent.'
  if (contact?.kind === 'silent') return [`System ${system} does not answer (${contact.reason}). ${stays}`]
  if (contact?.kind === 'stopped') {
    return [
      `System ${system} is stopped by ${contact.by}: nothing there is watched, and it is taken to stay so.`,
    ]
  }
  return contact?.kind === 'never' ? [`System ${system} has not been reached yet. ${stays}`] : []
}

function aboutResources(state: ClusterState): string[] {
  return namesOf(state.systems).flatMap((system) => {
    if (state.systems[system]?.contact.kind !== 'connected') return []
    const unsure = Object.values(state.groups).flatMap(({ places }) => {
      const resources = places[system]?.resources ?? {}
      return namesOf<ResourceName>(resources).filter((resource) => {
        const runtime = resources[resource]
        const isUnsure = runtime?.state === 'UNKNOWN' || runtime?.flags.includes('STATE UNKNOWN')
        return isUnsure && isManaged(state.configuration, resource, system)
      })
    })
    if (unsure.length === 0) return []
    return [`The state of ${unsure.join(', ')} on ${system} is not known, and is taken to stay so.`]
  })
}
