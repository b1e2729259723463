import type { Change, ClusterSnapshot, FactsUpdate } from './snapshot.ts'

/** `gap`: a revision is missing between the two; fetch the snapshot again. */
export type Applied =
  { readonly kind: 'applied' | 'old'; readonly snapshot: ClusterSnapshot } | { readonly kind: 'gap' }

/**
 * Applies one change of the event stream to a snapshot. Pure: returns the same snapshot for an old
 * change, a new one sharing all untouched parts for the next change, `gap` otherwise.
 */
export function applyChange(snapshot: ClusterSnapshot, change: Change): Applied {
  if (change.revision <= snapshot.state.revision) return { kind: 'old', snapshot }
  if (change.revision !== snapshot.state.revision + 1) return { kind: 'gap' }
  const operations = { ...snapshot.state.operations, ...change.operations }
  for (const id of change.forgotten ?? []) delete operations[id]
  const state = {
    ...snapshot.state,
    revision: change.revision,
    configuration: change.configuration ?? snapshot.state.configuration,
    groups: change.groups ? { ...snapshot.state.groups, ...change.groups } : snapshot.state.groups,
    systems: change.systems ? { ...snapshot.state.systems, ...change.systems } : snapshot.state.systems,
    operations: change.operations || change.forgotten ? operations : snapshot.state.operations,
  }
  return { kind: 'applied', snapshot: { ...snapshot, at: change.at, state } }
}

/** Lays newer facts over a snapshot's. Pure. */
export function applyFacts(snapshot: ClusterSnapshot, update: FactsUpdate): ClusterSnapshot {
  return {
    ...snapshot,
    at: update.at,
    facts: { ...snapshot.facts, ...update.facts },
    contacts: update.contacts ? { ...snapshot.contacts, ...update.contacts } : snapshot.contacts,
  }
}
