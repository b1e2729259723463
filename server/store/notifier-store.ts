import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { notificationSeverities } from '#lib/wire/notify/notifier.ts'

const name = z.string().nullable()

const record = z.object({
  handled: z.number().int().nullable(),
  waiting: z.array(
    z.object({
      notification: z.object({
        id: z.string(),
        at: z.number(),
        severity: z.enum(notificationSeverities),
        event: z.string(),
        text: z.string(),
        group: name,
        resource: name,
        system: name,
      }),
      done: z.array(z.string()),
    }),
  ),
  sent: z.number().int(),
  dropped: z.number().int(),
})
type Kept = z.infer<typeof record>

const empty: Kept = { handled: null, waiting: [], sent: 0, dropped: 0 }

/** The file of notifications cannot be used. The message is the sentence a person reads. */
export class NotifierFileFailure extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause })
    this.name = 'NotifierFileFailure'
  }
}

/** Which events people have been told of, and what still waits: one file, mode 0600, written whole. */
export class NotifierStore {
  readonly #file: string
  #kept: Kept

  /** Throws `NotifierFileFailure` for a file that cannot be read or is none of these; it is left as it is. */
  constructor(file: string) {
    this.#file = file
    this.#kept = readFile(file)
  }

  read(): Kept {
    return this.#kept
  }

  /** Throws what the file system throws; it is tried again with the next one. */
  write(next: Kept): void {
    if (next.handled === null && this.#kept === empty) return
    this.#kept = next
    writeFileSync(`${this.#file}.new`, `${JSON.stringify(next)}\n`, { mode: 0o600 })
    renameSync(`${this.#file}.new`, this.#file)
  }
}

function readFile(file: string): Kept {
  try {
    return record.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return empty
    throw new NotifierFileFailure(
      `${file} cannot be used, so nobody is notified. Restore it from a backup, or move it away.`,
      error,
    )
  }
}
