import { shows, showsNot, step, wordPattern, literally, type Step } from '../runbook/runbook.ts'
import type { CommandSet } from './commands/command-set.ts'
import {
  lastFirst,
  type PlannedGroup,
  type PlannedResource,
  type SunClusterPlan,
} from './plan/sun-cluster-plan.ts'

const typePattern = (type: string): string =>
  `(^|[[:space:]])${literally(type)}(:[^[:space:]]*)?([[:space:]]|$)`

/** Steps that set a plan up, in the order of guides 001 and 003: types, then for each group its frame, storage, services. */
export function setUpSteps(plan: SunClusterPlan, set: CommandSet): Step[] {
  return [
    ...plan.types.map((type) =>
      step({
        title: `Register the resource type ${type}`,
        commands: [set.registerType(type)],
        expected: `the cluster knows ${type}`,
        check: shows(set.showTypes, typePattern(type)),
      }),
    ),
    ...plan.groups.flatMap((group) => groupSteps(group, set)),
    ...plan.groups.flatMap((group) => switchTest(group, set)),
  ]
}

const onlineOn = (set: CommandSet, group: PlannedGroup, system: string) =>
  shows(set.groupStatus(group.name), set.groupIsOnline(group.name, system))

function groupSteps(group: PlannedGroup, set: CommandSet): Step[] {
  const { name, nodes, logicalHosts, storage, services, deviceGroups } = group
  const [home = ''] = nodes
  return [
    ...deviceGroups.map((each) =>
      step({
        title: `Make ${each} a device group of the cluster`,
        commands: [set.registerDeviceGroup(each, nodes)],
        expected: `${each} follows the resource group from system to system`,
      }),
    ),
    step({
      title: `Make the failover resource group ${name}`,
      commands: [set.createGroup(group)],
      expected: `${name} is there, unmanaged`,
      check: shows(set.showGroups, wordPattern(name)),
    }),
    ...logicalHosts.map((host) =>
      step({
        title: `Add the logical host ${host.name} (${host.address})`,
        commands: [set.addLogicalHost(name, host)],
        expected: `${host.name} is a resource of ${name}`,
        check: shows(set.showResources, wordPattern(host.name)),
      }),
    ),
    step({
      title: `Bring ${name} online with its logical host`,
      commands: [set.bringOnline(name)],
      expected: `${name} is online on ${home}`,
      check: onlineOn(set, group, home),
    }),
    ...[...storage, ...services].flatMap((resource) => resourceSteps(group, resource, set)),
  ]
}

function resourceSteps(
  { name: group, nodes }: PlannedGroup,
  resource: PlannedResource,
  set: CommandSet,
): Step[] {
  const { name, type } = resource
  return [
    step({
      title: `Add ${name} (${type}) to ${group}`,
      commands: [set.addResource(group, resource)],
      expected: `${name} is a resource of ${group}, still disabled`,
      check: shows(set.showResources, wordPattern(name)),
    }),
    step({
      title: `Enable ${name}`,
      commands: [set.enable(name)],
      expected: `${name} is online on ${nodes[0] ?? ''}`,
    }),
  ]
}

/** Moves a group to its next system and back. */
function switchTest(group: PlannedGroup, set: CommandSet): Step[] {
  const [home, other] = group.nodes
  if (home === undefined || other === undefined) return []
  return [other, home].map((system) =>
    step({
      title: `Switch ${group.name} to ${system}, to see that it can`,
      commands: [set.switchTo(group.name, system)],
      expected: `${group.name} is online on ${system}`,
      check: onlineOn(set, group, system),
      danger: `the service of ${group.name} is interrupted while it moves`,
    }),
  )
}

/** The unconfigure procedures of guides 001 and 003: offline, disable, remove, the group, and at last the types. */
export function takeDownSteps(plan: SunClusterPlan, set: CommandSet): Step[] {
  return [
    ...plan.groups.toReversed().flatMap((group) => removeGroup(group, set)),
    ...plan.types.map((type) =>
      step({
        title: `Take the resource type ${type} out, unless others use it`,
        commands: [set.unregisterType(type)],
        expected: `the cluster does not know ${type} any more`,
        check: showsNot(set.showTypes, typePattern(type)),
      }),
    ),
  ]
}

function removeGroup(group: PlannedGroup, set: CommandSet): Step[] {
  const { name } = group
  const resources = lastFirst(group)
  return [
    step({
      title: `Bring ${name} offline`,
      commands: [set.offline(name)],
      expected: `${name} is offline on every system`,
      check: { ...shows(set.groupStatus(name), anyOnline(group, set)), mustShow: false },
      danger: `the service of ${name} ends for its users`,
    }),
    step({
      title: `Disable the resources of ${name}, those that need others first`,
      commands: resources.map((resource) => set.disable(resource)),
      expected: `every resource of ${name} is disabled`,
    }),
    step({
      title: `Unmanage ${name}`,
      commands: [set.unmanage(name)],
      expected: `${name} is unmanaged`,
    }),
    ...resources.map((resource) =>
      step({
        title: `Remove ${resource}`,
        commands: [set.deleteResource(resource)],
        expected: `${resource} is gone`,
        check: showsNot(set.showResources, wordPattern(resource)),
      }),
    ),
    step({
      title: `Remove the resource group ${name}`,
      commands: [set.deleteGroup(name)],
      expected: `${name} is gone`,
      check: showsNot(set.showGroups, wordPattern(name)),
    }),
  ]
}

const anyOnline = (group: PlannedGroup, set: CommandSet): string =>
  group.nodes.map((system) => `(${set.groupIsOnline(group.name, system)})`).join('|')
