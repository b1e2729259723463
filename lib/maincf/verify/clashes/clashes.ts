import type { ProblemId } from '../../problem.ts'
import type { ResourceOutline } from '../../load/outline.ts'
import { shownText } from '../../syntax/token.ts'
import type { Check } from '../check.ts'
import { assignmentFor, elementsOf, leafOf, localSystems, textFor, textIn } from '../written.ts'
import { Claims } from './claims.ts'

type Kind = {
  readonly id: ProblemId
  readonly what: string
  /** Whether the whole cluster shares it, or each system has its own. */
  readonly shared: boolean
  /** Types whose resources claim it, and by which attribute the claim is made. */
  readonly of: readonly (readonly [type: string, attribute: string])[]
  /** What makes it one thing beside its attribute. */
  readonly with?: readonly string[]
  readonly except?: (check: Check, resource: ResourceOutline) => boolean
}

const isNetworked = (check: Check, resource: ResourceOutline): boolean =>
  (textFor(check, resource, 'FSType', null) ?? '').startsWith('nfs')

const kinds: readonly Kind[] = [
  {
    id: 'address-twice',
    what: 'The address',
    shared: true,
    of: [
      ['IP', 'Address'],
      ['IPMultiNIC', 'Address'],
    ],
  },
  { id: 'mount-point-twice', what: 'The mount point', shared: false, of: [['Mount', 'MountPoint']] },
  {
    id: 'device-twice',
    what: 'The device',
    shared: true,
    of: [['Mount', 'BlockDevice']],
    except: isNetworked,
  },
  { id: 'disk-group-twice', what: 'The disk group', shared: true, of: [['DiskGroup', 'DiskGroup']] },
  {
    id: 'process-twice',
    what: 'The program',
    shared: false,
    of: [['Process', 'PathName']],
    with: ['Arguments'],
  },
]

/** Things that two resources cannot have at once. */
export const verifyClashes = (check: Check): void => {
  for (const kind of kinds) verifyKind(check, kind)
  verifyParallelAddresses(check)
}

const verifyKind = (check: Check, kind: Kind): void => {
  const claims = new Claims(check, kind.id, kind.what)
  for (const [type, attribute] of kind.of) {
    for (const resource of check.resourcesOf(type)) {
      if (kind.except?.(check, resource)) continue
      const from = { check, claims, kind, resource, attribute }
      const systems = check.systemsOf(resource.group)
      if (localSystems(resource).length === 0) claim(from, null, systems)
      else for (const system of systems) claim(from, system, [system])
    }
  }
}

type Claiming = {
  readonly check: Check
  readonly claims: Claims
  readonly kind: Kind
  readonly resource: ResourceOutline
  readonly attribute: string
}

/** What a resource says it takes on one system, or on all where nothing is local (null). */
const claim = (
  { check, claims, kind, resource, attribute }: Claiming,
  system: string | null,
  where: Iterable<string>,
): void => {
  const at = leafOf(assignmentFor(resource.node.assignments, attribute, system))
  if (!at || at.text === '') return
  const more = (kind.with ?? []).map((name) => textFor(check, resource, name, system) ?? '')
  claims.add([at.text, ...more].join(' ').trimEnd(), kind.shared ? null : where, { resource, at })
}

/** A parallel group brings one address up on all its systems, unless each has its own. */
const verifyParallelAddresses = (check: Check): void => {
  for (const resource of [...check.resourcesOf('IP'), ...check.resourcesOf('IPMultiNIC')]) {
    const group = check.groupOf(resource)
    if (!group || textIn(group.block.node, 'Parallel', '0') !== '1') continue
    if (check.systemsOf(resource.group).size < 2) continue
    const at = leafOf(assignmentFor(resource.node.assignments, 'Address', null))
    const everywhere = [...check.systemsOf(resource.group)].filter((system) => !hasOwn(resource, system))
    if (!at || everywhere.length < 2) continue
    check.note(resource.tree, at, {
      id: 'address-twice',
      severity: 'warning',
      message: `The parallel group ${shownText(resource.group)} brings up the address ${shownText(at.text)} on ${everywhere.length} systems at once.`,
      expected: 'one address for each system: Address @SYSTEM = …',
    })
  }
}

const hasOwn = (resource: ResourceOutline, system: string): boolean =>
  resource.node.assignments.some(({ name, system: at }) => name.text === 'Address' && at?.text === system)

/** Two services on one address and port, on a system where both can be. Guide of the mail agents, 0-36. */
export const verifyPorts = (check: Check): void => {
  const claims = new Claims(check, 'port-twice', 'The address and port')
  for (const resource of check.resourcesOf('SunJESMsg')) {
    for (const system of check.systemsOf(resource.group)) {
      const host = textFor(check, resource, 'MsgHost', system)
      const services = elementsOf(assignmentFor(resource.node.assignments, 'MsgServices', system))
      for (const { value } of host ? services : []) {
        if (value) claims.add(`${host}:${value.text}`, [system], { resource, at: value })
      }
    }
  }
  for (const [type, hostOf, portOf] of listeners) {
    for (const resource of check.resourcesOf(type)) {
      for (const system of check.systemsOf(resource.group)) {
        const host = textFor(check, resource, hostOf, system)
        const port = textFor(check, resource, portOf, system)
        const at = leafOf(assignmentFor(resource.node.assignments, portOf, system)) ?? resource.node.name
        if (host && port && port !== '0') claims.add(`${host}:${port}`, [system], { resource, at })
      }
    }
  }
}

const listeners = [
  ['SunJESAdm', 'AdminHost', 'AdminPort'],
  ['SunJESLDAP', 'LDAPHost', 'LDAPPort'],
  ['SunJESLDAP', 'LDAPHost', 'LDAPPport'],
  ['SunJESLDAP', 'LDAPHost', 'SSLPort'],
] as const
