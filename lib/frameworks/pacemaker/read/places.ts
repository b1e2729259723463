import type { Element } from '../xml/element.ts'
import { attributeOf, childrenNamed } from '../xml/parse-xml.ts'

/** Where a primitive is, as the status of the CIB tells; of a clone, a bundle or a failure, in several places. */
export type CibPlace = {
  readonly resource: string
  readonly node: string
  readonly role: 'started' | 'promoted'
}

type Role = 'stopped' | CibPlace['role']

/** Exit codes of the OCF resource agent interface. */
const ok = 0
const notInstalled = 5
const notRunning = 7
const promoted = 8
const failedPromoted = 9
/** Running, though with doubts. */
const degraded = [190, 191]

type Operation = {
  readonly name: string
  readonly call: number
  readonly code: number
  /** What was hoped for, from the transition's key. */
  readonly wanted: number
  readonly isPending: boolean
  readonly isProbe: boolean
  /** Seconds since the epoch; 0 where it was not noted. */
  readonly at: number
  readonly source: string | null
  readonly target: string | null
}

/**
 * Reads where resources are from the histories of operations that the CIB keeps for each node, as Pacemaker does: operations in the
 * order they were called, each leaving the resource in a role. The number of a clone's instance is left out. What a node
 * that is gone had is where it was, as long as fencing has not said otherwise; without fencing it is nowhere.
 */
export function placesOf(cib: Element): readonly CibPlace[] {
  const [configuration] = childrenNamed(cib, 'configuration')
  const [status] = childrenNamed(cib, 'status')
  if (!configuration || !status) return []
  const names = nodeNames(configuration)
  const isFencing = propertyOf(configuration, 'stonith-enabled') !== 'false'
  const histories = childrenNamed(status, 'node_state').flatMap((state) => {
    const node = attributeOf(state, 'uname') ?? names.get(attributeOf(state, 'id') ?? '')
    if (node === undefined || !(isFencing || isOnline(state))) return []
    return childrenNamed(state, 'lrm')
      .flatMap((lrm) => childrenNamed(lrm, 'lrm_resources'))
      .flatMap((resources) => childrenNamed(resources, 'lrm_resource'))
      .map((history) => historyOf(history, node))
  })
  return afterMigrations(histories).flatMap(({ resource, node, role }) =>
    role === 'stopped' ? [] : [{ resource, node, role }],
  )
}

function nodeNames(configuration: Element): ReadonlyMap<string, string> {
  const nodes = childrenNamed(configuration, 'nodes').flatMap((section) => childrenNamed(section, 'node'))
  return new Map(
    nodes.flatMap((node) => {
      const [id, uname] = [attributeOf(node, 'id'), attributeOf(node, 'uname')]
      return id !== null && uname !== null ? [[id, uname] as const] : []
    }),
  )
}

/** A property of the cluster: the last word of all its sets. */
function propertyOf(configuration: Element, name: string): string | null {
  const values = childrenNamed(configuration, 'crm_config')
    .flatMap((section) => childrenNamed(section, 'cluster_property_set'))
    .flatMap((set) => childrenNamed(set, 'nvpair'))
    .filter((pair) => attributeOf(pair, 'name') === name)
    .map((pair) => attributeOf(pair, 'value'))
  return values.at(-1) ?? null
}

const isOnline = (state: Element): boolean =>
  attributeOf(state, 'remote_node') === 'true' ||
  (attributeOf(state, 'crmd') === 'online' && attributeOf(state, 'in_ccm') !== 'false')

/** What a node remembers of a resource. */
type History = {
  readonly resource: string
  readonly node: string
  readonly operations: readonly Operation[]
  readonly role: Role
}

function historyOf(element: Element, node: string): History {
  const operations = operationsOf(element)
  const resource = (attributeOf(element, 'id') ?? '').replace(/:\d+$/, '')
  return { resource, node, operations, role: roleAfter(operations) }
}

/**
 * A migration whose end is not known leaves the resource on both nodes: the source has tried to hand it over, and the
 * target has not said that it has it, nor done anything with it since.
 */
