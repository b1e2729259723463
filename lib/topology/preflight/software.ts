import { found, nothing, whereIdle, type Check, type Found, type Judgement, type Question } from './check.ts'
import { besides, checkOf, pairsAt, textAt, type Target } from './target.ts'

/** Attribute with the root of a server's files, and the start program below it. Guide 000, "Entry Points", pages 6-12. */
const servers: Readonly<Record<string, { readonly root: string; readonly program: string }>> = {
  SunJESMsg: { root: 'ServerRoot', program: 'lib/msstart' },
  SunJESAdm: { root: 'ServerRoot', program: 'start-admin' },
  SunJESLDAP: { root: 'InstanceRoot', program: 'start-slapd' },
}

/** Attributes with a program, perhaps with arguments behind it. */
const programAttributes = ['StartProgram', 'PathName', 'MonitorProgram']

/** What is started: there, where it can be seen, and told apart in the process table. */
export const softwareChecks = (target: Target): readonly Check[] => [
  ...programsOf(target).map((program) => programCheck(target, program)),
  ...rootChecks(target),
]

const programsOf = (target: Target): readonly string[] => {
  const server = servers[target.type.name]
  const root = server ? rootOf(target, server.root) : ''
  const isFile = /^File|^Elif/.test(target.type.name)
  const named = isFile
    ? []
    : programAttributes.map((attribute) => textAt(target, attribute).split(' ')[0] ?? '')
  return [
    ...(root === '' ? [] : [`${root}/${server?.program}`]),
    ...named.filter((path) => path.startsWith('/')),
  ]
}

const rootOf = (target: Target, attribute: string): string => {
  const root = textAt(target, attribute).replace(/\/+$/, '')
  return root.startsWith('/') ? root : ''
}

const programCheck = (target: Target, object: string): Check =>
  checkOf(target, ['path', object], ([state], seen): Judgement => {
    const isOnDisk = besides(target, ['Mount']).some((mount) => isBelow(object, textAt(mount, 'MountPoint')))
    if (isOnDisk && seen.runsOn(target.group, target.system) !== true) return null
    return state === 'program' ? nothing : found('software-missing', { object })
  })

const isBelow = (path: string, directory: string): boolean =>
  directory !== '' && path.startsWith(`${directory.replace(/\/+$/, '')}/`)

/** Guide 000, "Testing the Installation", page 45: the root is in the command line, as ps shows it. */
const rootChecks = (target: Target): readonly Check[] => {
  const server = servers[target.type.name]
  const object = server ? rootOf(target, server.root) : ''
  if (object === '') return []
  return [
    checkOf(target, ['process', object], ([count], seen): Judgement => {
      const runs =
        seen.runsOn(target.group, target.system) === true && seen.isOnline(target.resource, target.system)
      if (!runs) return null
      return count === '0' ? found('process-hides-root', { object }) : nothing
    }),
  ]
}

/** Ports of a server: of its services, and of attributes whose names end in Port. 0 is none. */
export const portsOf = (target: Target): readonly string[] => {
  const services = pairsAt(target, 'MsgServices').map(([, port]) => port)
  const plain = Object.keys(target.type.declarations)
    .filter((attribute) => /P(ort|port)$/.test(attribute))
    .map((attribute) => textAt(target, attribute))
  return [...new Set([...services, ...plain])].filter((port) => /^[1-9]\d{0,4}$/.test(port))
}

const everywhere = /^(0\.0\.0\.0|\*|::|\[::\])$/

/** Nothing else listens where the group would: on its addresses, or on all. `question` names the ports of the system. */
export const portCheck = (target: Target, question: Question): Check =>
  checkOf(target, question, (listeners, seen) => {
    const addresses = besides(target, ['IP']).map((ip) => textAt(ip, 'Address'))
    const taken = portsOf(target).flatMap((port) => portFindings(port, listeners, addresses))
    return taken.length === 0 ? nothing : whereIdle(seen.runsOn(target.group, target.system), () => taken)
  })

const portFindings = (
  object: string,
  listeners: readonly string[],
  addresses: readonly string[],
): readonly Found[] => {
  const listener = listeners.find((text) => {
    const colon = text.lastIndexOf(':')
    const address = text.slice(0, colon)
    return text.slice(colon + 1) === object && (everywhere.test(address) || addresses.includes(address))
  })
  return listener === undefined ? nothing : found('port-taken', { object, listener })
}
