import { label, type Label } from '../label.ts'
import type { ResourceName } from '#lib/model/names.ts'
import type { GroupPlace, ResourceRuntime, SystemRuntime } from '#lib/model/runtime.ts'
import { flagLabels, intermediateLabels, resourceLabels } from '../labels.ts'

/** One label for what a resource is and does: motion first, then flags, then its state. */
function runtimeLabel(resource: ResourceRuntime | undefined): Label {
  if (!resource) return resourceLabels.UNKNOWN
  if (resource.flags.includes('ADMIN WAIT')) return flagLabels['ADMIN WAIT']
  if (resource.iState !== 'not waiting') return intermediateLabels[resource.iState]
  const flag = resource.flags[0]
  return flag ? flagLabels[flag] : resourceLabels[resource.state]
}

/** Nothing of a group runs on a system that is certainly off, or was stopped when the group was down there. */
export const isKnownOff = (system: SystemRuntime | undefined, place: GroupPlace | undefined): boolean =>
  system?.contact.kind === 'down' || (system?.contact.kind === 'stopped' && place?.stoppedDown === true)

/**
 * A resource on one system. What its agent last said counts only while the system is watched.
 */
export function resourceLabel(
  system: SystemRuntime | undefined,
  place: GroupPlace | undefined,
  name: ResourceName,
): Label {
  const contact = system?.contact.kind
  if (isKnownOff(system, place)) {
    return label(`Offline, system ${contact === 'down' ? 'down' : 'stopped'}`, 'ring', 'offline')
  }
  return contact === 'connected' ? runtimeLabel(place?.resources[name]) : resourceLabels.UNKNOWN
}
