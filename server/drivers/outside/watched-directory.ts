import { createHash } from 'node:crypto'
import { maskFiles, restoreFiles, sealFiles } from '#lib/maincf/secret/secret-text.ts'
import type { SystemName } from '#lib/model/names.ts'
import type { Clock, FileAnswer, Log, SecretBox, SystemFiles } from '#server/ports.ts'
import type { ConfigurationFile, OutsideFiles } from '../cluster-driver.ts'
import type { OwnDesk } from '../desk/own-desk.ts'
import { maskedDifference } from './masked-difference.ts'

export type WatchedPlace = { readonly system: SystemName; readonly directory: string }

export type WatchedDirectoryOptions = {
  readonly place: WatchedPlace
  readonly desk: OwnDesk
  /** The newest version's. */
  readonly running: () => readonly ConfigurationFile[]
  readonly systemFiles: SystemFiles
  readonly secrets: Pick<SecretBox, 'sealAgain'>
  readonly clock: Clock
  readonly log: Log
}

export const lookEveryMs = 30_000
const fileLimitBytes = 4 * 1024 * 1024
const mostFiles = 64

type Seen = {
  /** As they stand there, and the same with secrets sealed. */
  readonly files: readonly ConfigurationFile[]
  readonly sealed: readonly ConfigurationFile[]
  readonly fingerprint: string
}

/**
 * Watches the configuration directory of a system: what is no longer what Hawser last adopted or wrote there was
 * edited by somebody, and is shown until it is adopted or reverted. A change made in Hawser is no edit of theirs.
 */
export class WatchedDirectory implements OutsideFiles {
  readonly #options: WatchedDirectoryOptions
  #seen: Seen | null = null
  #isEdited = false
  #failed = ''
  #cancel: () => void

  constructor(options: WatchedDirectoryOptions) {
    this.#options = options
    this.#cancel = options.clock.after(0, () => void this.#lookAndWait())
  }

  close(): void {
    this.#cancel()
    this.#cancel = stopped
  }

  edited(): readonly ConfigurationFile[] | null {
    return this.#isEdited ? (this.#seen?.sealed ?? null) : null
  }

  adopted(): void {
    if (this.#seen) this.#know(this.#seen)
  }

  /** Their own secrets stay where ours stand for the same: a sealed one is of use to nobody but Hawser. */
  async revert(): Promise<FileAnswer<null>> {
    const { running, place, systemFiles, desk } = this.#options
    const theirs = this.#seen?.files ?? []
    const ours = running()
    const files = restoreFiles(restoreFiles(maskFiles(ours), theirs), ours)
    for (const { name, text } of files) {
      const bytes = Buffer.from(text, 'utf8')
      const path = `${place.directory.replace(/\/+$/, '')}/${name}`
      const answer = await systemFiles.write(place.system, path, bytes, 0o600)
      if (answer.kind !== 'done') return answer
    }
    const others = theirs.filter(({ name }) => !files.some((file) => file.name === name))
    this.#know(this.#asSeen([...files, ...others]))
    desk.noteOutside(null)
    return { kind: 'done', value: null }
  }

  async #lookAndWait(): Promise<void> {
    await this.#look()
    if (this.#cancel === stopped) return
    this.#cancel = this.#options.clock.after(lookEveryMs, () => void this.#lookAndWait())
  }

  async #look(): Promise<void> {
    const { desk, running } = this.#options
    const files = await this.#read()
    if (!files || this.#cancel === stopped) return
    const seen = this.#asSeen(files)
    const before = this.#seen
    this.#seen = seen
    if (seen.fingerprint === desk.record.watched) return this.#settled()
    const difference = maskedDifference(matching(running(), seen.sealed), seen.sealed)
    if (difference.length === 0) return this.#know(seen)
    if (this.#isEdited && before?.fingerprint === seen.fingerprint) return
    this.#isEdited = true
    const { place, clock } = this.#options
    desk.noteOutside({ ...place, seenAt: clock.now(), difference })
  }

  /** What stands there now is known: nobody has edited it since. */
  #know(seen: Seen): void {
    const { desk } = this.#options
    this.#seen = seen
    if (desk.record.watched !== seen.fingerprint) desk.save({ ...desk.record, watched: seen.fingerprint })
    this.#settled()
  }

  #settled(): void {
    this.#isEdited = false
    this.#options.desk.noteOutside(null)
  }

  /** Null when the directory cannot be read, which is said once, or has no main.cf. */
  async #read(): Promise<readonly ConfigurationFile[] | null> {
    const { place, systemFiles } = this.#options
    const listed = await systemFiles.list(place.system, place.directory)
    if (listed.kind !== 'done') return this.#unread(listed)
    const names = listed.value.filter(({ name, kind }) => kind !== 'directory' && name.endsWith('.cf'))
    const files: ConfigurationFile[] = []
    for (const { name } of names.slice(0, mostFiles)) {
      const path = `${place.directory.replace(/\/+$/, '')}/${name}`
      const read = await systemFiles.read(place.system, path, fileLimitBytes)
      if (read.kind !== 'done') return this.#unread(read)
      files.push({ name, text: Buffer.from(read.value).toString('utf8') })
    }
    this.#failed = ''
    return included(files)
  }

  #unread(answer: Exclude<FileAnswer<unknown>, { readonly kind: 'done' }>): null {
    const { place, log } = this.#options
    const why = answer.kind === 'failed' ? answer.failure.text : answer.kind
    if (why !== this.#failed) {
      log.write('warn', 'the watched configuration directory cannot be read', { ...place, why })
    }
    this.#failed = why
    return null
  }

  #asSeen(files: readonly ConfigurationFile[]): Seen {
    const { running, secrets } = this.#options
    const sealed = sealFiles(files, running(), (value, known) => secrets.sealAgain(value, known))
    const ordered = files.toSorted((one, other) => (one.name < other.name ? -1 : 1))
    const fingerprint = createHash('sha256').update(JSON.stringify(ordered)).digest('hex')
    return { files, sealed, fingerprint }
  }
}

const stopped = (): void => undefined

const include = /^[ \t]*include[ \t]+"([^"\n]+)"/gm

/** The main.cf and what it includes: other files of a directory are nobody's configuration. Null without a main.cf. */
function included(files: readonly ConfigurationFile[]): readonly ConfigurationFile[] | null {
  const main = files.find(({ name }) => name === 'main.cf')
  if (!main) return null
  const found = new Set([main])
  for (const { text } of found) {
    for (const [, name = ''] of text.matchAll(include)) {
      const file = files.find((candidate) => candidate.name === name)
      if (file) found.add(file)
    }
  }
  return [...found]
}

/** Of the running files those that stand there: a type file that is not there is no edit. */
const matching = (
  running: readonly ConfigurationFile[],
  there: readonly ConfigurationFile[],
): readonly ConfigurationFile[] => running.filter(({ name }) => there.some((file) => file.name === name))
