import type { Client, ClientChannel, SFTPWrapper } from 'ssh2'
import type { SystemName } from '#lib/model/names.ts'
import type { ContactFailure } from '#server/ports.ts'
import { quote } from '../quote.ts'
import {
  failed,
  given,
  type Attempt,
  type Connection,
  type ExecChannel,
  type ExecEnd,
  type Reached,
} from '../transport.ts'
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

  exec(command: readonly string[]): Promise<Attempt<ExecChannel>> {
    const text = `exec ${quote(command)}`
    return this.#ask('a session', (answer) =>
      this.#client.exec(text, (error, channel) => answer(error, () => execChannel(channel, this.lost))),
    )
  }

  reach(address: string, port: number): Promise<Reached> {
    const unable = (text: string): Reached => ({ kind: 'unable', text })
    const lost = this.lost.then(({ text }) => unable(text))
    if (!this.#alive) return lost
    const asked = new Promise<Reached>((resolve) => {
      this.#client.forwardOut('127.0.0.1', 0, address, port, (error, stream) =>
        resolve(error ? this.#notReached(error) : { kind: 'open', stream }),
      )
    }).catch((error: Error) => this.#notReached(error))
    return Promise.race([asked, lost])
  }

  close(): void {
    this.#lose(this.#teller.closedByUs())
  }

  #openSftp(): Promise<Attempt<SFTPWrapper>> {
    this.#sftp ??= this.#ask<SFTPWrapper>('file transfer (sftp)', (answer) =>
      this.#client.sftp((error, sftp) => answer(error, () => sftp)),
    ).then((attempt) => {
      const forget = (): void => void (this.#sftp = null)
      if (attempt.ok) attempt.value.on('error', forget).on('close', forget)
      else forget()
      return attempt
    })
    return this.#sftp
  }

  /** ssh2 throws on a connection that is going, and leaves questions unanswered when it goes meanwhile. */
  #ask<Value>(
    what: string,
    begin: (answer: (error: Error | undefined, value: () => Value) => void) => void,
  ): Promise<Attempt<Value>> {
    const lost = this.lost.then((failure): Attempt<Value> => failed(failure))
    if (!this.#alive) return lost
    const asked = new Promise<Attempt<Value>>((resolve) => {
      begin((error, value) => resolve(error ? this.#refused(what, error) : given(value())))
    }).catch((error: Error) => this.#refused(what, error))
    return Promise.race([asked, lost])
  }

  /** RFC 4254 §5.1: only code 2 says that the system tried to connect. */
  #notReached(error: Error & { reason?: unknown }): Reached {
    const words = error.message.replace(/^\(SSH\) Channel open failure:\s*/, '')
    if (error.reason === 2) return { kind: 'refused', text: words || 'nothing answers there' }
    const { text } = this.#teller.channelRefused('a connection onwards (AllowTcpForwarding)', words)
    return { kind: 'unable', text }
  }

  #refused(what: string, error: Error): Attempt<never> {
    return failed(this.#teller.channelRefused(what, error.message))
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
