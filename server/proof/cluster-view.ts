import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Decision } from '#lib/policy/decision.ts'

export type LogLine = Pick<Decision, 'severity' | 'message' | 'text'>

/** What a proof sees of the cluster, and the one thing it may do to it: write a line into its log. */
export interface ClusterView {
  readonly cluster: string
  state(): ClusterState
  /** Told after each change with what was decided, in order. The answer stops it. */
  follow(listener: (decisions: readonly Decision[]) => void): () => void
  note(line: LogLine & { readonly group: GroupName; readonly system: SystemName }): void
}
