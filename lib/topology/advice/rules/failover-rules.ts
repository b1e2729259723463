import { groupNumber, groupText, groupValue } from '#lib/model/attribute-lookup.ts'
import type { Configuration, GroupConfiguration, ResourceConfiguration } from '#lib/model/configuration.ts'
import type { SystemName } from '#lib/model/names.ts'
import {
  groupsOf,
  homeOf,
  inGroupOf,
  isCritical,
  listAt,
  mailTypes,
  numberAt,
  ofTypes,
  servicesAt,
  textAt,
} from '../reading.ts'
import { inCluster, inGroup, inResource, type Found, type Rule } from '../rule.ts'

const restarted = [...mailTypes, 'Application', 'Process']

const findNoRestart = (configuration: Configuration): readonly Found[] =>
  ofTypes(configuration, restarted)
    .filter(
      (resource) =>
        isCritical(configuration, resource) &&
        numberAt(configuration, resource, 'RestartLimit') === 0 &&
        textAt(configuration, resource, 'RetryPolicy') !== 'SunCluster',
    )
    .map(({ name, group }) =>
      inResource(
        name,
        `A single fault of ${name} moves the whole group ${group}.`,
        'Set RestartLimit, so that it is first restarted where it is.',
      ),
    )

const findParallel = (configuration: Configuration): readonly Found[] =>
  groupsOf(configuration).flatMap(({ name }) => {
    const [server] = inGroupOf(configuration, name, mailTypes)
    if (!server || groupNumber(configuration, name, 'Parallel') === 0) return []
    return [
      inGroup(
        name,
        `${name} is a parallel group with the server ${server.name}, which two systems would run on one store.`,
        'Set Parallel = 0: mail servers are failover services.',
      ),
    ]
  })

const findSingle = (configuration: Configuration): readonly Found[] =>
  groupsOf(configuration)
    .filter(
      ({ systemList, name }) =>
        systemList.length === 1 && inGroupOf(configuration, name, mailTypes).length > 0,
    )
    .map(({ name, systemList }) =>
      inGroup(
        name,
        `${name} can run on ${systemList[0]?.system} only.`,
        'Put another system into its SystemList, with the same disks and addresses.',
      ),
    )

const hasPriorities = (configuration: Configuration, { name }: GroupConfiguration): boolean =>
  ['', 'Priority'].includes(groupText(configuration, name, 'FailOverPolicy'))

/** Idle systems are those no group starts on; a cluster without AutoStartLists has no homes, and so none. */
const findStandbyLate = (configuration: Configuration): readonly Found[] => {
  const groups = groupsOf(configuration).filter((group) => homeOf(group) !== null)
  const homes = new Set(groups.flatMap(({ autoStartList }) => autoStartList))
  const isIdle = (system: SystemName) => !homes.has(system)
  return groups.flatMap((group) => {
    const targets = group.systemList.map(({ system }) => system).filter((system) => system !== homeOf(group))
    const idle = targets.find(isIdle)
    const [first] = targets
    if (!idle || !first || isIdle(first) || !hasPriorities(configuration, group)) return []
    return [
      inGroup(
        group.name,
        `${group.name} fails over to ${first}, which has work of its own, before ${idle}, which is idle.`,
        `Give ${idle} the lowest number in SystemList; AutoStartList still starts the group at home.`,
      ),
    ]
  })
}

const zonesOf = (configuration: Configuration, { name }: GroupConfiguration): number => {
  const value = groupValue(configuration, name, 'SystemZones')
  return value.kind === 'association' ? new Set(value.entries.map(([, zone]) => zone)).size : 0
}

const findSiteFailover = (configuration: Configuration): readonly Found[] =>
  groupsOf(configuration).flatMap((group) => {
    const { name } = group
    const crosses =
      zonesOf(configuration, group) > 1 &&
      groupNumber(configuration, name, 'AutoFailOver') === 1 &&
      groupNumber(configuration, name, 'Parallel') === 0
    const isGlobal = configuration.remoteClusters !== undefined
    const policy = groupText(configuration, name, 'ClusterFailOverPolicy')
    return [
      ...(crosses
        ? [
            inGroup(
              name,
              `${name} fails over from one zone of SystemZones to the other by itself.`,
              'Set AutoFailOver = 2: it stays in its zone, the loss of a site is told, and a person confirms it.',
            ),
          ]
        : []),
      ...(isGlobal && policy !== 'Manual'
        ? [
            inGroup(
              name,
              `${name} fails over to another cluster by itself (ClusterFailOverPolicy = ${policy}).`,
              'Set ClusterFailOverPolicy = Manual.',
            ),
          ]
        : []),
    ]
  })

