import { clusterName, groupName, systemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { JournalEntry } from '#server/ports.ts'

/** Sample material for the journal's tests: a state, entries and decisions that name their revision. */
export const sampleState = (revision: number): ClusterState => ({
  revision,
  configuration: {
    cluster: { name: clusterName('mail'), attributes: {} },
    systems: {},
    types: {},
    groups: {},
    resources: {},
  },
  systems: {},
  groups: {},
  operations: {},
  nextOperation: 1,
  nextRun: revision + 1,
})

export const sampleDecision = (revision: number, changes: Partial<Decision> = {}): Decision => ({
  id: `${revision}.0`,
  at: revision * 1000,
  cause: `event:${revision}`,
  severity: 'INFO',
  message: 10298,
  text: `decision of revision ${revision}`,
  group: groupName('imap'),
  resource: null,
  system: systemName('sysA'),
  operation: null,
  ...changes,
})

export const sampleEntry = (revision: number, changes: Partial<Decision> = {}): JournalEntry => ({
  revision,
  event: { at: revision * 1000, kind: 'systemConnected', system: systemName('sysA') },
  decisions: [sampleDecision(revision, changes)],
})
