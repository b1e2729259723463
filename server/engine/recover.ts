import type { ClusterState } from '#lib/model/runtime.ts'
import type { Event } from '#lib/policy/event.ts'
import type { StepResult } from '#lib/policy/step.ts'
import type { Change } from '#lib/wire/snapshot.ts'
import { noFailpoints, type Failpoints, type Journal } from '#server/ports.ts'
import { changeBetween } from './change.ts'

export type Step = (state: ClusterState, event: Event) => StepResult

export type Recovered = {
  readonly state: ClusterState
  /** The replayed changes, oldest first, for readers that come back after a restart. */
  readonly changes: readonly Change[]
}

/**
 * The journal says one thing and the policy now decides another: the entries were written by a version that
 * decides differently, or the file was changed by hand. Acting on a guess is worse than not acting.
 */
export class ReplayDiverged extends Error {
  constructor(revision: number) {
    super(
      `Replaying the journal went another way at revision ${revision}. Start the version of Hawser that wrote it ` +
        'and stop it cleanly, so that the next start needs no replay; or restore engine.db from a backup.',
    )
    this.name = 'ReplayDiverged'
  }
}

/**
 * State as it was when the last entry was written: newest snapshot, then every entry once more through
 * `step`, effects discarded. Null for a new cluster; throws what the journal throws, and `ReplayDiverged`.
 */
export function recover(
  journal: Journal,
  step: Step,
  failpoints: Failpoints = noFailpoints,
): Recovered | null {
  const kept = journal.recover()
  if (!kept) return null
  let state = kept.state
  const changes: Change[] = []
  for (const entry of kept.entries) {
    failpoints.hit('engine.replaying')
    const after = step(state, entry.event)
    const sameDecisions = after.decisions.every(({ id }, index) => id === entry.decisions[index]?.id)
    if (after.state.revision !== entry.revision || !sameDecisions) throw new ReplayDiverged(entry.revision)
    changes.push(changeBetween(state, after.state, entry.event.at, after.decisions))
    state = after.state
  }
  return { state, changes }
}
