import { association, keylist, scalar, vector, type AttributeValue } from '#lib/model/attribute-value.ts'
import type {
  Attributes,
  Configuration,
  ResourceConfiguration,
  ResourceType,
} from '#lib/model/configuration.ts'
import {
  attributeName,
  clusterName,
  groupName,
  resourceName,
  systemName,
  typeName,
} from '#lib/model/names.ts'

export const sysA = systemName('sysA')
export const sysB = systemName('sysB')

const everywhere = (values: Readonly<Record<string, AttributeValue>>): Attributes =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { everywhere: value }]))

const declare = (values: Readonly<Record<string, AttributeValue>>): ResourceType['declarations'] =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      {
        name: attributeName(name),
        valueType: 'str' as const,
        dimension: value.kind,
        temporary: false,
        default: value.kind === 'scalar' && value.text === '' ? null : value,
      },
    ]),
  )

const type = (name: string, argList: readonly string[], values: Readonly<Record<string, AttributeValue>>) =>
  ({
    name: typeName(name),
    argList,
    declarations: declare(values),
    statics: {},
    sourceFile: 'types.cf',
  }) satisfies ResourceType

const resource = (name: string, of: string, attributes: Attributes): ResourceConfiguration => ({
  name: resourceName(name),
  type: typeName(of),
  group: groupName('g'),
  attributes,
  children: [],
  parents: [],
})

/** One group on two systems; type Probe is the one of `small-suite.ts`. */
export const smallConfiguration = (attributes: Attributes = {}): Configuration => {
  const probe = type('Probe', ['What', 'Value'], { What: scalar('exit'), Value: scalar('110') })
  const mail = type(
    'Mail',
    ['Level', 'LDAPTestPasswd', 'Host', 'Services', 'Users', 'Keys', 'NicRes:Device', 'Other:Device'],
    {
      Level: scalar('INFO'),
      LDAPTestPasswd: scalar(''),
      Host: scalar(''),
      Services: association([]),
      Users: vector([]),
      Keys: keylist([]),
      NicRes: scalar(''),
      Other: scalar(''),
    },
  )
  const card = type('Card', ['Device'], { Device: scalar('') })
  const proxy = type('Proxy', ['TargetResName', 'TargetResName:Probed', 'TargetResName:State'], {
    TargetResName: scalar('nic'),
    TargetSysName: scalar(''),
  })
  const inGroup = [
    resource('probe', 'Probe', attributes),
    resource('mail', 'Mail', {
      ...everywhere({
        LDAPTestPasswd: scalar("s3cr'et"),
        Services: association([
          ['http', '80'],
          ['imap', '143'],
        ]),
        Users: vector(['a b', '']),
        NicRes: scalar('nic'),
      }),
      [attributeName('Host')]: { bySystem: { [sysA]: scalar('hostA') }, everywhere: scalar('any') },
    }),
    resource('quiet', 'Mail', {}),
    resource('mirror', 'Proxy', {}),
    resource('mirrorOfB', 'Proxy', everywhere({ TargetSysName: scalar('sysB') })),
    resource('nic', 'Card', {
      [attributeName('Device')]: { bySystem: { [sysA]: scalar('eth0'), [sysB]: scalar('bge1') } },
    }),
  ]
  return {
    cluster: { name: clusterName('c'), attributes: {} },
    systems: { [sysA]: { name: sysA, attributes: {} }, [sysB]: { name: sysB, attributes: {} } },
    types: Object.fromEntries([probe, mail, card, proxy].map((each) => [each.name, each])),
    groups: {
      [groupName('g')]: {
        name: groupName('g'),
        attributes: {},
        systemList: [
          { system: sysA, priority: 0 },
          { system: sysB, priority: 1 },
        ],
        autoStartList: [sysA],
        resources: inGroup.map(({ name }) => name),
        requires: [],
        requiredBy: [],
      },
    },
    resources: Object.fromEntries(inGroup.map((each) => [each.name, each])),
  }
}
