import { deskAddress, prefixLength, sharedDisk, systems, virtualAddress } from '#lab/real/layout.ts'

/**
 * `group`: one group, as Pacemaker's own documents make such a thing; its members start one after the other.
 * `graph`: the dependencies Hawser has: the three servers need disk and address, and not each other.
 */
export type Shape = 'group' | 'graph'

const attributes = (of: string, pairs: Readonly<Record<string, string>>): string =>
  Object.entries(pairs)
    .map(([name, value]) => `<nvpair id="${of}-${name}" name="${name}" value="${value}"/>`)
    .join('')

type Primitive = {
  readonly id: string
  readonly agent: string
  readonly values: Readonly<Record<string, string>>
}

const primitive = ({ id, agent, values }: Primitive): string => {
  const [standard, provider, type] = agent.split(':')
  const operation = (name: string, interval: string): string =>
    `<op id="${id}-${name}" name="${name}" interval="${interval}" timeout="120s"/>`
  return `<primitive id="${id}" class="${standard}" provider="${provider}" type="${type}">
    <instance_attributes id="${id}-values">${attributes(`${id}-values`, values)}</instance_attributes>
    <operations>${operation('start', '0')}${operation('stop', '0')}${operation('monitor', '10s')}</operations>
  </primitive>`
}

const messaging = '/mail/messaging'
const directory = '/mail/directory/slapd-mail'

type Server = {
  readonly root: string
  readonly start: string
  readonly stop: string
  readonly pidfiles: string
}

const server = (id: string, values: Server): Primitive => ({ id, agent: 'ocf:bench:front-end', values })

const base: readonly Primitive[] = [
  {
    id: 'disk',
    agent: 'ocf:heartbeat:Filesystem',
    values: { device: sharedDisk.device, directory: sharedDisk.mountPoint, fstype: 'ext4' },
  },
  {
    id: 'address',
    agent: 'ocf:heartbeat:IPaddr2',
    values: { ip: virtualAddress, cidr_netmask: String(prefixLength), nic: 'eth0' },
  },
]

const msstart = `${messaging}/lib/msstart`
const pidfile = (service: string): string => `${messaging}/config/pidfile.${service}`
const servers: readonly Primitive[] = [
  server('imap', {
    root: messaging,
    start: `${msstart} imap pop`,
    stop: `${msstart} -k imap pop`,
    pidfiles: `${pidfile('imap')} ${pidfile('pop')}`,
  }),
  server('smtp', {
    root: messaging,
    start: `${msstart} smtp`,
    stop: `${msstart} -k smtp`,
    pidfiles: pidfile('smtp'),
  }),
  server('ldap', {
    root: directory,
    start: `${directory}/start-slapd`,
    stop: `${directory}/stop-slapd`,
    pidfiles: `${directory}/logs/pid`,
  }),
]

/** What is moved: the group, or what the servers follow. */
export const movable = 'mail'

const group = (members: readonly Primitive[]): string =>
  `<group id="${movable}">${members.map(primitive).join('')}</group>`

const follow = ({ id }: Primitive): string =>
  `<rsc_colocation id="${id}-with" rsc="${id}" with-rsc="${movable}" score="INFINITY"/>
   <rsc_order id="${id}-after" first="${movable}" then="${id}"/>`

const fence = (port: number): string => {
  const values = { pcmk_host_list: systems.join(' '), ip: deskAddress, ipport: String(port) }
  return `<primitive id="fence" class="stonith" type="fence_relay">
    <instance_attributes id="fence-values">${attributes('fence-values', values)}</instance_attributes>
  </primitive>`
}

export type Sections = Readonly<Record<'crm_config' | 'rsc_defaults' | 'resources' | 'constraints', string>>

/** The sections of the CIB. `port` is where the relay of the fence listens. */
export const sectionsOf = (shape: Shape, port: number): Sections => {
  const settings = {
    'stonith-enabled': 'true',
    'stonith-action': 'off',
    'dc-deadtime': '5s',
    'no-quorum-policy': 'stop',
  }
  const members =
    shape === 'group' ? group([...base, ...servers]) : group(base) + servers.map(primitive).join('')
  const constraints = shape === 'group' ? '' : servers.map(follow).join('')
  return {
    crm_config: `<crm_config><cluster_property_set id="settings">${attributes('settings', settings)}</cluster_property_set></crm_config>`,
    rsc_defaults: `<rsc_defaults><meta_attributes id="defaults">${attributes('defaults', { 'resource-stickiness': '1000' })}</meta_attributes></rsc_defaults>`,
    resources: `<resources>${fence(port)}${members}</resources>`,
    constraints: `<constraints>${constraints}</constraints>`,
  }
}
