import type { Configuration } from '#lib/model/configuration.ts'
import { resourceText } from '#lib/model/attribute-lookup.ts'
import { groupNamed, resourceNamed } from '#lib/model/group-members.ts'
import type { GroupName } from '#lib/model/names.ts'
import { gathered, loss, type Loss } from '../runbook/loss.ts'
import { onMember, shows, showsNot, step, wordPattern, type Runbook, type Step } from '../runbook/runbook.ts'
import { orderedGroups, orderedResources, preferredSystems, roleOf } from '../shape/group-shape.ts'

/** Data services that come with Sun Cluster 2.2, by resource type. other-frameworks §2.2. */
const dataServices: Readonly<Record<string, string>> = { NetscapeMsg: 'nsmail' }

type LogicalHost = {
  readonly name: string
  readonly masters: readonly string[]
  readonly services: readonly string[]
  readonly group: GroupName
}

/**
 * The logical hosts of Sun Cluster 2.2 for a configuration, and its hareg and haswitch commands. Only groups with a data
 * service that comes with it can be carried over. other-frameworks §2; guide 002.
 */
export function sunCluster22Runbook(configuration: Configuration): Runbook {
  const hosts = logicalHosts(configuration)
  return {
    framework: 'Sun Cluster 2.2 (hareg, haswitch)',
    cluster: configuration.cluster.name,
    preconditions: hosts.flatMap((host) => preconditionsOf(configuration, host)),
    steps: hosts.flatMap(setUp),
    reverse: hosts.toReversed().flatMap(takeDown),
    losses: lossesOf(configuration, hosts),
    files: [],
  }
}

function logicalHosts(configuration: Configuration): LogicalHost[] {
  return orderedGroups(configuration).flatMap((group) => {
    const services = orderedResources(configuration, group).flatMap(({ type }) => dataServices[type] ?? [])
    if (services.length === 0) return []
    return [
      {
        name: group,
        group,
        masters: preferredSystems(configuration, group),
        services: [...new Set(services)],
      },
    ]
  })
}

function preconditionsOf(configuration: Configuration, { name, masters, group }: LogicalHost): string[] {
  const { resources } = groupNamed(configuration, group)
  const textsOf = (type: string, attribute: string) =>
    resources
      .filter((each) => resourceNamed(configuration, each).type === type)
      .map((each) => resourceText(configuration, each, attribute))
  return [
    `The logical host ${name} is made on ${masters.join(', ')} (scconf), with the address ${textsOf('IP', 'Address').join(', ')} and the disk group ${textsOf('DiskGroup', 'DiskGroup').join(', ')}.`,
    `vfstab.${name} names ${textsOf('Mount', 'MountPoint').join(', ')}.`,
    'Every listener of the server is active on its usual port, or the instance does not start; one server root holds one instance, and one logical host one server root.',
    'The user and group directory is highly available itself.',
  ]
}

const statusHas = (name: string) => shows(['hareg', '-q', name], '^on$|[[:space:]]on([[:space:]]|$)')

function setUp({ name, masters, services }: LogicalHost): Step[] {
  const [home, other] = masters
  return [
    ...services.flatMap((service) => [
      step({
        title: `Register ${service} for ${name}`,
        commands: [['hareg', '-s', '-r', service, '-h', name]],
        expected: `${service} is registered, and off`,
        check: shows(['hareg'], wordPattern(service)),
      }),
      step({
        title: `Turn ${service} on`,
        commands: [['hareg', '-y', service]],
        expected: `${service} is on, and runs with ${name}`,
        check: statusHas(service),
        danger: 'all members of the cluster take part in a reconfiguration',
      }),
    ]),
    ...(home === undefined || other === undefined ? [] : [other, home]).map((system) =>
      step({
        title: `Switch ${name} to ${system}, to see that it can`,
        where: onMember,
        commands: [['haswitch', system, name]],
        expected: `${system} is the master of ${name} (hastat)`,
        danger:
          'the service is interrupted while it moves; a file system that is busy leaves the move half done',
      }),
    ),
  ]
}

function takeDown({ services }: LogicalHost): Step[] {
  return services.map((service) =>
    step({
      title: `Turn ${service} off and take it out`,
      commands: [
        ['hareg', '-n', service],
        ['hareg', '-u', service],
      ],
      expected: `${service} is not registered any more`,
      check: showsNot(['hareg'], wordPattern(service)),
      danger: `${service} ends for its users`,
    }),
  )
}

/**
 * Administration that ends a daemon, between turning the service's monitoring off and on again: else the probe takes the
 * daemon's end for a failure. Guide 002, fault monitoring.
 */
export const guardedSteps = (service: string, work: readonly Step[]): readonly Step[] => [
  step({
    title: `Turn ${service} off before a daemon is stopped`,
    commands: [['hareg', '-n', service]],
    expected: `${service} is off: no probe acts`,
    danger: `${service} ends for its users until it is turned on again`,
  }),
  ...work,
  step({
    title: `Turn ${service} on again`,
    commands: [['hareg', '-y', service]],
    expected: `${service} is on, and its probes work`,
    check: statusHas(service),
  }),
]

/** Takes a logical host into maintenance, which ends its services, unlike freezing a group. */
export const maintenanceStep = (logicalHost: string): Step =>
  step({
    title: `Put ${logicalHost} into maintenance`,
    commands: [['haswitch', '-m', logicalHost]],
    expected: `${logicalHost} has no master; haswitch SYSTEM ${logicalHost} ends it`,
    danger: 'maintenance stops the services and gives the disks away; freezing a group does not',
  })

function lossesOf(configuration: Configuration, hosts: readonly LogicalHost[]): Loss[] {
  const carried = new Set(hosts.map(({ group }) => group))
  return gathered(
    orderedGroups(configuration).flatMap((group): Loss[] => {
      if (!carried.has(group))
        return [
          loss('resource', group, 'none of its resources has a data service that comes with Sun Cluster 2.2'),
        ]
      const { requires } = groupNamed(configuration, group)
      return [
        loss(
          'all-in-one-group',
          group,
          'a logical host is on or off as a whole: there is no order, no restart, no state and no command below it',
        ),
        loss(
          'restart-clock',
          group,
          'restarts and their window are fixed, and so are the intervals of the probes',
        ),
        loss('freeze', group, 'maintenance stops the service: there is nothing like freezing'),
        ...requires.map(({ child }) =>
          loss('group-link', `${group} requires ${child}`, 'logical hosts know no order'),
        ),
        ...orderedResources(configuration, group)
          .filter(({ type, name }) => roleOf(configuration, name) === 'service' && !(type in dataServices))
          .map(({ name }) => loss('resource', name, 'there is no data service for it')),
      ]
    }),
  )
}
