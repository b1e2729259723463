import type { Configuration } from '#lib/model/configuration.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { configurationReasons } from '#lib/policy/can/configuration-reasons.ts'
import type { DeskState, OutsideEdit, VersionOnWire } from '#lib/wire/configuration.ts'
import type { Engine } from '#server/engine/engine.ts'
import type { Clock, Log } from '#server/ports.ts'
import type { ConfigurationStore, NewVersion } from '#server/store/configuration-store.ts'
import type { DeskRecord, DeskStore } from '#server/store/desk-store.ts'
import type {
  AppliedChange,
  ConfigurationDesk,
  DeskAnswer,
  RollbackRequest,
  StoredVersion,
} from '../configuration-desk.ts'
import type { ConfigurationFiles } from './configuration-files.ts'
import * as reasons from './desk-reasons.ts'
import { readVersion, type SoundVersion } from './read-version.ts'

export type OwnDeskOptions = {
  readonly engine: Engine
  readonly versions: ConfigurationStore
  readonly store: DeskStore
  readonly files: ConfigurationFiles
  readonly clock: Clock
  readonly log: Log
}

/** So many requests are remembered: more than a person can repeat by mistake. */
const rememberedRequests = 200

/**
 * The desk of a cluster run by Hawser's own engine. Every change is kept with its version before the engine takes
 * it, and `pending` until it has: `settlePending` says after a restart which of the two came first.
 */
export class OwnDesk implements ConfigurationDesk {
  readonly #options: OwnDeskOptions
  readonly #listeners = new Set<() => void>()
  #record: DeskRecord
  #newest: number
  #stale = false
  #outside: OutsideEdit | null = null

  constructor(options: OwnDeskOptions) {
    this.#options = options
    this.#record = options.store.read()
    this.#newest = options.versions.newest()?.version ?? 0
    this.#compareFiles()
  }

  get record(): DeskRecord {
    return this.#record
  }

  state(): DeskState {
    const { open, unconfirmed } = this.#record
    const outside = this.#outside
    return { version: this.#newest, open: open && { ...open, stale: this.#stale }, unconfirmed, outside }
  }

  subscribe(listener: () => void): { readonly stop: () => void } {
    this.#listeners.add(listener)
    return { stop: () => void this.#listeners.delete(listener) }
  }

  version(number: number): StoredVersion | null {
    return this.#options.versions.byVersion(number)
  }

  versions(): readonly VersionOnWire[] {
    return this.#options.versions.list()
  }

  answered(user: string, requestId: string): DeskAnswer | null {
    const request = requestKey(user, requestId)
    const known = this.#record.answered.find((answered) => answered.request === request)
    return known ? { kind: 'done', version: known.version } : null
  }

  open(user: string, requestId?: string): DeskAnswer {
    return this.#once(user, requestId, () => {
      const { open } = this.#record
      if (open && open.owner !== user) return refused(reasons.openByAnother(open.owner, user))
      if (!open) this.#openFor(user, [])
      return this.#done()
    })
  }

