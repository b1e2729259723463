import { resourceNumber, resourceText } from '#lib/model/attribute-lookup.ts'
import type { Configuration, ResourceConfiguration } from '#lib/model/configuration.ts'
import { groupNamed, resourceNamed } from '#lib/model/group-members.ts'
import type { GroupName, ResourceName } from '#lib/model/names.ts'
import { agentCall } from '../agent-call/call-words.ts'
import { foreignSuite } from '../shape/foreign-suite.ts'
import { orderedGroups, orderedResources, preferredSystems, roleOf } from '../shape/group-shape.ts'

/** A cluster in the words of Oracle Clusterware before 12.2, which has no groups. other-frameworks §3. */
export type CrsPlan = {
  readonly types: readonly CrsType[]
  readonly groups: readonly {
    readonly name: string
    readonly servers: readonly string[]
    readonly vips: readonly { readonly name: string; readonly address: string }[]
    readonly resources: readonly CrsResource[]
  }[]
}

export type CrsType = { readonly name: string; readonly attributes: readonly string[] }

export type CrsResource = {
  readonly name: string
  readonly type: string
  /** In the order of the attribute file. */
  readonly attributes: readonly (readonly [name: string, value: string])[]
}

const hawserType: CrsType = {
  name: 'hawser.agent.type',
  attributes: ['HAWSER_TYPE', 'HAWSER_RESOURCE', 'HAWSER_ARGUMENTS'].map(
    (name) => `ATTRIBUTE=${name},TYPE=string,FLAGS=REQUIRED`,
  ),
}

const messagingType: CrsType = {
  name: 'ocucs.ms.type',
  attributes: ['ATTRIBUTE=INSTANCE_PATH,TYPE=string,FLAGS=READONLY|REQUIRED'],
}

/** What a configuration is in the words of Clusterware: addresses are its own, everything else runs by action scripts. */
export function planOfConfiguration(configuration: Configuration): CrsPlan {
  const groups = orderedGroups(configuration).flatMap((name) => {
    const resources = orderedResources(configuration, name)
    if (resources.length === 0) return []
    const ofRole = (role: string) => resources.filter((each) => roleOf(configuration, each.name) === role)
    const own = resources.filter(
      (each) => !['card', 'address', 'watched'].includes(roleOf(configuration, each.name)),
    )
    return [
      {
        name,
        servers: preferredSystems(configuration, name),
        vips: ofRole('address').map((each) => ({
          name: each.name,
          address: resourceText(configuration, each.name, 'Address'),
        })),
        resources: own.map((each) => crsResource(configuration, each)),
      },
    ]
  })
  const used = new Set(groups.flatMap(({ resources }) => resources.map(({ type }) => type)))
  return { types: [messagingType, hawserType].filter(({ name }) => used.has(name)), groups }
}

/** Guide 001 names the resource of a Messaging Server after its address. */
function crsName(configuration: Configuration, resource: ResourceConfiguration): string {
  if (resource.type !== 'MsgSrv') return resource.name
  const address = resource.children.find((child) => roleOf(configuration, child) === 'address')
  return `ocucs.ms.${address ?? resource.name}`
}

