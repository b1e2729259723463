/** A command as a guide prints it, and what it should have been. other-frameworks §7. */
export type Correction = {
  readonly guide: '001' | '002' | '003'
  /** As printed, without the prompt. */
  readonly printed: string
  /** Empty when nothing of the kind is to be done. */
  readonly correct: readonly (readonly string[])[]
  readonly why: string
}

/** The words of a command none of whose words holds a blank. */
export const wordsOf = (line: string): readonly string[] => line.split(' ')
