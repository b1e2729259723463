import type { Instant } from '#lib/model/runtime.ts'
import type { Label } from '#components/client/words/label.ts'

/** Something a person should look at, worst first. */
export type AttentionItem = {
  readonly id: string
  readonly label: Label
  readonly title: string
  /** Goes on where the title ends. */
  readonly text: string
  /** It ends by itself then. */
  readonly until?: Instant | undefined
  readonly href: string | null
  /** Where the answer to "why" starts. */
  readonly cause: string | null
  /** An operation that asks: opens its drawer. */
  readonly operation: number | null
}
