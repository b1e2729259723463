import type { Clock, ContactFailure } from '#server/ports.ts'
import {
  failed,
  given,
  type Attempt,
  type Connection,
  type ExecChannel,
} from '#server/transport/transport.ts'
import { lineSplitter } from './line-splitter.ts'
import { outputLimitBytes, outputText } from './output-text.ts'
import {
  parseLine,
  pingLine,
  protocolVersion,
  requestLine,
  type RunnerEnding,
  type RunnerHello,
  type RunnerRequest,
} from './protocol.ts'

export type RunnerAnswer =
  | { readonly kind: 'exited'; readonly code: number; readonly output: string }
  | { readonly kind: 'timedOut'; readonly output: string }
  /** `isMissing`: it never began, there is no such script. */
  | { readonly kind: 'lost'; readonly reason: string; readonly isMissing?: true }

export type RunnerClientOptions = {
  readonly suiteDirectory: string
  /** Names this engine to the runner: `[A-Za-z0-9_-]+`, the same over all its lives. */
  readonly engine: string
  readonly clock: Clock
  readonly helloTimeoutMs: number
  /** How long past its time-out an entry point's answer is awaited. */
  readonly graceMs: number
  /** Seconds the runner leaves between TERM and KILL. Default 3. */
  readonly killGraceS?: number
}

type InFlight = {
  readonly chunks: Buffer[]
  sizeBytes: number
  readonly answer: (answer: RunnerAnswer) => void
  readonly cancelDeadline: () => void
}

const lostReasons: Readonly<Record<Exclude<RunnerEnding, 'exited' | 'timedOut' | 'stopped'>, string>> = {
  missing: 'the system has no such script, or it may not be executed',
  unrecorded: 'the runner could not record it before it began; is the disk full?',
}

/** One runner over one channel. Everything in flight is answered `lost` when the channel ends. */
export class RunnerClient {
  readonly hello: RunnerHello
  /** Resolves when the runner or the way to it is gone. */
  readonly ended: Promise<ContactFailure>
  readonly #conversation: Conversation

  private constructor(hello: RunnerHello, conversation: Conversation) {
    this.hello = hello
    this.ended = conversation.ended
    this.#conversation = conversation
  }

  /** Starts the deployed runner and awaits its hello. What an earlier runner left has been ended by then. */
  static async start(connection: Connection, options: RunnerClientOptions): Promise<Attempt<RunnerClient>> {
    const { suiteDirectory, engine, killGraceS = 3 } = options
    const opened = await connection.exec([
      'sh',
      `${suiteDirectory}/lib/runner.sh`,
      engine,
      String(killGraceS),
    ])
    if (!opened.ok) return opened
    const conversation = new Conversation(connection, opened.value, options)
    const cancel = options.clock.after(options.helloTimeoutMs, () =>
      conversation.finish(`it did not say hello within ${options.helloTimeoutMs / 1_000} s`),
    )
    const hello = await Promise.race([conversation.hello, conversation.ended])
    cancel()
    if ('code' in hello) return failed(hello)
    if (hello.protocol === protocolVersion) return given(new RunnerClient(hello, conversation))
    conversation.finish(`it speaks protocol ${hello.protocol}, not ${protocolVersion}`)
    return failed(await conversation.ended)
  }

  /** Runs one entry point. Always answers: `lost` when the runner swallows it. */
  run(request: RunnerRequest): Promise<RunnerAnswer> {
    return this.#conversation.run(request)
  }

  /** Resolves when the runner has answered; never, when it does not. */
  ping(): Promise<void> {
    return this.#conversation.ping()
  }

  /** Closes the runner's input: it ends what it runs and leaves. */
  close(): void {
    this.#conversation.finish('it was closed on this side')
  }
}

class Conversation {
  readonly hello: Promise<RunnerHello>
  readonly ended: Promise<ContactFailure>
  readonly #connection: Connection
  readonly #channel: ExecChannel
  readonly #options: RunnerClientOptions
  readonly #inFlight = new Map<number, InFlight>()
  readonly #pings = new Map<string, () => void>()
  readonly #greeted = Promise.withResolvers<RunnerHello>()
  readonly #end = Promise.withResolvers<ContactFailure>()
  #finished = false
  #errors = ''
  #nextNumber = 1

