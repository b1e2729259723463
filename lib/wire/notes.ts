import { z } from 'zod'

/** What people have written down about a cluster. */
export type NotesOnWire = {
  /** Counted up with every writing. */
  readonly number: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly author: string
  readonly text: string
}

/** GET /api/clusters/{cluster}/notes, and what a PUT is answered with. Null: nobody has written any. */
export type NotesAnswer = { readonly notes: NotesOnWire | null }

export const mostNoteCharacters = 20_000

/** `seen`: number of the notes that were changed; 0 when there were none. Others since then are not overwritten. */
export const notesBody = z.object({
  text: z.string().max(mostNoteCharacters),
  seen: z.number().int().nonnegative(),
})