function crsResource(configuration: Configuration, resource: ResourceConfiguration): CrsResource {
  const { name, group, type } = resource
  const isNative = type === 'MsgSrv'
  const number = (attribute: string) => String(resourceNumber(configuration, name, attribute))
  const root = isNative ? resourceText(configuration, name, 'ServerRoot') : ''
  const call = agentCall(configuration, name, undefined)
  const own: [string, string][] = isNative
    ? [['INSTANCE_PATH', root]]
    : [
        ['HAWSER_TYPE', call.type],
        ['HAWSER_RESOURCE', name],
        ['HAWSER_ARGUMENTS', call.words],
      ]
  const script = isNative
    ? `${root}/cwha/bin/ms_actionscript.pl`
    : `${foreignSuite}/lib/foreign/scriptagent.sh`
  const timeoutS = Math.max(
    ...['OnlineTimeout', 'OfflineTimeout', 'MonitorTimeout'].map((each) =>
      resourceNumber(configuration, name, each),
    ),
  )
  return {
    name: crsName(configuration, resource),
    type: isNative ? messagingType.name : hawserType.name,
    attributes: [
      ...own,
      ['AGENT_FILENAME', '%CRS_HOME%/bin/scriptagent'],
      ['ACTION_SCRIPT', script],
      ['ENABLED', '1'],
      ['AUTO_START', 'restore'],
      ['UPTIME_THRESHOLD', durationText(resourceNumber(configuration, name, 'ConfInterval'))],
      ['CHECK_INTERVAL', number('MonitorInterval')],
      ['SCRIPT_TIMEOUT', String(timeoutS)],
      ['RESTART_ATTEMPTS', number('RestartLimit')],
      ['OFFLINE_CHECK_INTERVAL', number('OfflineMonitorInterval')],
      ...dependencies(configuration, resource),
      ['CARDINALITY', '1'],
      ['FAILURE_INTERVAL', '0'],
      ['FAILURE_THRESHOLD', '0'],
      ['HOSTING_MEMBERS', preferredSystems(configuration, group).join(' ')],
      ['PLACEMENT', 'restricted'],
    ],
  }
}

const durationText = (seconds: number): string => (seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`)

/** Children, those of other groups that must be online somewhere, and what stops with whom. other-frameworks §3.3, §4.1. */
function dependencies(configuration: Configuration, resource: ResourceConfiguration): [string, string][] {
  const children = needed(configuration, resource)
  const isLowest = children.every((name) => !memberNames(configuration, resource.group).has(name))
  const links = isLowest ? groupNamed(configuration, resource.group).requires : []
  const tops = (group: GroupName) =>
    orderedResources(configuration, group)
      .filter(({ parents }) => parents.length === 0)
      .filter((each) => !['card', 'watched'].includes(roleOf(configuration, each.name)))
      .map((each) => crsName(configuration, each))
  const online = links.filter(({ category }) => category === 'online')
  const others = online.flatMap(({ child, location }) =>
    tops(child).map((name) => (location === 'local' ? name : `global:${name}`)),
  )
  const apart = links.filter(({ category }) => category === 'offline').flatMap(({ child }) => tops(child))
  const firm = online
    .filter(({ rigidity }) => rigidity !== 'soft')
    .flatMap(({ child, location }) =>
      tops(child).map((name) => (location === 'local' ? name : `global:${name}`)),
    )
  const starts = [
    ...(children.length + others.length > 0 ? [`hard(${[...children, ...others].join(',')})`] : []),
    ...(children.length > 0 ? [`pullup(${children.join(',')})`] : []),
    ...(apart.length > 0 ? [`exclusion(${apart.join(',')})`] : []),
  ]
  const stops = [...children.map((name) => `intermediate:${name}`), ...firm]
  return [
    ...(starts.length > 0 ? [['START_DEPENDENCIES', starts.join(' ')] as [string, string]] : []),
    ...(stops.length > 0 ? [['STOP_DEPENDENCIES', `hard(${stops.join(',')})`] as [string, string]] : []),
  ]
}

const memberNames = (configuration: Configuration, group: GroupName): ReadonlySet<string> =>
  new Set(
    groupNamed(configuration, group)
      .resources.filter((name) => !['card', 'watched', 'address'].includes(roleOf(configuration, name)))
      .map((name) => crsName(configuration, resourceNamed(configuration, name))),
  )

/** Children by their names in Clusterware; those it has no resource for give way to their own children. */
function needed(configuration: Configuration, resource: ResourceConfiguration): string[] {
  const names = resource.children.flatMap((child: ResourceName) => {
    const named = resourceNamed(configuration, child)
    const role = roleOf(configuration, child)
    return role === 'card' || role === 'watched'
      ? needed(configuration, named)
      : [crsName(configuration, named)]
  })
  return [...new Set(names)]
}
