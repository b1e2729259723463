import type { Engine } from '#server/engine/engine.ts'
import type { Clock, Log } from '#server/ports.ts'
import { filesWithFrozen } from '../frozen-files.ts'
import type { OwnDesk } from './own-desk.ts'
import { readVersion, type ReadVersion } from './read-version.ts'

export type ConfirmationOptions = {
  readonly desk: OwnDesk
  readonly engine: Engine
  readonly clock: Clock
  readonly log: Log
}

/** A rollback that is held up is tried again when the cluster has changed, but no more often than this. */
const tryAgainMs = 1000

/**
 * Rolls a change back when nobody has confirmed it in time: at once after a restart that came too late. One that
 * the engine refuses, since what runs would be watched by nobody, stays blocked with its reasons and is tried
 * again whenever the cluster changes.
 */
export class Confirmation {
  readonly #options: ConfirmationOptions
  readonly #stops: (() => void)[] = []
  #cancel: () => void = () => undefined
  /** Of which version the timer is, so that one for another is set. */
  #waitsFor: number | null = null
  #isTimerSet = false

  constructor(options: ConfirmationOptions) {
    this.#options = options
    const { desk, engine } = options
    this.#stops.push(desk.subscribe(() => this.#follow()).stop)
    const changes = engine.subscribe(engine.state.revision, {
      change: () => this.#clusterChanged(),
      facts: () => undefined,
    })
    if (changes !== 'gap') this.#stops.push(changes.stop)
    this.#follow()
  }

  close(): void {
    this.#cancel()
    for (const stop of this.#stops.splice(0)) stop()
  }

  #follow(): void {
    const waits = this.#options.desk.record.unconfirmed
    if (waits?.version === this.#waitsFor) return
    this.#cancel()
    this.#waitsFor = waits?.version ?? null
    if (waits) this.#wake(waits.until - this.#options.clock.now())
  }

  #wake(delayMs: number): void {
    this.#cancel = this.#options.clock.after(Math.max(0, delayMs), () => {
      this.#cancel = () => undefined
      this.#isTimerSet = false
      this.#due()
    })
    this.#isTimerSet = true
  }

  #clusterChanged(): void {
    const waits = this.#options.desk.record.unconfirmed
    if (waits && waits.blocked.length > 0 && !this.#isTimerSet) this.#wake(tryAgainMs)
  }

  /** The time may not be over yet: a timer holds no more than 24 days, and the wall clock may have been set. */
  #due(): void {
    const waits = this.#options.desk.record.unconfirmed
    if (!waits) return
    const leftMs = waits.until - this.#options.clock.now()
    if (leftMs > 0) return this.#wake(leftMs)
    this.#rollBack(waits)
  }

  #rollBack({ version, previous, author, blocked }: NonNullable<OwnDesk['record']['unconfirmed']>): void {
    const { desk, log } = this.#options
    const read = this.#readPrevious(version, previous)
    const reason = `version ${version} was not confirmed in time`
    const answer =
      read.kind === 'sound'
        ? desk.returnTo(read, { author, reason }, () => ({ ...desk.record, unconfirmed: null }))
        : { kind: 'refused' as const, reasons: [read.reason] }
    if (answer.kind === 'done') {
      log.write('warn', 'a change of the configuration was not confirmed and is rolled back', {
        version,
        previous,
      })
      return
    }
    const texts = answer.reasons.map(({ text }) => text)
    if (JSON.stringify(texts) === JSON.stringify(blocked)) return
    log.write('error', 'a change that was not confirmed cannot be rolled back yet', {
      version,
      previous,
      reasons: texts.join(' '),
    })
    const { unconfirmed } = desk.record
    if (unconfirmed) desk.save({ ...desk.record, unconfirmed: { ...unconfirmed, blocked: texts } })
    // The engine refuses it too, and says so in the log that administrators read.
    if (read.kind === 'sound') {
      this.#options.engine.take({ kind: 'configurationLoaded', configuration: read.configuration })
    }
  }

  /** Byte for byte, but for what a person has frozen or unfrozen meanwhile: that was not part of the change. */
  #readPrevious(version: number, previous: number): ReadVersion {
    const { desk, engine } = this.#options
    const stored = desk.version(previous)
    const files = stored?.files ?? []
    const hasFreeze = desk.versions().some((head) => head.version > version && head.origin === 'freeze')
    const frozen = hasFreeze ? filesWithFrozen(files, engine.state.configuration) : null
    return readVersion({ version: previous, files: frozen ?? files })
  }
}
