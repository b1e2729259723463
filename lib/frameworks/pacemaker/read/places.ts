import type { Element } from '../xml/element.ts'
import { attributeOf, childrenNamed } from '../xml/parse-xml.ts'
import { handlingOf, type Handling } from './handling.ts'
import { Migrations, type History } from './migrations.ts'
import { exit, inOrder, operationsOf, type Operation } from './operation.ts'

/** Where a primitive is, as the status of the CIB tells; of a clone, a bundle or a failure, in several places. */
export type CibPlace = {
  readonly resource: string
  readonly node: string
  readonly role: 'started' | 'promoted'
}

type Role = 'stopped' | CibPlace['role']

/**
 * Reads where resources are from the histories of operations that the CIB keeps for each node, as Pacemaker does: operations in the
 * order they were called, each leaving the resource in a role. The number of a clone's instance is left out. What a node
 * that is gone had is where it was, as long as fencing has not said otherwise; without fencing it is nowhere.
 */
export function placesOf(cib: Element): readonly CibPlace[] {
  const [configuration] = childrenNamed(cib, 'configuration')
  const [status] = childrenNamed(cib, 'status')
  if (!configuration || !status) return []
  const handling = handlingOf(configuration)
  const names = nodeNames(configuration)
  const states = childrenNamed(status, 'node_state').flatMap((state) => {
    const node = attributeOf(state, 'uname') ?? names.get(attributeOf(state, 'id') ?? '')
    return node === undefined ? [] : [{ state, node, isOnline: isOnline(state) }]
  })
  const online = new Set(states.flatMap((each) => (each.isOnline ? [each.node] : [])))
  const histories = states.flatMap(({ state, node, isOnline: isThere }) =>
    childrenNamed(state, 'lrm')
      .flatMap((lrm) => childrenNamed(lrm, 'lrm_resources'))
      .flatMap((resources) => childrenNamed(resources, 'lrm_resource'))
      .map((history) => historyOf(history, node, isThere)),
  )
  const migrations = new Map(
    [...Map.groupBy(histories, ({ resource }) => resource)].map(
      ([resource, own]) => [resource, new Migrations(own, online)] as const,
    ),
  )
  const places = histories.flatMap((history) => {
    const moves = migrations.get(history.resource)
    if (!moves || !(handling.isFencing || history.isOnline)) return []
    return placesAfter(history, moves, handling)
  })
  return eachOnce(places)
}

/** Of several instances on one node each role is told once. */
const eachOnce = (places: readonly CibPlace[]): readonly CibPlace[] => [
  ...new Map(
    places.map((place) => [JSON.stringify([place.resource, place.node, place.role]), place]),
  ).values(),
]

function nodeNames(configuration: Element): ReadonlyMap<string, string> {
  const nodes = childrenNamed(configuration, 'nodes').flatMap((section) => childrenNamed(section, 'node'))
  return new Map(
    nodes.flatMap((node) => {
      const [id, uname] = [attributeOf(node, 'id'), attributeOf(node, 'uname')]
      return id !== null && uname !== null ? [[id, uname] as const] : []
    }),
  )
}

const isOnline = (state: Element): boolean =>
  attributeOf(state, 'remote_node') === 'true' ||
  (attributeOf(state, 'crmd') === 'online' && attributeOf(state, 'in_ccm') !== 'false')

function historyOf(element: Element, node: string, isThere: boolean): History {
  const resource = (attributeOf(element, 'id') ?? '').replace(/:\d+$/, '')
  return { resource, node, isOnline: isThere, operations: operationsOf(element) }
}

/** Where a node's history says that a resource is: there, and after a migration perhaps elsewhere, too. */
function placesAfter(
  { resource, node, operations }: History,
  migrations: Migrations,
  handling: Handling,
): readonly CibPlace[] {
  let role: Role = 'stopped'
  const elsewhere = new Set<string>()
  for (const operation of inOrder(operations)) {
    const isMigration = operation.name === 'migrate_to' || operation.name === 'migrate_from'
    if (isMigration && !operation.isPending) {
      const migrated = migrations.after(operation)
      role = migrated.role ?? role
      if (migrated.elsewhere !== null) elsewhere.add(migrated.elsewhere)
    } else role = next(role, operation, resource, handling)
  }
  const others = [...elsewhere].map((other) => ({ resource, node: other, role: 'started' as const }))
  return role === 'stopped' ? others : [{ resource, node, role }, ...others]
}

const atLeastStarted = (role: Role): Role => (role === 'stopped' ? 'started' : role)

function next(role: Role, operation: Operation, resource: string, handling: Handling): Role {
  const { name, code, wanted, isPending, isProbe } = operation
  if (isPending) return name === 'start' ? atLeastStarted(role) : name === 'promote' ? 'promoted' : role
  if (code === exit.notRunning && (isProbe || wanted === code || !handling.isManaged(resource)))
    return 'stopped'
  if (isProbe && (code === exit.notInstalled || code === exit.wrongParameter)) return 'stopped'
  if (code === exit.promoted || code === exit.failedPromoted) return 'promoted'
  if (code === exit.ok) return afterSuccess(role, name)
  if (!handling.isForgiven(resource, operation)) return afterFailure(role, operation, resource, handling)
  return wanted === exit.notRunning ? role : afterSuccess(role, name)
}

function afterSuccess(role: Role, name: string): Role {
  switch (name) {
    case 'start':
    case 'demote':
      return 'started'
    case 'stop':
      return 'stopped'
    case 'promote':
      return 'promoted'
    default:
      return atLeastStarted(role)
  }
}

/** Nobody knows what a failure has left: the resource counts as being there until it was stopped. */
function afterFailure(role: Role, operation: Operation, resource: string, handling: Handling): Role {
  if (operation.name === 'promote') return 'promoted'
  if (operation.name === 'demote') return handling.isBlocking(resource, operation) ? 'promoted' : 'started'
  return atLeastStarted(role)
}
