import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import type { Clock } from '#server/ports.ts'
import { MailFailure, shownWords } from './mail-failure.ts'

export type TalkOptions = {
  readonly clock: Clock
  /** Address and port, as sentences name the service. */
  readonly where: string
  /** How long each answer is waited for. */
  readonly stepMs: number
  /** Never shown. */
  readonly secrets: readonly string[]
}

const longestLine = 8_192
/** More than that before it was asked for is no mail service. */
const mostUnread = 256 * 1024
const leavingMs = 1_000
const closingCodes: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNREFUSED'])

/** One conversation in lines and counted bytes, in the clear or within TLS. What goes wrong is a `MailFailure`. */
export class Talk {
  readonly #options: TalkOptions
  #stream: Duplex
  #unread: Buffer = Buffer.alloc(0)
  #failure: MailFailure | null = null
  #wake: () => void = () => undefined

  constructor(stream: Duplex, options: TalkOptions) {
    this.#stream = stream
    this.#options = options
    this.#listen()
  }

  /** A failure that names the service and, cut and without secrets, its words. */
  failure(what: string, words = '', isTemporary = false): MailFailure {
    const said = shownWords(words, this.#options.secrets)
    return new MailFailure(`${this.#options.where} ${what}${said === '' ? '' : `: ${said}`}`, isTemporary)
  }

  /** The next line without its end, which is CR LF and nothing else. */
  async line(): Promise<string> {
    const end = await this.#until(() => {
      const at = this.#unread.indexOf(10)
      if (at > longestLine || (at < 0 && this.#unread.length > longestLine))
        throw this.failure('sends a line without an end')
      return at < 0 ? null : at
    })
    const line = this.#take(end + 1)
    if (line[end - 1] !== 13) throw this.failure('ends a line without CR')
    return line.toString('utf8', 0, end - 1)
  }

  /** The next so many bytes. */
  async bytes(count: number): Promise<Buffer> {
    await this.#until(() => (this.#unread.length >= count ? count : null))
    return this.#take(count)
  }

  send(words: string | Buffer): void {
    if (this.#failure === null) this.#stream.write(words)
  }

  /** Puts TLS around what follows. `name`: whom the certificate must be for, unless it is not checked. */
  async secure(name: string, isChecked: boolean): Promise<void> {
    if (this.#unread.length > 0) throw this.failure('says more before TLS than was asked')
    const clear = this.#stream
    clear.removeAllListeners('data').removeAllListeners('end').removeAllListeners('close').pause()
    const secured = connectTls({
      socket: clear,
      host: name,
      ...(isIP(name) === 0 && { servername: name }),
      rejectUnauthorized: isChecked,
    })
    this.#stream = secured
    await this.#shake(secured)
    this.#listen()
  }

  /** Ends the conversation; whoever waits for an answer is told why. */
  end(failure: MailFailure): void {
    this.#failure ??= failure
    this.#stream.destroy()
    this.#wake()
  }

  /** Ends the conversation politely: `words` are still sent, what is answered is not waited for. */
  leave(words = ''): void {
    if (this.#failure !== null) return
    this.#failure = this.failure('was left')
    const stream = this.#stream
    const cancel = this.#options.clock.after(leavingMs, () => stream.destroy())
    stream.once('close', cancel)
    stream.end(words, () => stream.destroy())
  }

  async #shake(secured: TLSSocket): Promise<void> {
    let done = false
    secured.once('secureConnect', () => {
      done = true
      this.#wake()
    })
    secured.on('error', (error: NodeJS.ErrnoException) => this.#broke(error))
    secured.once('close', () => this.#closed())
    await this.#until(() => (done ? 0 : null))
  }

  #listen(): void {
    const stream = this.#stream
    stream.on('data', (chunk: Buffer) => {
      this.#unread = Buffer.concat([this.#unread, chunk])
      if (this.#unread.length > mostUnread) this.end(this.failure('says more than was asked'))
      this.#wake()
    })
    stream.once('end', () => this.#closed())
    stream.once('close', () => this.#closed())
    stream.on('error', (error: NodeJS.ErrnoException) => this.#broke(error))
  }

  #closed(): void {
    this.#failure ??= this.failure('closed the connection', '', true)
    this.#wake()
  }

  #broke(error: NodeJS.ErrnoException): void {
    const isTemporary = closingCodes.has(error.code ?? '')
    this.end(this.failure(isTemporary ? 'broke the connection' : 'fails at TLS', error.message, isTemporary))
  }

  #take(count: number): Buffer {
    const taken = this.#unread.subarray(0, count)
    this.#unread = this.#unread.subarray(count)
    return taken
  }

  /** Waits until `found` has an answer in what was heard. */
  async #until(found: () => number | null): Promise<number> {
    const { clock, stepMs } = this.#options
    const cancel = clock.after(stepMs, () =>
      this.end(this.failure(`has not answered within ${stepMs / 1000} s`, '', true)),
    )
    try {
      for (;;) {
        const answer = found()
        if (answer !== null) return answer
        if (this.#failure !== null) throw this.#failure
        await new Promise<void>((resolve) => (this.#wake = resolve))
      }
    } finally {
      cancel()
    }
  }
}
