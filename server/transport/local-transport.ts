import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { SystemName } from '#lib/model/names.ts'
import type { ContactFailure } from '#server/ports.ts'
import { quote } from './quote.ts'
import { reachFromHere } from './reach-from-here.ts'
import {
  failed,
  given,
  type Attempt,
  type Connection,
  type ExecChannel,
  type ExecEnd,
  type Reached,
  type RemoteEntry,
  type RemoteFiles,
  type Transport,
} from './transport.ts'

export type LocalTransportOptions = {
  /** Stands for the login's home directory of a system: relative paths and programs start there. */
  readonly home: (system: SystemName) => string
  /** Whole environment of the programs. */
  readonly environment: NodeJS.ProcessEnv
  /** Default /bin/sh. */
  readonly shell?: string
}

/** This very machine as every system: for tests and for a cluster of one. */
export class LocalTransport implements Transport {
  readonly #options: LocalTransportOptions
  readonly #connections = new Map<SystemName, LocalConnection>()

  constructor(options: LocalTransportOptions) {
    this.#options = options
  }

  connect(system: SystemName): Promise<Attempt<Connection>> {
    const present = this.#connections.get(system)
    if (present?.alive) return Promise.resolve(given(present))
    const connection = new LocalConnection(system, this.#options)
    this.#connections.set(system, connection)
    return Promise.resolve(given(connection))
  }

  close(): Promise<void> {
    for (const connection of this.#connections.values()) connection.close()
    this.#connections.clear()
    return Promise.resolve()
  }
}

class LocalConnection implements Connection {
  readonly system: SystemName
  readonly files: RemoteFiles
  readonly lost: Promise<ContactFailure>
  readonly #options: LocalTransportOptions
  readonly #lose: () => void
  readonly #running = new Set<ExecChannel>()
  #alive = true

  constructor(system: SystemName, options: LocalTransportOptions) {
    this.system = system
    this.#options = options
    this.files = new LocalFiles(system, options.home(system))
    const lost = Promise.withResolvers<ContactFailure>()
    this.lost = lost.promise
    this.#lose = () =>
      lost.resolve({ code: 'connection-lost', text: `The connection to ${system} was closed on this side.` })
  }

  get alive(): boolean {
    return this.#alive
  }

  async exec(command: readonly string[]): Promise<Attempt<ExecChannel>> {
    const text = `exec ${quote(command)}`
    if (!this.#alive) return failed(await this.lost)
    const child = spawn(this.#options.shell ?? '/bin/sh', ['-c', text], {
      cwd: this.#options.home(this.system),
      env: this.#options.environment,
      detached: true,
      stdio: 'pipe',
    })
    const started = await new Promise<NodeJS.ErrnoException | null>((done) => {
      child.once('spawn', () => done(null)).once('error', done)
    })
    if (started !== null) return failed(localFailure(this.system, 'starting a program', started))
    const channel = channelOf(child)
    this.#running.add(channel)
    void channel.ended.then(() => this.#running.delete(channel))
    return given(channel)
  }

  reach(address: string, port: number): Promise<Reached> {
    return reachFromHere(address, port)
  }

  close(): void {
    this.#alive = false
    for (const channel of this.#running) channel.close()
    this.#lose()
  }
}

const channelOf = (child: ChildProcessWithoutNullStreams): ExecChannel => {
  const end = Promise.withResolvers<ExecEnd>()
  child.on('close', (code, signal) =>
    end.resolve(
      code === null ? { kind: 'signalled', signal: signal ?? 'SIGKILL' } : { kind: 'exited', code },
    ),
  )
  // A program that does not read its input closes it: that is told by its end.
  child.stdin.on('error', () => undefined)
  return {
    input: child.stdin,
    output: child.stdout,
    errors: child.stderr,
    ended: end.promise,
    close: () => {
      child.stdin.destroy()
      child.stdout.destroy()
      child.stderr.destroy()
      end.resolve({ kind: 'lost' })
    },
  }
}

class LocalFiles implements RemoteFiles {
  readonly #system: SystemName
  readonly #home: string

  constructor(system: SystemName, home: string) {
    this.#system = system
    this.#home = home
  }

  async write(path: string, bytes: Uint8Array, mode: number): Promise<Attempt<null>> {
    const file = resolve(this.#home, path)
    const written = await this.#attempt(`writing ${path}`, async () => {
      await writeFile(file, bytes, { mode })
      await chmod(file, mode)
      return true
    })
    if (!written.ok) return written
    if (written.value !== null) return given(null)
    return failed(this.#failure(`writing ${path}`, 'its directory does not exist'))
  }

  read(path: string): Promise<Attempt<Uint8Array | null>> {
    return this.#attempt(`reading ${path}`, () => readFile(resolve(this.#home, path)))
  }

  list(directory: string): Promise<Attempt<readonly RemoteEntry[] | null>> {
    const place = resolve(this.#home, directory)
    return this.#attempt(`listing ${directory}`, async () => {
      const names = await readdir(place)
      return Promise.all(names.toSorted().map((name) => entryOf(place, name)))
    })
  }

  async #attempt<Value>(what: string, work: () => Promise<Value>): Promise<Attempt<Value | null>> {
    try {
      return given(await work())
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      return code === 'ENOENT' ? given(null) : failed(this.#failure(what, code ?? message))
    }
  }

  #failure(what: string, cause: string): ContactFailure {
    return localFailure(this.#system, what, { name: 'Error', message: cause })
  }
}

const localFailure = (system: SystemName, what: string, error: NodeJS.ErrnoException): ContactFailure => ({
  code: 'connection-lost',
  text: `${system} (this machine) failed at ${what}: ${error.code ?? error.message}. Check its home directory.`,
})

const entryOf = async (place: string, name: string): Promise<RemoteEntry> => {
  const status = await stat(join(place, name))
  return {
    name,
    kind: status.isDirectory() ? 'directory' : status.isFile() ? 'file' : 'other',
    mode: status.mode & 0o7777,
    sizeBytes: status.size,
  }
}
