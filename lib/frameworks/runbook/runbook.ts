import type { Loss } from './loss.ts'

/** Where a step's commands are run. `member`: on one system of the cluster, whichever. */
export type Where =
  | { readonly kind: 'member' }
  | { readonly kind: 'every'; readonly systems: readonly string[] }
  | { readonly kind: 'system'; readonly system: string }

export const onMember: Where = { kind: 'member' }

/** A question to the cluster whose answer tells whether a state holds. It changes nothing. */
export type Check = {
  readonly argv: readonly string[]
  /** An extended regular expression (POSIX) for one line of the answer. */
  readonly pattern: string
  /** Whether a line of that kind must be there, or must not. */
  readonly mustShow: boolean
}

/**
 * One step: what is done, and how to see that it has worked. A step without commands is a person's.
 * vcs-semantics has no part in it; other-frameworks §8.4.
 */
export type Step = {
  readonly title: string
  readonly where: Where
  readonly commands: readonly (readonly string[])[]
  /** What holds afterwards, a sentence for an administrator. */
  readonly expected: string
  /** Null where only a person can see it. */
  readonly check: Check | null
  /** Why one should look twice before doing this; null for a harmless step. */
  readonly danger: string | null
}

/** A file the steps need, or that is the result itself (a CIB). */
export type RunbookFile = { readonly name: string; readonly purpose: string; readonly text: string }

/** How a configuration is set up in another framework, and how it is taken away again. Plain data. */
export type Runbook = {
  readonly framework: string
  readonly cluster: string
  /** What must hold before the first step, a sentence each. */
  readonly preconditions: readonly string[]
  readonly steps: readonly Step[]
  /** Takes everything away again, the last thing first. */
  readonly reverse: readonly Step[]
  /** What could not be carried over, and why. */
  readonly losses: readonly Loss[]
  readonly files: readonly RunbookFile[]
}

type StepParts = Pick<Step, 'title' | 'expected'> & Partial<Step>

/** A step on any member, without danger and without a check, unless the parts say otherwise. */
export const step = (parts: StepParts): Step => ({
  where: onMember,
  commands: [],
  check: null,
  danger: null,
  ...parts,
})

/** The answer must have a line with this. `pattern`: extended regular expression. */
export const shows = (argv: readonly string[], pattern: string): Check => ({ argv, pattern, mustShow: true })

/** The answer must have no line with this. */
export const showsNot = (argv: readonly string[], pattern: string): Check => ({
  argv,
  pattern,
  mustShow: false,
})

/** A name inside an extended regular expression: every character stands for itself. */
export const literally = (name: string): string => name.replaceAll(/[^\w-]/g, (character) => `[${character}]`)

/** A name as a word of its own, with blanks or the line's ends around it. */
export const wordPattern = (name: string): string => `(^|[[:space:]])${literally(name)}([[:space:]]|$)`
