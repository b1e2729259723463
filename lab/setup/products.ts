import { groupFlag, resourceList, resourceValue } from '#lib/model/attribute-lookup.ts'
import type { ResourceConfiguration } from '#lib/model/configuration.ts'
import { dirname } from 'node:path/posix'
import { addressFor, numberOf, ofType, systemsOf, text, volumeUnder, type Reader } from './reading.ts'
import type { Software, SoftwareKind, SoftwareService } from './software.ts'

type Port = readonly [name: string, protocol: string, port: number]
type Part = { readonly kind: SoftwareKind; readonly root: string; readonly ports: readonly Port[] }

/** A product: the attribute that says where it listens, and what of it is installed where. */
type Product = {
  readonly host: string
  readonly parts: (reader: Reader, resource: ResourceConfiguration) => readonly Part[]
}

const port = (reader: Reader, { name }: ResourceConfiguration, attribute: string) =>
  numberOf(text(reader, name, attribute))

const entriesOf = ({ configuration }: Reader, { name }: ResourceConfiguration, attribute: string) => {
  const value = resourceValue(configuration, name, attribute)
  return value.kind === 'association' ? value.entries : []
}

const netscapeDaemons = (reader: Reader, resource: ResourceConfiguration): Port[] => [
  ['stored', 'none', 0],
  ['smtpd', 'smtp', port(reader, resource, 'SmtpPort')],
  ['popd', 'pop', port(reader, resource, 'PopPort')],
  ['imapd', 'imap', port(reader, resource, 'ImapPort')],
  ['mshttpd', 'http', 80],
]

/** The multiplexor listens on every port of Port_list; the server behind it on none that is probed. */
const messengerDaemons = ({ configuration }: Reader, { name }: ResourceConfiguration): Port[] => [
  ['xmppd', 'none', 0],
  ...resourceList(configuration, name, 'Port_list').map((entry): Port => [
    'imux',
    'http',
    numberOf(entry.replace(/\/tcp$/, '')),
  ]),
]

const products: Readonly<Record<string, Product>> = {
  MsgSrv: {
    host: 'LogHostName',
    parts: (reader, { name }) => [
      {
        kind: 'messaging',
        root: text(reader, name, 'ServerRoot'),
        ports: [
          ['watcher', 'none', 49994],
          ['store', 'none', 0],
          ['sched', 'none', 0],
          ['imap', 'imap', 143],
          ['pop', 'pop', 110],
          ['http', 'http', 80],
          ['smtp', 'smtp', 25],
        ],
      },
    ],
  },
  NetscapeMsg: {
    host: 'LogicalHost',
    parts: (reader, resource) => {
      const serverRoot = text(reader, resource.name, 'ServerRoot')
      const root = `${serverRoot}/msg-${text(reader, resource.name, 'Instance')}`
      return [{ kind: 'netscape', root, ports: netscapeDaemons(reader, resource) }]
    },
  },
  SunIIM: {
    host: 'LogicalHost',
    parts: (reader, resource) => [
      {
        kind: 'instant-messaging',
        root: text(reader, resource.name, 'Server_Root'),
        ports: messengerDaemons(reader, resource),
      },
      ...resourceList(reader.configuration, resource.name, 'Confdir_list').map((root): Part => ({
        kind: 'instant-messaging-configuration',
        root,
        ports: [],
      })),
    ],
  },
  Axigen: {
    host: 'Address',
    parts: (reader, resource) => [
      { kind: 'axigen-program', root: dirname(text(reader, resource.name, 'Program')), ports: [] },
      {
        kind: 'axigen',
        root: text(reader, resource.name, 'WorkDirectory'),
        ports: entriesOf(reader, resource, 'Services').map(([service, number]): Port => [
          'axigen',
          service,
          numberOf(number),
        ]),
      },
    ],
  },
}

const installed = (reader: Reader, resource: ResourceConfiguration, { host, parts }: Product): Software[] => {
  const address = addressFor(reader, resource, text(reader, resource.name, host))
  const service = ([name, protocol, port]: Port): SoftwareService => ({
    resource: String(resource.name),
    name,
    protocol,
    port,
    address: port === 0 ? null : address,
  })
  return parts(reader, resource)
    .filter(({ root }) => root.startsWith('/'))
    .map(({ kind, root, ports }) => ({
      kind,
      root,
      volume: volumeUnder(reader, root),
      systems: systemsOf(reader, resource).map(String),
      everySystem: groupFlag(reader.configuration, resource.group, 'Parallel'),
      services: ports.map(service),
    }))
}

/** The software of the products of guides 001 to 004: what their resources run, and on what address and ports. */
export const productSoftware = (reader: Reader): Software[] =>
  Object.entries(products).flatMap(([type, product]) =>
    ofType(reader, type).flatMap((resource) => installed(reader, resource, product)),
  )
