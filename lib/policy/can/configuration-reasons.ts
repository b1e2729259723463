import { resourceOperations } from '#lib/model/attribute-lookup.ts'
import { activeSystems, isConfirmedDownOn, isInFlight } from '#lib/model/group-state.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import { areExclusive } from '#lib/model/zones.ts'
import { linkReasons } from './link-reasons.ts'
import { reason } from './move-reasons.ts'

/**
 * Reasons against replacing the configuration: what runs may not leave it unseen. A resource that is up or
 * in motion would be watched by nobody, and a system taken off a SystemList would no longer keep the group
 * from being started elsewhere. Nor may it add links between groups that what runs violates. Empty when the
 * new one may be loaded. Never throws. vcs-semantics §5.3, §8.
 */
export function configurationReasons(state: ClusterState, configuration: Configuration): readonly Reason[] {
  const ofGroups = namesOf<GroupName>(state.groups).flatMap((group) => [
    ...ofParallel(state, configuration, group),
    ...namesOf<SystemName>(state.groups[group]?.places ?? {})
      .filter((system) => state.systems[system]?.contact.kind !== 'down')
      .flatMap((system) => ofPlace(state, configuration, group, system)),
  ])
  return [...ofGroups, ...linkReasons(state, configuration)]
}

/** A group that runs on systems which exclude each other from now on would at once be a concurrency violation. */
function ofParallel(state: ClusterState, configuration: Configuration, group: GroupName): Reason[] {
  if (!configuration.groups[group]) return []
  const active = activeSystems(state, group)
  const clash = active.filter((one) =>
    active.some(
      (other) =>
        areExclusive(configuration, group, one, other) &&
        !areExclusive(state.configuration, group, one, other),
    ),
  )
  if (clash.length === 0) return []
  const text = `Group ${group} is active on ${clash.join(' and ')}, so it cannot become a failover group there: take it offline on all but one system first.`
  return [reason('group-parallel', text)]
}

function ofPlace(
  state: ClusterState,
  configuration: Configuration,
  group: GroupName,
  system: SystemName,
): Reason[] {
  const after = configuration.groups[group]
  const isListed = after?.systemList.some((entry) => entry.system === system) ?? false
  if (after && !isListed && !isConfirmedDownOn(state, group, system)) return [stillThere(group, system)]
  const resources = state.groups[group]?.places[system]?.resources ?? {}
  const isUp = (name: ResourceName) => isHeld(resources[name])
  const isKept = (name: ResourceName) =>
    isListed &&
    configuration.resources[name]?.group === group &&
    resourceOperations(configuration, name) === 'OnOff'
  return namesOf<ResourceName>(resources)
    .filter(
      (name) => resourceOperations(state.configuration, name) === 'OnOff' && isUp(name) && !isKept(name),
    )
    .map((name) => stillUp(name, group, system))
}

const isHeld = (runtime: ResourceRuntime | undefined): boolean =>
  runtime !== undefined &&
  (runtime.state === 'ONLINE' ||
    runtime.remembered === true ||
    runtime.flags.some((flag) => flag === 'UNABLE TO OFFLINE' || flag === 'ADMIN WAIT') ||
    isInFlight(runtime))

const stillThere = (group: GroupName, system: SystemName): Reason =>
  reason(
    'group-state-unknown',
    `Group ${group} is not confirmed offline on system ${system}, so ${system} cannot leave its SystemList: take the group offline there, or confirm that the system is down.`,
  )

const stillUp = (name: ResourceName, group: GroupName, system: SystemName): Reason =>
  reason(
    'resource-already-online',
    `Resource ${name} (group ${group}) is not certainly offline on system ${system}, so it cannot leave the group, nor its type change how it is run: take it offline there first.`,
  )
