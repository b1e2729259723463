import type { SystemName } from '#lib/model/names.ts'
import type { Draft } from '../draft.ts'
import { endOperation } from '../operator/operations.ts'

/** Ends the operation in whose name a system is being fenced, if there is one. */
export function endFenceOperation(
  draft: Draft,
  system: SystemName,
  state: 'DONE' | 'FAILED' | 'CANCELLED',
  outcome: string,
): void {
  const { contact } = draft.system(system)
  if (contact.kind !== 'silent' || contact.fencing.kind !== 'running') return
  endOperation(draft, contact.fencing.operation ?? null, state, outcome)
}
