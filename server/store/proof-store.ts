import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { isSealed } from '#lib/model/secrets.ts'
import { systemName } from '#lib/model/names.ts'
import type { MailFlowResult } from '#lib/wire/mail-flow/mail-flow.ts'
import { mailFlowSetting } from '#lib/wire/mail-flow/setting.ts'

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('found'), deliveryMs: z.number(), cleared: z.number() }),
  z.object({
    kind: z.literal('failed'),
    step: z.enum(['reading', 'sending', 'waiting']),
    text: z.string(),
  }),
  z.object({ kind: z.literal('untried'), text: z.string() }),
])

const name = z.string().min(1).transform(systemName)

const result = z.object({
  at: z.number(),
  system: name,
  from: name.nullable(),
  user: z.string().nullable(),
  durationMs: z.number(),
  outcome,
}) satisfies z.ZodType<MailFlowResult>

const record = z.record(
  z.string(),
  z.object({
    setting: mailFlowSetting,
    password: z.string().refine(isSealed, 'is not sealed').nullable(),
    results: z.array(result),
  }),
)
type Kept = z.infer<typeof record>

/** The file of proofs cannot be used. The message is the sentence a person reads. */
export class ProofFileFailure extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause })
    this.name = 'ProofFileFailure'
  }
}

/**
 * How the mail flow of groups is proved and what came of it: one file beside the configuration, mode 0600, written
 * whole. It is apart from the engine's database: nothing the engine decides stands on it.
 */
export class ProofStore {
  readonly #file: string
  #kept: Kept

  /** Throws `ProofFileFailure` for a file that cannot be read or is none of these; it is left as it is. */
  constructor(file: string) {
    this.#file = file
    this.#kept = readFile(file)
  }

  read(): Kept {
    return this.#kept
  }

  /** Null forgets the group. Throws `ProofFileFailure` when it cannot be written; then nothing has changed. */
  write(group: string, proof: Kept[string] | null): void {
    const { [group]: _replaced, ...others } = this.#kept
    const next = proof === null ? others : { ...others, [group]: proof }
    try {
      writeFileSync(`${this.#file}.new`, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 })
      renameSync(`${this.#file}.new`, this.#file)
    } catch (error) {
      throw new ProofFileFailure(`${this.#file} cannot be written: ${String(error)}`, error)
    }
    this.#kept = next
  }
}

function readFile(file: string): Kept {
  try {
    return record.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw new ProofFileFailure(
      `${file} cannot be used. Restore it from a backup, or move it away to set the proofs anew.`,
      error,
    )
  }
}