function afterMigrations(histories: readonly History[]): readonly History[] {
  const moving = histories.flatMap((source) => {
    const last = source.operations.findLast(({ isPending, isProbe }) => !isPending && !isProbe)
    return last?.name === 'migrate_to' && last.target !== null ? [{ source, last, to: last.target }] : []
  })
  const torn = moving.filter(({ source, last, to }) => {
    const target = histories.find(({ resource, node }) => resource === source.resource && node === to)
    return !target?.operations.some((operation) => settles(operation, last, source.node))
  })
  const isTorn = ({ resource, node }: Pick<History, 'resource' | 'node'>): boolean =>
    torn.some(({ source, to }) => source.resource === resource && (source.node === node || to === node))
  const known = histories.map((history) =>
    isTorn(history) ? { ...history, role: atLeastStarted(history.role) } : history,
  )
  const unknown = torn.filter(
    ({ source, to }) => !known.some(({ resource, node }) => resource === source.resource && node === to),
  )
  return [
    ...known,
    ...unknown.map(({ source, to }) => ({ ...source, node: to, operations: [], role: 'started' as const })),
  ]
}

/** Whether an operation on the target tells how a migration ended. */
const settles = (operation: Operation, migration: Operation, source: string): boolean => {
  if (operation.isPending || operation.isProbe) return false
  if (operation.name === 'migrate_from') return operation.code === ok && operation.source === source
  return operation.name !== 'monitor' && operation.at > migration.at
}

/** In the order they were called; what is still under way comes last. */
function operationsOf(history: Element): Operation[] {
  const place = ({ call }: Operation): number => (call < 0 ? Number.POSITIVE_INFINITY : call)
  return childrenNamed(history, 'lrm_rsc_op')
    .map(operationOf)
    .filter(({ name }) => acting.has(name))
    .toSorted((one, other) => place(one) - place(other) || 0)
}

const acting = new Set(['start', 'stop', 'monitor', 'promote', 'demote', 'migrate_to', 'migrate_from'])

function operationOf(entry: Element): Operation {
  const number = (name: string): number => Number(attributeOf(entry, name) ?? Number.NaN)
  const name = attributeOf(entry, 'operation') ?? ''
  const wanted = /^\d+:-?\d+:(\d+):/.exec(attributeOf(entry, 'transition-key') ?? '')?.[1]
  const code = number('rc-code')
  return {
    name,
    call: number('call-id'),
    code: degraded.includes(code) ? (code === degraded[1] ? promoted : ok) : code,
    wanted: wanted === undefined ? ok : Number(wanted),
    isPending: number('op-status') === -1,
    isProbe: name === 'monitor' && (attributeOf(entry, 'interval') ?? '0') === '0',
    at: Number(attributeOf(entry, 'last-rc-change') ?? 0),
    source: attributeOf(entry, 'migrate_source'),
    target: attributeOf(entry, 'migrate_target'),
  }
}

function roleAfter(operations: readonly Operation[]): Role {
  let role: Role = 'stopped'
  for (const operation of operations) role = next(role, operation)
  return role
}

const atLeastStarted = (role: Role): Role => (role === 'stopped' ? 'started' : role)

function next(role: Role, { name, code, wanted, isPending, isProbe }: Operation): Role {
  if (isPending) return name === 'start' ? atLeastStarted(role) : name === 'promote' ? 'promoted' : role
  if (code === notRunning && (isProbe || wanted === notRunning)) return 'stopped'
  if (code === notInstalled && isProbe) return 'stopped'
  if (code === promoted || code === failedPromoted) return 'promoted'
  if (code !== ok) return afterFailure(role, name, code)
  switch (name) {
    case 'start':
    case 'migrate_from':
    case 'demote':
      return 'started'
    case 'stop':
    case 'migrate_to':
      return 'stopped'
    case 'promote':
      return 'promoted'
    default:
      return atLeastStarted(role)
  }
}

/** Nobody knows what a failure has left: the resource counts as being there until it was stopped. */
function afterFailure(role: Role, name: string, code: number): Role {
  if (name === 'promote') return 'promoted'
  if (name === 'demote') return code === notRunning ? 'stopped' : 'started'
  return atLeastStarted(role)
}
