import { integerOf } from '#lib/model/scalar-text.ts'
import type { Finding } from '../../problem.ts'
import { shownText } from '../../syntax/token.ts'
import type { Assignment, Leaf, Tree } from '../../syntax/tree.ts'
import type { Check } from '../check.ts'

const largestPort = 65_535
const ports = /(?:^|[a-z])Port$/
const addresses = /^(?:Address|NetMask|ClusterAddress)$/
const paths: ReadonlySet<string> = new Set([
  'MountPoint',
  'PathName',
  'ServerRoot',
  'InstanceRoot',
  'Server_Root',
  'WorkDirectory',
])
/** Smallest and largest number VCS takes. vcs-semantics §3.2, §3.3. */
const ranges: ReadonlyMap<string, readonly [least: number, most: number]> = new Map([
  ['NumThreads', [1, 30]],
  ['MonitorInterval', [1, 2_147_483_647]],
  ['MonitorTimeout', [1, 2_147_483_647]],
  ['OnlineTimeout', [1, 2_147_483_647]],
  ['OfflineTimeout', [1, 2_147_483_647]],
  ['CleanTimeout', [1, 2_147_483_647]],
  ['Capacity', [0, 2_147_483_647]],
  ['Load', [0, 2_147_483_647]],
  ['OfflineMonitorInterval', [0, 2_147_483_647]],
  ['RestartLimit', [0, 2_147_483_647]],
  ['ToleranceLimit', [0, 2_147_483_647]],
  ['OnlineRetryLimit', [0, 2_147_483_647]],
])

/** Numbers, ports, addresses and paths that look well-formed and are not. Notes at most one thing for each. */
export const verifyRange = (
  check: Check,
  tree: Tree,
  name: string,
  { value }: Pick<Assignment, 'value'>,
): void => {
  if (value.kind === 'list') {
    if (name !== 'MsgServices') return
    for (const item of value.items) if (item.value) verifyPort(check, tree, name, item.value)
    return
  }
  const { leaf } = value
  const range = ranges.get(name)
  if (range) verifyNumber(check, tree, name, leaf, range)
  else if (leaf.text === '') return
  else if (ports.test(name)) verifyPort(check, tree, name, leaf)
  else if (addresses.test(name)) verifyAddress(check, tree, name, leaf)
  else if (paths.has(name) && !leaf.text.startsWith('/')) {
    note(
      check,
      tree,
      leaf,
      'path-not-absolute',
      `${name} is a path, and ${shownText(leaf.text)} does not begin with "/".`,
    )
  }
}

const note = (
  check: Check,
  tree: Tree,
  leaf: Leaf,
  id: Finding['id'],
  message: string,
  expected?: string,
): void =>
  check.note(tree, leaf, { id, severity: 'warning', message, ...(expected !== undefined && { expected }) })

const verifyNumber = (
  check: Check,
  tree: Tree,
  name: string,
  leaf: Leaf,
  [least, most]: readonly [number, number],
): void => {
  const number = integerOf(leaf.text)
  if (number === null || (number >= least && number <= most)) return
  const expected = most < 2_147_483_647 ? `${least} to ${most}` : `${least} or more`
  note(check, tree, leaf, 'out-of-range', `${name} cannot be ${number}.`, expected)
}

const verifyPort = (check: Check, tree: Tree, name: string, leaf: Leaf): void => {
  const port = integerOf(leaf.text)
  if (port !== null && port >= 0 && port <= largestPort) return
  note(check, tree, leaf, 'bad-port', `${shownText(leaf.text)} in ${name} is no port.`, `0 to ${largestPort}`)
}

const verifyAddress = (check: Check, tree: Tree, name: string, leaf: Leaf): void => {
  if (isIpv4(leaf.text) || isIpv6(leaf.text) || (name === 'ClusterAddress' && /[a-z]/i.test(leaf.text)))
    return
  note(
    check,
    tree,
    leaf,
    'bad-address',
    `${shownText(leaf.text)} is no address.`,
    'as "10.0.0.1" or "fd00::1"',
  )
}

const isIpv4 = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) && text.split('.').every((part) => Number(part) <= 255)

const isIpv6 = (text: string): boolean => {
  if (!/^[0-9a-fA-F:.]+(?:%\w+)?$/.test(text) || !text.includes(':')) return false
  const groups = text.replace(/%.*$/, '').split(':')
  const isShort = text.includes('::')
  const areGroups = groups.every((group) => /^[0-9a-fA-F]{0,4}$/.test(group) || isIpv4(group))
  return areGroups && text.split('::').length <= 2 && (isShort ? groups.length <= 8 : groups.length === 8)
}
