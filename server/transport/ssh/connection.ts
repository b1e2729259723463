import type { Client, ClientChannel, SFTPWrapper } from 'ssh2'
import type { SystemName } from '#lib/model/names.ts'
import type { ContactFailure } from '#server/ports.ts'
import { quote } from '../quote.ts'
import { failed, given, type Attempt, type Connection, type ExecChannel, type ExecEnd } from '../transport.ts'
import type { FailureTeller } from './failure.ts'
import { SftpFiles } from './sftp-files.ts'

/** An open SSH connection as the transport's `Connection`. */
export class SshConnection implements Connection {
  readonly system: SystemName
  readonly files: SftpFiles
  readonly lost: Promise<ContactFailure>
  readonly #client: Client
  readonly #teller: FailureTeller
  readonly #lose: (failure: ContactFailure) => void
  #alive = true
  #sftp: Promise<Attempt<SFTPWrapper>> | null = null

  constructor(system: SystemName, client: Client, teller: FailureTeller) {
    this.system = system
    this.#client = client
    this.#teller = teller
    const lost = Promise.withResolvers<ContactFailure>()
    this.lost = lost.promise
    this.#lose = (failure) => {
      this.#alive = false
      lost.resolve(failure)
      client.destroy()
    }
    client.on('error', (error) => this.#lose(this.#ofError(error)))
    client.on('close', () => this.#lose(teller.closedByPeer(true)))
    this.files = new SftpFiles(() => this.#openSftp(), teller, lost.promise)
  }

  get alive(): boolean {
    return this.#alive
  }

  async exec(command: readonly string[]): Promise<Attempt<ExecChannel>> {
    const text = `exec ${quote(command)}`
    if (!this.#alive) return failed(await this.lost)
    return this.#orLost(
      new Promise((resolve) => {
        this.#client.exec(text, (error, channel) =>
          resolve(
            error
              ? failed(this.#teller.channelRefused('a session', error.message))
              : given(execChannel(channel, this.lost)),
          ),
        )
      }),
    )
  }

  close(): void {
    this.#lose(this.#teller.closedByUs())
  }

  #openSftp(): Promise<Attempt<SFTPWrapper>> {
    this.#sftp ??= this.#orLost(this.#requestSftp()).then((attempt) => {
      if (!attempt.ok) this.#sftp = null
      return attempt
    })
    return this.#sftp
  }

  #requestSftp(): Promise<Attempt<SFTPWrapper>> {
    return new Promise((resolve) => {
      this.#client.sftp((error, sftp) => {
        if (error) return resolve(failed(this.#teller.channelRefused('file transfer (sftp)', error.message)))
        const forget = (): void => void (this.#sftp = null)
        sftp.on('error', forget)
        sftp.on('close', forget)
        resolve(given(sftp))
      })
    })
  }

  /** ssh2 leaves callbacks unanswered when the connection dies at the wrong moment. */
  #orLost<Value>(attempt: Promise<Attempt<Value>>): Promise<Attempt<Value>> {
    return Promise.race([attempt, this.lost.then((failure): Attempt<Value> => failed(failure))])
  }

  #ofError(error: Error & { level?: string }): ContactFailure {
    if (error.level === 'client-timeout') return this.#teller.keepAliveTimedOut()
    if (error.level === 'client-socket') return this.#teller.ofSocket(error, true)
    return this.#teller.protocolBroken(error.message)
  }
}

const execChannel = (channel: ClientChannel, lost: Promise<unknown>): ExecChannel => {
  const end = Promise.withResolvers<ExecEnd>()
  let told: ExecEnd = { kind: 'lost' }
  channel.on('exit', (code: number | null, signal?: string) => {
    told =
      code === null ? { kind: 'signalled', signal: signal ?? 'an unnamed signal' } : { kind: 'exited', code }
  })
  channel.on('error', () => end.resolve({ kind: 'lost' }))
  channel.on('close', () => end.resolve(told))
  // A connection that is destroyed does not close its channels.
  void lost.then(() => end.resolve(told))
  return {
    input: channel,
    output: channel,
    errors: channel.stderr,
    ended: end.promise,
    close: () => channel.close(),
  }
}
