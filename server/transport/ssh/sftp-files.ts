import ssh2, { type SFTPWrapper, type FileEntryWithStats } from 'ssh2'
import type { ContactFailure } from '#server/ports.ts'
import { failed, given, type Attempt, type RemoteEntry, type RemoteFiles } from '../transport.ts'
import type { FailureTeller } from './failure.ts'

type Callback<Value> = (error: (Error & { code?: string | number }) | null | undefined, value: Value) => void

/** Files over the connection's one SFTP channel. */
export class SftpFiles implements RemoteFiles {
  readonly #open: () => Promise<Attempt<SFTPWrapper>>
  readonly #teller: FailureTeller
  readonly #lost: Promise<ContactFailure>

  constructor(
    open: () => Promise<Attempt<SFTPWrapper>>,
    teller: FailureTeller,
    lost: Promise<ContactFailure>,
  ) {
    this.#open = open
    this.#teller = teller
    this.#lost = lost
  }

  async write(path: string, bytes: Uint8Array, mode: number): Promise<Attempt<null>> {
    const written = await this.#ask<true>(`writing ${path}`, (sftp, done) =>
      sftp.writeFile(path, Buffer.from(bytes), { mode }, (error) => done(error, true)),
    )
    if (!written.ok) return written
    // The system's umask takes bits away from a new file's mode.
    const set = await this.#ask<true>(`setting the mode of ${path}`, (sftp, done) =>
      sftp.chmod(path, mode, (error) => done(error, true)),
    )
    if (!set.ok) return set
    if (written.value !== null && set.value !== null) return given(null)
    return failed(this.#teller.channelRefused(`writing ${path}`, 'its directory does not exist'))
  }

  read(path: string): Promise<Attempt<Uint8Array | null>> {
    return this.#ask<Buffer>(`reading ${path}`, (sftp, done) => sftp.readFile(path, done))
  }

  async list(directory: string): Promise<Attempt<readonly RemoteEntry[] | null>> {
    const listed = await this.#ask<FileEntryWithStats[]>(`listing ${directory}`, (sftp, done) =>
      sftp.readdir(directory, done),
    )
    if (!listed.ok) return listed
    if (listed.value === null) return given(null)
    return given(listed.value.map(entryOf).toSorted((a, b) => (a.name < b.name ? -1 : 1)))
  }

  async #ask<Value>(
    what: string,
    begin: (sftp: SFTPWrapper, done: Callback<Value>) => void,
  ): Promise<Attempt<Value | null>> {
    const opened = await this.#open()
    if (!opened.ok) return opened
    const answer = new Promise<Attempt<Value | null>>((resolve) => {
      begin(opened.value, (error, value) => {
        if (!error) return resolve(given(value))
        if (error.code === ssh2.utils.sftp.STATUS_CODE.NO_SUCH_FILE) return resolve(given(null))
        resolve(failed(this.#teller.channelRefused(what, error.message)))
      })
    }).catch((error: Error) => failed(this.#teller.channelRefused(what, error.message)))
    return Promise.race([answer, this.#lost.then(failed)])
  }
}

const entryOf = ({ filename, attrs }: FileEntryWithStats): RemoteEntry => ({
  name: filename,
  kind: attrs.isDirectory() ? 'directory' : attrs.isFile() ? 'file' : 'other',
  mode: attrs.mode & 0o7777,
  sizeBytes: attrs.size,
})
