import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { CauseId, Instant, OperationId } from '#lib/model/runtime.ts'

export type Severity = 'INFO' | 'NOTICE' | 'WARNING' | 'ERROR' | 'CRITICAL'

/**
 * A line of the engine log and a link of the "why" chain: what was decided (or seen), about what, and
 * which earlier decision or event it follows from. Following `cause` from any decision ends at an
 * `event:<revision>`, whose own entry says what was seen (a monitor's exit code, a person's request).
 */
export type Decision = {
  readonly id: CauseId
  readonly at: Instant
  readonly cause: CauseId | null
  readonly severity: Severity
  /** VCS message number without its prefix (10298, 13067 …), or a Hawser one from 90000. */
  readonly message: number
  /** The sentence an administrator reads; complete in itself. */
  readonly text: string
  readonly group: GroupName | null
  readonly resource: ResourceName | null
  readonly system: SystemName | null
  readonly operation: OperationId | null
}
