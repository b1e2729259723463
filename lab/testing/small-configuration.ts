import { association, scalar, vector, type AttributeValue } from '#lib/model/attribute-value.ts'
import type {
  AttributeDeclaration,
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

const group = groupName('Mail')
const systems = ['sysA', 'sysB'].map(systemName)
const host = '10.10.10.20'

const resources: Readonly<
  Record<string, readonly [type: string, attributes: Record<string, AttributeValue>]>
> = {
  nic: ['NIC', { Device: scalar('eth0'), NetworkHosts: vector(['10.10.10.1']) }],
  ip: ['IP', { Device: scalar('eth0'), Address: scalar(host), NetMask: scalar('255.255.255.0') }],
  dg: ['DiskGroup', { DiskGroup: scalar('maildg') }],
  vol: ['Volume', { Volume: scalar('mailvol'), DiskGroup: scalar('maildg') }],
  mnt: ['Mount', { MountPoint: scalar('/mail'), BlockDevice: scalar('/dev/vx/dsk/maildg/mailvol') }],
  ldap: [
    'SunJESLDAP',
    { InstanceRoot: scalar('/mail/dir/slapd-mail'), LDAPHost: scalar(host), LDAPPport: scalar('389') },
  ],
  adm: ['SunJESAdm', { ServerRoot: scalar('/mail/dir'), AdminHost: scalar(host), AdminPort: scalar('390') }],
  core: [
    'SunJESMsg',
    {
      ServerRoot: scalar('/mail/msg'),
      MsgHost: scalar(host),
      ServerType: scalar('MSG'),
      MsgServices: association([['core', '49994']]),
    },
  ],
  services: [
    'SunJESMsg',
    {
      ServerRoot: scalar('/mail/msg'),
      MsgHost: scalar(host),
      ServerType: scalar('MSG'),
      MsgServices: association([
        ['imap', '143'],
        ['pop', '110'],
        ['smtp', '25'],
        ['http', '80'],
      ]),
    },
  ],
}

const typeOf = (name: string, attributes: Record<string, AttributeValue>): ResourceType => {
  const declarations: Record<string, AttributeDeclaration> = {}
  for (const [attribute, { kind }] of Object.entries(attributes)) {
    declarations[attribute] = {
      name: attributeName(attribute),
      valueType: 'str',
      dimension: kind,
      temporary: false,
      default: null,
    }
  }
  return { name: typeName(name), argList: [], declarations, statics: {}, sourceFile: 'types.cf' }
}

const resourceOf = (
  name: string,
  type: string,
  attributes: Record<string, AttributeValue>,
): ResourceConfiguration => ({
  name: resourceName(name),
  type: typeName(type),
  group,
  attributes: Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [key, { everywhere: value }]),
  ),
  children: [],
  parents: [],
})

const entries = Object.entries(resources)

/** Two systems and one service group with one disk, one address and a mail suite with every kind of daemon. */
export const smallConfiguration: Configuration = {
  cluster: { name: clusterName('small'), attributes: {} },
  systems: Object.fromEntries(systems.map((name) => [name, { name, attributes: {} }])),
  types: Object.fromEntries(entries.map(([, [type, attributes]]) => [type, typeOf(type, attributes)])),
  groups: {
    [group]: {
      name: group,
      attributes: {},
      systemList: systems.map((system, priority) => ({ system, priority })),
      autoStartList: [],
      resources: entries.map(([name]) => resourceName(name)),
      requires: [],
      requiredBy: [],
    },
  },
  resources: Object.fromEntries(
    entries.map(([name, [type, attributes]]) => [name, resourceOf(name, type, attributes)]),
  ),
}
