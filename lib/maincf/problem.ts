import type { Fix } from './fix.ts'

/** What can be wrong in a configuration; a program decides by these words, never by the message. */
export type ProblemId =
  // The text itself.
  | 'unexpected-text'
  | 'unclosed-block'
  | 'unclosed-list'
  | 'unclosed-string'
  | 'needs-quotes'
  | 'bad-name'
  | 'reserved-word'
  | 'missing-value'
  | 'missing-equals'
  | 'capital-keyword'
  | 'too-large'
  | 'too-many-problems'
  // Files and objects.
  | 'include-missing'
  | 'include-twice'
  | 'no-cluster'
  | 'declared-twice'
  | 'outside-group'
  // Attributes.
  | 'unknown-type'
  | 'unknown-attribute'
  | 'attribute-twice'
  | 'managed-attribute'
  | 'not-overridable'
  | 'not-localizable'
  | 'unknown-system'
  | 'system-not-in-list'
  | 'wrong-dimension'
  | 'bad-integer'
  | 'bad-boolean'
  | 'bad-choice'
  | 'duplicate-key'
  | 'unknown-user'
  | 'unknown-trigger'
  | 'argument-not-declared'
  | 'retry-never-reached'
  | 'no-system-list'
  // Links.
  | 'unknown-resource'
  | 'resource-of-other-group'
  | 'resource-cycle'
  | 'link-twice'
  | 'persistent-parent'
  | 'bad-at-least'
  | 'unknown-group'
  | 'group-cycle'
  | 'group-link-not-supported'
  | 'group-tree-too-deep'
  | 'site-without-zones'
  // Slips known from published guides; they load.
  | 'known-slip'

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
