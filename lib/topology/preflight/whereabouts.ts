import { groupStateOn, isInFlight, placeOf } from '#lib/model/group-state.ts'
import { switchableResources } from '#lib/model/group-members.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'

/** Types that only carry a service: that one of them is up does not say that the group runs there. */
const carriers = new Set([
  'DiskGroup',
  'Volume',
  'LVMVolumeGroup',
  'LVMLogicalVolume',
  'Mount',
  'IP',
  'NIC',
  'Proxy',
  'Phantom',
])

/**
 * Whether a group uses its disks and addresses on a system by rights: it is ONLINE there or in motion, or a server of
 * it is up. A disk that somebody imported by hand makes it PARTIAL, but does not run it. A group or place that the
 * engine does not have yet runs nowhere; null while the engine does not know.
 */
export const runsOn = (state: ClusterState, group: GroupName, system: SystemName): boolean | null => {
  const place = placeOf(state, group, system)
  if (!place) return false
  const tokens = groupStateOn(state, group, system)
  if (tokens.some((token) => token === 'ONLINE' || token === 'STARTING' || token === 'STOPPING')) return true
  if (tokens.includes('UNKNOWN')) return null
  return switchableResources(state.configuration, group, system).some((name) => {
    const resource = place.resources[name]
    const type = state.configuration.resources[name]?.type ?? ''
    return (
      resource !== undefined && !carriers.has(type) && (resource.state === 'ONLINE' || isInFlight(resource))
    )
  })
}

/** Whether the engine has a resource as ONLINE on a system. */
export const isOnlineAt = (state: ClusterState, resource: ResourceName, system: SystemName): boolean => {
  const group = state.configuration.resources[resource]?.group
  return group !== undefined && placeOf(state, group, system)?.resources[resource]?.state === 'ONLINE'
}