/** Ports of a resource that some instance of the same kind could want on the same system. */
const portsOf = (configuration: Configuration, resource: ResourceConfiguration): readonly string[] => {
  switch (resource.type) {
    case 'SunJESMsg':
      return servicesAt(configuration, resource).map(([, port]) => port)
    case 'Axigen':
      return []
    case 'NetscapeMsg':
      return ['SmtpPort', 'PopPort', 'ImapPort'].map((name) => textAt(configuration, resource, name))
    default:
      return listAt(configuration, resource, 'Port_list')
  }
}

const findSharedPorts = (configuration: Configuration): readonly Found[] => {
  const users = new Map<string, Set<GroupConfiguration>>()
  for (const group of groupsOf(configuration)) {
    for (const resource of inGroupOf(configuration, group.name, ['SunJESMsg', 'NetscapeMsg', 'SunIIM']))
      for (const port of portsOf(configuration, resource)) {
        const known = users.get(port) ?? new Set()
        users.set(port, known.add(group))
      }
  }
  const meeting = [...users].filter(([, groups]) => canMeet([...groups]))
  if (meeting.length === 0) return []
  const ports = meeting
    .map(([port]) => port)
    .toSorted((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10))
  const groups = new Set(meeting.flatMap(([, found]) => [...found].map(({ name }) => name)))
  return [
    inCluster(
      `${[...groups].join(', ')} can meet on one system, and listen on the same ports (${ports.join(', ')}).`,
      'Bind each server to its virtual address (guide 000, step 6), give it ports of its own, or keep the groups apart.',
    ),
  ]
}

const canMeet = (groups: readonly GroupConfiguration[]): boolean =>
  groups.some((one, index) =>
    groups.slice(index + 1).some((other) => {
      const isApart = [...one.requires, ...other.requires].some(
        ({ category, parent, child }) =>
          category === 'offline' && [one.name, other.name].every((name) => name === parent || name === child),
      )
      const systems = new Set(one.systemList.map(({ system }) => system))
      return !isApart && other.systemList.some(({ system }) => systems.has(system))
    }),
  )

/** Where a group goes when something fails. */
export const failoverRules = {
  'critical-without-restart': {
    severity: 'advice',
    items: ['0-35'],
    source: 'guide 000, chapter 4, page 30',
    explanation:
      'A critical resource first tries to restart where it is: a fault of one server need not move the whole group.',
    find: findNoRestart,
  },
  'parallel-mail-server': {
    severity: 'warning',
    items: ['3-01'],
    source: 'guide 003, first paragraph',
    explanation: 'A mail server is a failover service, not a scalable one: two of them destroy one store.',
    find: findParallel,
  },
  'single-system': {
    severity: 'warning',
    items: ['0-34'],
    source: 'guide 000, chapter 4, page 35',
    explanation: 'Each component is a single point of failure; without a second system it has no failover.',
    find: findSingle,
  },
  'standby-not-first': {
    severity: 'advice',
    items: ['0-33'],
    source: 'guide 000, chapter 4, page 31',
    explanation: 'The hot standby is the first failover target of every group.',
    find: findStandbyLate,
  },
  'automatic-site-failover': {
    severity: 'warning',
    items: ['1-10'],
    source: 'guide 001, questions for remote site failover',
    explanation:
      'No automatic failover to another site: a lost line looks like a lost site. Let it be told, confirm, then start.',
    find: findSiteFailover,
  },
  'same-ports': {
    severity: 'reminder',
    items: ['0-36'],
    source: 'guide 000, chapter 4, pages 36 and 45',
    explanation:
      'Several servers of one kind on one system need ports of their own, or each must be bound to its virtual address.',
    find: findSharedPorts,
  },
} as const satisfies Record<string, Rule>
