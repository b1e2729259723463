import type { ClusterState, Instant, Operation } from '#lib/model/runtime.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { Change } from '#lib/wire/snapshot.ts'

/**
 * What one revision changed: exactly the groups, systems and operations whose identity differs. Groups and
 * systems that left the configuration need no word: the new configuration says so.
 */
export function changeBetween(
  before: ClusterState,
  after: ClusterState,
  at: Instant,
  decisions: readonly Decision[],
): Change {
  const groups = changedEntries(before.groups, after.groups)
  const systems = changedEntries(before.systems, after.systems)
  const operations = changedEntries<number, Operation>(before.operations, after.operations)
  const forgotten = forgottenOperations(before, after)
  return {
    revision: after.revision,
    at,
    ...(before.configuration === after.configuration ? {} : { configuration: after.configuration }),
    ...(groups ? { groups } : {}),
    ...(systems ? { systems } : {}),
    ...(operations ? { operations } : {}),
    ...(forgotten.length > 0 ? { forgotten } : {}),
    decisions,
  }
}

function changedEntries<Key extends string | number, Value>(
  before: Readonly<Record<Key, Value>>,
  after: Readonly<Record<Key, Value>>,
): Readonly<Record<Key, Value>> | null {
  if (before === after) return null
  const changed: Partial<Record<Key, Value>> = {}
  let count = 0
  for (const key of Object.keys(after) as Key[]) {
    if (before[key] === after[key]) continue
    changed[key] = after[key]
    count += 1
  }
  return count > 0 ? (changed as Record<Key, Value>) : null
}

const forgottenOperations = (before: ClusterState, after: ClusterState): number[] =>
  before.operations === after.operations
    ? []
    : Object.keys(before.operations)
        .map(Number)
        .filter((id) => !after.operations[id])
