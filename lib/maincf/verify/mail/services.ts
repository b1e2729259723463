import { replaced } from '../../fix.ts'
import type { GroupOutline, Placed, ResourceOutline } from '../../load/outline.ts'
import { didYouMean, spelledRight } from '../../nearest.ts'
import { misspeltKeys } from '../../known-slips.ts'
import { shownText } from '../../syntax/token.ts'
import type { Leaf, ResourceClause } from '../../syntax/tree.ts'
import type { Check } from '../check.ts'
import { assignmentFor, leafOf, textFor } from '../written.ts'

const services: ReadonlyMap<string, readonly string[]> = new Map([
  ['MSG', 'ens imap imaps pop pops snmp http https sms lmtp smtp core'.split(' ')],
  ['MMP', 'imap imaps pop pops'.split(' ')],
])

/** Rules of the mail agents' guide about MsgServices and ServerType: items 0-17, 0-18, 0-20, 0-21. */
export const verifyServices = (check: Check): void => {
  for (const resource of check.resourcesOf('SunJESMsg')) {
    verifyServerType(check, resource)
    const keys = serviceKeys(resource)
    verifyKnown(check, resource, keys)
    verifyCore(check, resource, keys)
  }
  for (const group of check.outline.groups.values()) verifyTransfer(check, group)
}

/** Names of the services of a resource, for every system. */
const serviceKeys = (resource: Placed<ResourceClause>): readonly Leaf[] =>
  resource.node.assignments.flatMap(({ name, value }) =>
    name.text === 'MsgServices' && value.kind === 'list' ? value.items.map(({ key }) => key) : [],
  )

const verifyServerType = (check: Check, resource: ResourceOutline): void => {
  const at = leafOf(assignmentFor(resource.node.assignments, 'ServerType', null))
  if (!at || services.has(at.text)) return
  const isMem = at.text === 'MEM'
  check.note(resource.tree, at, {
    id: isMem ? 'mem-server-type' : 'bad-choice',
    severity: 'warning',
    message: `ServerType cannot be ${shownText(at.text)}.`,
    expected: 'MSG or MMP',
    hint: isMem
      ? 'The Messenger Express Multiplexor is MSG with http alone.'
      : didYouMean(at.text, services.keys()),
    ...(isMem && { fix: { title: 'Write MSG', edits: [replaced(at.start, at.end, 'MSG')] } }),
  })
}

const verifyKnown = (check: Check, resource: ResourceOutline, keys: readonly Leaf[]): void => {
  const serverType = textFor(check, resource, 'ServerType', null) ?? 'MSG'
  const known = services.get(serverType)
  if (!known) return
  for (const key of keys) {
    if (known.includes(key.text) || misspeltKeys.has(key.text)) continue
    check.note(resource.tree, key, {
      id: 'unknown-service',
      severity: 'warning',
      message: `A server of type ${serverType} has no service ${shownText(key.text)}.`,
      expected: known.join(', '),
      hint: didYouMean(key.text, known),
      fix: spelledRight(key, known, key.text),
    })
  }
}

const verifyCore = (check: Check, resource: ResourceOutline, keys: readonly Leaf[]): void => {
  const core = keys.find(({ text }) => text === 'core')
  if (!core || keys.every(({ text }) => text === 'core')) return
  check.note(resource.tree, core, {
    id: 'core-not-alone',
    severity: 'warning',
    message: 'core stands beside other services; it must be alone in its resource.',
    hint: 'Make a second resource for the other services, which requires this one.',
  })
}

/** lmtp and smtp in one group, whichever resources they belong to. */
const verifyTransfer = (check: Check, group: GroupOutline): void => {
  const own = group.resources.filter(({ node }) => node.type.text === 'SunJESMsg')
  const keys = own.flatMap((placed) => serviceKeys(placed).map((key) => ({ key, tree: placed.tree })))
  const lmtp = keys.find(({ key }) => key.text === 'lmtp' || key.text === 'lmtpl')
  const smtp = keys.find(({ key }) => key.text === 'smtp')
  if (!lmtp || !smtp) return
  const second = lmtp.key.start > smtp.key.start ? lmtp : smtp
  check.note(second.tree, second.key, {
    id: 'lmtp-with-smtp',
    severity: 'warning',
    message: `lmtp and smtp are both in the group ${shownText(group.block.node.name.text)}.`,
    hint: 'Put them into two service groups.',
  })
}