  constructor(connection: Connection, channel: ExecChannel, options: RunnerClientOptions) {
    this.#connection = connection
    this.#channel = channel
    this.#options = options
    this.hello = this.#greeted.promise
    this.ended = this.#end.promise
    channel.output.on(
      'data',
      lineSplitter((line) => this.#hear(line)),
    )
    channel.errors.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + outputText(chunk)).slice(-500)
    })
    void this.#awaitEnd()
  }

  run(request: RunnerRequest): Promise<RunnerAnswer> {
    if (this.#finished) return Promise.resolve({ kind: 'lost', reason: 'the runner is gone' })
    const id = this.#nextNumber
    this.#nextNumber += 1
    return new Promise((answer) => {
      const cancelDeadline = this.#options.clock.after(request.timeoutMs + this.#options.graceMs, () =>
        this.#settle(id, { kind: 'lost', reason: 'the runner gave no answer, not even after the time-out' }),
      )
      this.#inFlight.set(id, { chunks: [], sizeBytes: 0, answer, cancelDeadline })
      this.#channel.input.write(requestLine(id, request))
    })
  }

  ping(): Promise<void> {
    const token = String(this.#nextNumber)
    this.#nextNumber += 1
    return new Promise((resolve) => {
      this.#pings.set(token, resolve)
      if (!this.#finished) this.#channel.input.write(pingLine(token))
    })
  }

  /** Ends the conversation, once. The first cause counts; a dead connection is the better one. */
  finish(cause: string): void {
    if (this.#finished) return
    this.#finished = true
    this.#channel.input.end()
    const tell = (failure: ContactFailure): void => {
      // The end first: whoever hears `lost` shall know by then that the system is silent.
      this.#end.resolve(failure)
      for (const id of this.#inFlight.keys()) this.#settle(id, { kind: 'lost', reason: failure.text })
    }
    if (!this.#connection.alive) return void this.#connection.lost.then(tell)
    tell({
      code: 'runner-failed',
      text: `The agents' runner on ${this.#connection.system} is gone: ${cause}. It is started again; see its system's log if it stays so.`,
    })
  }

  async #awaitEnd(): Promise<void> {
    const end = await this.#channel.ended
    if (end.kind === 'lost') await this.#connectionsWord()
    const how = end.kind === 'exited' ? `it ended with code ${end.code}` : 'its channel was closed'
    this.finish(this.#errors === '' ? how : `${how} (${this.#errors})`)
  }

  /** A dying connection closes its channels first; its own account of why follows at once. */
  #connectionsWord(): Promise<unknown> {
    const moment = new Promise<void>((resolve) => this.#options.clock.after(200, resolve))
    return Promise.race([this.#connection.lost, moment])
  }

  #hear(line: string): void {
    const heard = parseLine(line)
    switch (heard.kind) {
      case 'hello':
        return this.#greeted.resolve(heard.hello)
      case 'sorry':
        return this.finish(outputText(Buffer.from(heard.reason, 'latin1')))
      case 'pong': {
        const answer = this.#pings.get(heard.token)
        this.#pings.delete(heard.token)
        return answer?.()
      }
      case 'out':
        return this.#keep(heard.id, heard.bytes)
      case 'end':
        // Only a runner that leaves stops a run; its end, which follows, answers.
        if (heard.ending === 'stopped') return
        return this.#settle(heard.id, this.#answerOf(heard.id, heard.ending, heard.code))
      case 'unknown':
        return
    }
  }

  #keep(id: number, bytes: Buffer): void {
    const waiting = this.#inFlight.get(id)
    if (!waiting || waiting.sizeBytes > outputLimitBytes) return
    waiting.chunks.push(bytes)
    waiting.sizeBytes += bytes.length
  }

  #answerOf(id: number, ending: Exclude<RunnerEnding, 'stopped'>, code: number): RunnerAnswer {
    if (ending === 'missing') return { kind: 'lost', reason: lostReasons.missing, isMissing: true }
    if (ending === 'unrecorded') return { kind: 'lost', reason: lostReasons.unrecorded }
    const output = outputText(Buffer.concat(this.#inFlight.get(id)?.chunks ?? []))
    return ending === 'exited' ? { kind: 'exited', code, output } : { kind: 'timedOut', output }
  }

  #settle(id: number, answer: RunnerAnswer): void {
    const waiting = this.#inFlight.get(id)
    if (!waiting) return
    this.#inFlight.delete(id)
    waiting.cancelDeadline()
    waiting.answer(answer)
  }
}
