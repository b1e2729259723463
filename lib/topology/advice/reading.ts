import { descendantsOf } from '#lib/graph/reach.ts'
import { listOf, resourceValue, textOf } from '#lib/model/attribute-lookup.ts'
import { resourceNamed } from '#lib/model/group-members.ts'
import type { Configuration, GroupConfiguration, ResourceConfiguration } from '#lib/model/configuration.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'

/** What advice reads off a configuration. Localized values are read where they hold everywhere, else as unset. */

export const groupsOf = (configuration: Configuration): readonly GroupConfiguration[] =>
  Object.values<GroupConfiguration>(configuration.groups)

/** Resources of some types, in the order of the configuration. */
export const ofTypes = (
  configuration: Configuration,
  types: readonly string[],
): readonly ResourceConfiguration[] =>
  Object.values<ResourceConfiguration>(configuration.resources).filter(({ type }) => types.includes(type))

export const inGroupOf = (
  configuration: Configuration,
  group: GroupName,
  types: readonly string[],
): readonly ResourceConfiguration[] =>
  (configuration.groups[group]?.resources ?? [])
    .map((name) => resourceNamed(configuration, name))
    .filter(({ type }) => types.includes(type))

/** Text of a scalar attribute; empty where the type has no such attribute. */
export const textAt = (
  configuration: Configuration,
  { name, type, attributes }: ResourceConfiguration,
  attribute: string,
): string => {
  const known = configuration.types[type]
  const setting = Object.entries(attributes).find(([own]) => own === attribute)?.[1]
  if (setting?.bySystem && !setting.everywhere) return ''
  const isDeclared = known !== undefined && Object.hasOwn(known.declarations, attribute)
  if (!isDeclared && !setting && !statics.includes(attribute)) return ''
  const value = resourceValue(configuration, name, attribute)
  return value.kind === 'scalar' ? textOf(value) : ''
}

/** Attributes that every type and resource has. */
const statics = [
  'Critical',
  'RestartLimit',
  'ToleranceLimit',
  'ConfInterval',
  'FaultOnMonitorTimeouts',
  'RetryPolicy',
]

export const numberAt = (
  configuration: Configuration,
  resource: ResourceConfiguration,
  attribute: string,
): number => {
  const text = textAt(configuration, resource, attribute)
  return text === 'true' ? 1 : /^-?\d+$/.test(text) ? Number(text) : 0
}

/** Critical is 1 where nothing else is said. */
export const isCritical = (configuration: Configuration, resource: ResourceConfiguration): boolean =>
  ['1', 'true'].includes(textAt(configuration, resource, 'Critical'))

/** Services of a mail server, with their ports. */
export const servicesAt = (
  configuration: Configuration,
  resource: ResourceConfiguration,
): readonly (readonly [service: string, port: string])[] => {
  const setting = Object.entries(resource.attributes).find(([name]) => name === 'MsgServices')?.[1]
  if (!setting?.everywhere) return []
  const value = resourceValue(configuration, resource.name, 'MsgServices')
  return value.kind === 'association' ? value.entries : []
}

/** Whether a server has the core processes and nothing else. */
export const isCore = (configuration: Configuration, resource: ResourceConfiguration): boolean =>
  servicesAt(configuration, resource).some(([service]) => service === 'core')

/** Elements of a list attribute; none where it is unset. */
export const listAt = (
  configuration: Configuration,
  resource: ResourceConfiguration,
  attribute: string,
): readonly string[] => {
  const type = configuration.types[resource.type]
  if (!type || !Object.hasOwn(type.declarations, attribute)) return []
  return listOf(resourceValue(configuration, resource.name, attribute))
}

/** Whether a resource needs another, directly or through others. */
export const requires = (configuration: Configuration, parent: ResourceName, child: ResourceName): boolean =>
  descendantsOf(parent, (name) => configuration.resources[name]?.children ?? []).includes(child)

/** Groups a group needs, directly or through others. */
export const neededGroups = (configuration: Configuration, group: GroupName): readonly GroupName[] =>
  descendantsOf(group, (name) => (configuration.groups[name]?.requires ?? []).map(({ child }) => child))

/** The system a group starts on: the first of AutoStartList. */
export const homeOf = ({ autoStartList }: GroupConfiguration): SystemName | null => autoStartList[0] ?? null

/** Whether a path lies in a directory, or is it. */
export const isUnder = (path: string, directory: string): boolean =>
  directory !== '' && (path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`))

/** Types that stand for mail software, of all guides. */
export const mailTypes = ['SunJESMsg', 'SunJESAdm', 'SunJESLDAP', 'MsgSrv', 'NetscapeMsg', 'SunIIM', 'Axigen']
export const messagingTypes = ['SunJESMsg', 'MsgSrv', 'NetscapeMsg']
export const directoryTypes = ['SunJESLDAP']

/** Attributes that say where the software of a type lies, the ones that must lie on the shared disk first. */
export const rootAttributes: Readonly<Record<string, string>> = {
  SunJESMsg: 'ServerRoot',
  SunJESAdm: 'ServerRoot',
  SunJESLDAP: 'InstanceRoot',
  MsgSrv: 'ServerRoot',
  NetscapeMsg: 'ServerRoot',
  Axigen: 'WorkDirectory',
}

/** Attributes that name the virtual host of a type. */
export const hostAttributes: Readonly<Record<string, string>> = {
  SunJESMsg: 'MsgHost',
  SunJESAdm: 'AdminHost',
  SunJESLDAP: 'LDAPHost',
  MsgSrv: 'LogHostName',
  NetscapeMsg: 'LogicalHost',
  SunIIM: 'LogicalHost',
  Axigen: 'Address',
}
