import { applyChange, applyFacts } from '#lib/wire/apply-change.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { Change, ClusterSnapshot, FactsUpdate, Hello } from '#lib/wire/snapshot.ts'
import type { StreamMessage } from './event-stream.ts'

/** What a message of the stream does to the copy of the truth. */
export type Received =
  | {
      readonly kind: 'snapshot'
      readonly snapshot: ClusterSnapshot
      readonly decisions: readonly Decision[]
      /** The engine's clock when it was sent. */
      readonly at: number
    }
  | { readonly kind: 'nothing' }
  /** Something is missing between the copy and the truth: fetch the whole again. */
  | { readonly kind: 'refetch' }

/** Pure: the snapshot as it is after the message, or the need for a new one. */
export function receive(snapshot: ClusterSnapshot, message: StreamMessage): Received {
  switch (message.event) {
    case 'hello': {
      const hello = JSON.parse(message.data) as Hello
      if (hello.revision < snapshot.state.revision) return { kind: 'refetch' }
      return { kind: 'snapshot', snapshot, decisions: [], at: hello.at }
    }
    case 'change': {
      const change = JSON.parse(message.data) as Change
      const applied = applyChange(snapshot, change)
      if (applied.kind === 'gap') return { kind: 'refetch' }
      if (applied.kind === 'old') return { kind: 'nothing' }
      return { kind: 'snapshot', snapshot: applied.snapshot, decisions: change.decisions, at: change.at }
    }
    case 'facts': {
      const update = JSON.parse(message.data) as FactsUpdate
      return { kind: 'snapshot', snapshot: applyFacts(snapshot, update), decisions: [], at: update.at }
    }
    case 'resync':
      return { kind: 'refetch' }
    default:
      return { kind: 'nothing' }
  }
}
