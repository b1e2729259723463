import type { Cluster } from './connection/cluster.ts'
import type { Terminal } from './terminal.ts'
import type { Words } from './words/read-words.ts'

/** What a form answers: printed as text, or as JSON with `--json`. */
export type Output = {
  /** Lines, each with its line break. */
  readonly text: string
  readonly data: unknown
  readonly code?: number
}

/** How many words a flag takes: none, the next one, or all up to the next flag. */
export type Flags = Readonly<Record<string, 'none' | 'one' | 'many'>>

/** One form of a command: `hagrp -online …`. */
export type Form = {
  /** `-online`; empty for the command without one. */
  readonly option: string
  /** Other spellings of the option. */
  readonly aliases?: readonly string[]
  /** What follows the option, as the manual writes it. */
  readonly syntax: string
  readonly purpose: string
  readonly flags?: Flags
  /** How many names (words that are no flags) it takes. */
  readonly names: readonly [least: number, most: number]
  /** Everything after the option is handed on as it is, but for -clus, -localclus and --json. */
  readonly raw?: boolean
  /** Null: it has written its output itself. */
  readonly run: (words: Words, session: Session) => Promise<Output | null>
}

export type Program = {
  readonly name: string
  readonly purpose: string
  readonly forms: readonly Form[]
}

/** What a form works with. */
export type Session = {
  readonly terminal: Terminal
  /** The cluster of -clus, of HAWSER_CLUSTER, or the only one. Throws `CommandFailure`. */
  readonly cluster: () => Promise<Cluster>
}

export const silent: Output = { text: '', data: null }
