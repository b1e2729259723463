import type { Context } from 'hono'
import type { Reason } from '#lib/model/reasons.ts'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import type { ClusterDriver } from '#server/drivers/cluster-driver.ts'
import type { ApiDependencies, ApiEnv } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { soundOrThrow } from '../configuration/load-files.ts'
import { noted, refusedBecause } from './desk-answer.ts'
import { readChange, type AskedChange, type ReadChange } from './read-change.ts'

export type ChangeRequest = AskedChange & {
  readonly reason: string
  readonly requestId?: string | undefined
  readonly confirmWithinMs: number | null
  /** For the audit trail. */
  readonly verb: string
  readonly about?: string
}

/**
 * Reads a change and hands it to the desk; one that was done already is answered as it was. Throws `refused` with all
 * reasons, `bad-configuration` with all problems.
 */
export function applyChange(
  c: Context<ApiEnv>,
  dependencies: ApiDependencies,
  driver: ClusterDriver,
  asked: ChangeRequest,
) {
  const { user } = requireCaller(c).account
  const { verb, about, requestId, reason, confirmWithinMs } = asked
  const note = { verb, ...(about !== undefined && { about }) }
  const known = requestId === undefined ? null : driver.desk.answered(user, requestId)
  if (known) return { ...noted(c, dependencies, driver, { ...note, answer: known }), problems: [] }
  const moved = movedSince(driver, asked)
  if (moved.length > 0) {
    return {
      ...noted(c, dependencies, driver, { ...note, answer: { kind: 'refused', reasons: moved } }),
      problems: [],
    }
  }
  const read = readChange(dependencies, driver, asked)
  const { configuration, problems } = soundChange(read)
  const answer = driver.desk.apply({
    user,
    reason,
    base: driver.desk.state().version,
    configuration,
    files: read.files,
    commands: read.edits ? read.commands : [],
    confirmWithinMs,
    ...(read.edits && { edits: read.edits }),
    ...(requestId !== undefined && { requestId }),
  })
  return { ...noted(c, dependencies, driver, { ...note, answer }), problems }
}

/** A text was written over one version; edits may be done again on what a freeze has written since. */
function movedSince({ desk }: ClusterDriver, { base, edits }: AskedChange): readonly Reason[] {
  const newest = desk.state().version
  if (base === undefined || base === newest) return []
  const since = desk.versions().filter(({ version }) => version > base)
  if (edits && base < newest && since.every(({ origin }) => origin === 'freeze')) return []
  const text = `The change was made on version ${base}, but version ${newest} runs now. Look at the difference and make it anew.`
  return [{ code: 'configuration-moved', text }]
}

/** The configuration a change leads to. Throws `refused` with what was refused, `bad-configuration` with all problems. */
export function soundChange({ refusals, configuration, problems }: ReadChange): {
  readonly configuration: NonNullable<ReadChange['configuration']>
  readonly problems: readonly ConfigurationProblem[]
} {
  if (refusals.length > 0) {
    const reasons = refusals.map(({ text }): Reason => ({ code: 'edit-refused', text }))
    throw refusedBecause(reasons, refusals)
  }
  return soundOrThrow({ configuration, problems })
}