  takeOver(user: string, reason: string, requestId?: string): DeskAnswer {
    return this.#once(user, requestId, () => {
      const { open } = this.#record
      if (open?.owner === user) return this.#done()
      const { log } = this.#options
      if (open) log.write('warn', 'the open configuration was taken over', { from: open.owner, user, reason })
      this.#openFor(user, open?.draft ?? [])
      return this.#done()
    })
  }

  close(user: string, discard: boolean, requestId?: string): DeskAnswer {
    return this.#once(user, requestId, () => {
      const { open } = this.#record
      if (!open) return refused(reasons.readOnly)
      if (open.owner !== user) return refused(reasons.openByAnother(open.owner, user))
      if (open.draft.length > 0 && !discard) return refused(reasons.draftWaits(open.draft.length))
      if (this.#stale) this.#writeFiles()
      this.save({ ...this.#record, open: null })
      return this.#done()
    })
  }

  draft(user: string, edits: readonly Edit[]): DeskAnswer {
    const { open } = this.#record
    if (!open) return refused(reasons.readOnly)
    if (open.owner !== user) return refused(reasons.openByAnother(open.owner, user))
    this.save({ ...this.#record, open: { ...open, draft: edits } })
    return this.#done()
  }

  apply(change: AppliedChange): DeskAnswer {
    const { user, requestId, base, configuration, files, commands, reason, confirmWithinMs } = change
    return this.#once(user, requestId, () => {
      const { unconfirmed } = this.#record
      const against = [
        ...this.#ofOthers(user),
        ...(unconfirmed ? [reasons.waitsForConfirmation(unconfirmed)] : []),
        ...(base === this.#newest ? [] : [reasons.hasMoved(base, this.#newest)]),
        ...this.#ofCluster(configuration),
      ]
      if (against.length > 0) return refused(...against)
      const at = this.#options.clock.now()
      this.#take(
        { files, author: user, at, reason, origin: 'change', commands },
        configuration,
        (version) => ({
          ...this.#answered(user, requestId, version),
          open: this.#withoutApplied(change),
          unconfirmed: this.#waitingFor({ user, version, previous: base, confirmWithinMs }),
        }),
      )
      return this.#done()
    })
  }

  confirm(user: string, version: number, requestId?: string): DeskAnswer {
    return this.#once(user, requestId, () => {
      if (this.#record.unconfirmed?.version !== version) return refused(reasons.nothingToConfirm(version))
      this.save({ ...this.#record, unconfirmed: null })
      return this.#done()
    })
  }

  rollback({ user, version, reason, confirmWithinMs, requestId }: RollbackRequest): DeskAnswer {
    return this.#once(user, requestId, () => {
      const { unconfirmed } = this.#record
      const stored = version < this.#newest ? this.version(version) : null
      if (!stored) return refused(reasons.noSuchVersion(version))
      const waits = unconfirmed && (unconfirmed.previous !== version || confirmWithinMs !== null)
      const against = [...this.#ofOthers(user), ...(waits ? [reasons.waitsForConfirmation(unconfirmed)] : [])]
      if (against.length > 0) return refused(...against)
      const read = readVersion(stored)
      if (read.kind === 'unreadable') return refused(read.reason)
      const why = reason === '' ? `back to version ${version}` : reason
      const previous = this.#newest
      return this.returnTo(read, { author: user, reason: why }, (number) => ({
        ...this.#answered(user, requestId, number),
        unconfirmed: this.#waitingFor({ user, version: number, previous, confirmWithinMs }),
      }))
    })
  }

  /** Files of an older version as a new one, unless what runs is against it. */
  returnTo(
    { configuration, files }: SoundVersion,
    { author, reason }: { readonly author: string; readonly reason: string },
    recordFor: (version: number) => DeskRecord,
  ): DeskAnswer {
    const against = this.#ofCluster(configuration)
    if (against.length > 0) return refused(...against)
    const at = this.#options.clock.now()
    this.#take({ files, author, at, reason, origin: 'rollback', commands: [] }, configuration, recordFor)
    return this.#done()
  }

  /** Keeps a version that the engine has taken already: its own `Frozen`. The owner's draft stays as it is. */
  note(version: NewVersion): void {
    this.#newest = this.#options.versions.add(version)
    this.#writeFiles()
    this.#changed()
  }

  /** Tells of what was edited in the watched directory, null when nothing is any more. */
  noteOutside(outside: OutsideEdit | null): void {
    if (outside === this.#outside) return
    this.#outside = outside
    this.#changed()
  }

  /** Keeps the record and tells of it. */
  save(record: DeskRecord): void {
    this.#options.store.write(record)
    this.#record = record
    this.#changed()
  }

  /** Version and record, then the engine, then the files on disk. */
  #take(version: NewVersion, configuration: Configuration, recordFor: (version: number) => DeskRecord): void {
    this.#newest = this.#options.store.writeWithVersion(version, (number) => {
      this.#record = { ...recordFor(number), pending: number }
      return this.#record
    })
    this.#options.engine.take({ kind: 'configurationLoaded', configuration })
    this.#writeFiles()
    this.save({ ...this.#record, pending: null })
  }

  /** Writes the newest version to disk. One that cannot be written leaves the files stale, and runs all the same. */
  #writeFiles(): void {
    const { files, versions, log } = this.#options
    const newest = versions.newest()
    if (!newest) return
    try {
      files.write(newest.files)
    } catch (error) {
      log.write('error', 'the configuration runs, but its files could not be written', {
        error: String(error),
      })
    }
    this.#compareFiles()
  }

  #compareFiles(): void {
    const newest = this.#options.versions.newest()
    this.#stale = newest !== null && !this.#options.files.agree(newest.files)
  }

  #waitingFor({
    user: author,
    version,
    previous,
    confirmWithinMs,
  }: Pick<RollbackRequest, 'user' | 'version' | 'confirmWithinMs'> & {
    readonly previous: number
  }): DeskRecord['unconfirmed'] {
    if (confirmWithinMs === null) return null
    return { version, previous, until: this.#options.clock.now() + confirmWithinMs, author, blocked: [] }
  }

  #openFor(owner: string, draft: readonly Edit[]): void {
    this.#compareFiles()
    this.save({ ...this.#record, open: { owner, since: this.#options.clock.now(), draft } })
  }

  /** What is applied leaves the draft; a text that was edited takes all of it along. */
  #withoutApplied({ edits }: AppliedChange): DeskRecord['open'] {
    const { open } = this.#record
    if (!open) return null
    const applied = new Set(edits?.map((edit) => JSON.stringify(edit)))
    const draft = edits ? open.draft.filter((edit) => !applied.has(JSON.stringify(edit))) : []
    return { ...open, draft }
  }

  #ofOthers(user: string): Reason[] {
    const { open } = this.#record
    return open && open.owner !== user ? [reasons.openByAnother(open.owner, user)] : []
  }

  #ofCluster(configuration: Configuration): readonly Reason[] {
    return configurationReasons(this.#options.engine.settle(), configuration)
  }

  #done(): DeskAnswer {
    return { kind: 'done', version: this.#newest }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener()
  }

  #once(user: string, requestId: string | undefined, work: () => DeskAnswer): DeskAnswer {
    if (requestId === undefined) return work()
    const known = this.answered(user, requestId)
    if (known) return known
    const answer = work()
    if (answer.kind === 'done' && !this.answered(user, requestId))
      this.save(this.#answered(user, requestId, answer.version))
    return answer
  }

  #answered(user: string, requestId: string | undefined, version: number): DeskRecord {
    if (requestId === undefined) return this.#record
    const answered = [...this.#record.answered, { request: requestKey(user, requestId), version }]
    return { ...this.#record, answered: answered.slice(-rememberedRequests) }
  }
}

const requestKey = (user: string, requestId: string): string => `${user} ${requestId}`

const refused = (...against: readonly Reason[]): DeskAnswer => ({ kind: 'refused', reasons: against })
