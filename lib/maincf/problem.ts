import type { ProblemId } from './catalogue/catalogue.ts'
import type { Fix } from './fix.ts'

export type { ProblemId }

/** One finding of the parser or of verify, as shown to a person. */
export type ConfigurationProblem = {
  /** A `ProblemId`; whoever hands a configuration on may add ids of its own. */
  readonly id: string
  readonly severity: 'error' | 'warning'
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  readonly message: string
  readonly expected: string | null
  readonly hint: string | null
  /** What mends it without a further question; absent where a person has to decide. */
  readonly fix?: Fix
}

/** A problem before it has a place. */
export type Finding = {
  readonly id: ProblemId
  readonly severity?: 'error' | 'warning'
  readonly message: string
  readonly expected?: string
  readonly hint?: string | null
  readonly fix?: Fix
}
