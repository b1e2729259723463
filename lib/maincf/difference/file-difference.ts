/** Differing lines of one file, with three lines around each place. */
export type FileDifference = { readonly name: string; readonly hunks: readonly Hunk[] }

/** One place of a file where lines differ. */
export type Hunk = {
  /** Line numbers from 1. */
  readonly oldStart: number
  readonly newStart: number
  readonly lines: readonly DifferenceLine[]
}

export type DifferenceLine = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }
