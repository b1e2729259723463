import type { Duplex } from 'node:stream'
import type { MailFlowOutcome } from '#lib/wire/mail-flow/mail-flow.ts'
import type { MailFlowSetting, MailService } from '#lib/wire/mail-flow/setting.ts'
import type { Clock } from '#server/ports.ts'
import { ImapMailbox } from './mail/imap-mailbox.ts'
import type { Mailbox } from './mail/mailbox.ts'
import { proofMessage, type ProofMark } from './mail/mark.ts'
import { PopMailbox } from './mail/pop-mailbox.ts'
import { MailFailure, shownWords } from '#server/mail/mail-failure.ts'
import { sendMessage } from '#server/mail/smtp.ts'
import { Talk } from '#server/mail/talk.ts'

/** `refused`: nothing answers there. `unable`: nobody could look. */
export type Reached =
  | { readonly kind: 'open'; readonly stream: Duplex }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'unable'; readonly text: string }

export type ProofOrder = {
  readonly mark: ProofMark
  readonly setting: MailFlowSetting
  readonly password: string
  readonly clock: Clock
  /** A stream to a service; may answer late or never. Never rejects. */
  readonly reach: (address: string, port: number) => Promise<Reached>
  /** Gives the proof up; its reason is the sentence that is told. */
  readonly signal: AbortSignal
}

const stepMs = 15_000
const firstPauseMs = 200
const longestPauseMs = 2_000

/**
 * One proof of service: signs in where mail is read and clears what earlier proofs left, hands a message in, and looks
 * until it is there, then removes it. A service that is not there yet is asked again until the time is over. Never
 * rejects for what the world does.
 */
export const prove = (order: ProofOrder): Promise<MailFlowOutcome> => new Proof(order).run()

type Step = Extract<MailFlowOutcome, { kind: 'failed' }>['step']

/** Nobody could look: that says nothing of the mail. */
class Untried extends Error {}

class Proof {
  readonly #order: ProofOrder
  readonly #mailbox: Mailbox
  readonly #talks = new Set<Talk>()
  readonly #endAt: number
  #step: Step = 'reading'
  #isOver = false
  #last: MailFailure | null = null
  #wake: () => void = () => undefined

  constructor(order: ProofOrder) {
    this.#order = order
    const { setting, password, mark, clock } = order
    this.#endAt = clock.now() + setting.limitS * 1000
    const open = () => this.#open(setting.reading)
    const mailbox = { setting, password, mark, open }
    this.#mailbox = setting.reading.protocol === 'imap' ? new ImapMailbox(mailbox) : new PopMailbox(mailbox)
  }

  async run(): Promise<MailFlowOutcome> {
    const { clock, signal } = this.#order
    const end = (): void => this.#end()
    const cancel = clock.after(this.#endAt - clock.now(), end)
    signal.addEventListener('abort', end, { once: true })
    try {
      if (signal.aborted) this.#end()
      return await this.#prove()
    } catch (error) {
      if (signal.aborted) return { kind: 'untried', text: String(signal.reason) }
      if (error instanceof Untried) return { kind: 'untried', text: error.message }
      if (!(error instanceof MailFailure)) throw error
      return { kind: 'failed', step: this.#step, text: `${this.#reason(error).message.replace(/\.$/, '')}.` }
    } finally {
      cancel()
      signal.removeEventListener('abort', end)
      this.#end()
    }
  }

  async #prove(): Promise<MailFlowOutcome> {
    const { clock, setting, mark } = this.#order
    const cleared = (await this.#persist(() => this.#mailbox.look())).length
    this.#step = 'sending'
    const message = proofMessage(mark, { ...setting, at: clock.now() })
    await this.#persist(() => this.#send(message))
    const takenAt = clock.now()
    this.#step = 'waiting'
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 1.5)) {
      const found = await this.#persist(() => this.#mailbox.look())
      if (found.includes(mark.token)) return { kind: 'found', deliveryMs: clock.now() - takenAt, cleared }
      await this.#pause(pauseMs)
    }
  }

  async #send(message: string): Promise<void> {
    const talk = await this.#open(this.#order.setting.sending)
    try {
      const { sending, certificates, sender, recipient } = this.#order.setting
      const isChecked = certificates === 'checked'
      const { address: name, security } = sending
      await sendMessage(talk, { security, name, isChecked, sender, recipients: [recipient] }, message)
    } finally {
      talk.leave()
      this.#talks.delete(talk)
    }
  }

  /** Does it again, until it goes well, is refused for good, or the time is over. */
  async #persist<Value>(work: () => Promise<Value>): Promise<Value> {
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(longestPauseMs, pauseMs * 2)) {
      try {
        const value = await work()
        this.#last = null
        return value
      } catch (error) {
        if (!(error instanceof MailFailure) || !error.isTemporary || this.#isOver) throw error
        this.#last = error
      }
      await this.#pause(pauseMs)
    }
  }

  async #open({ address, port }: MailService): Promise<Talk> {
    const { clock, password, reach } = this.#order
    const where = `${address} port ${port}`
    const secrets = [password]
    const reached = await this.#inTime(reach(address, port), where)
    if (reached.kind === 'unable') throw new Untried(reached.text)
    if (reached.kind === 'refused') {
      const words = shownWords(reached.text, secrets)
      throw new MailFailure(`${where} cannot be reached${words === '' ? '' : `: ${words}`}`, true)
    }
    const talk = new Talk(reached.stream, { clock, where, stepMs, secrets })
    if (this.#isOver) {
      talk.leave()
      throw this.#tooLate(where)
    }
    this.#talks.add(talk)
    return talk
  }

  /** A way that opens when nobody waits for it any more is closed again. */
  #inTime(reaching: Promise<Reached>, where: string): Promise<Reached> {
    const { clock } = this.#order
    return new Promise((resolve, reject) => {
      let isWaited = true
      const giveUp = (): void => {
        isWaited = false
        reject(this.#tooLate(where))
      }
      const cancel = clock.after(Math.max(0, Math.min(stepMs, this.#endAt - clock.now())), giveUp)
      this.#order.signal.addEventListener('abort', giveUp, { once: true })
      void reaching.then((reached) => {
        cancel()
        this.#order.signal.removeEventListener('abort', giveUp)
        if (isWaited) resolve(reached)
        else if (reached.kind === 'open') reached.stream.on('error', () => undefined).destroy()
      })
    })
  }

  #tooLate(where: string): MailFailure {
    return new MailFailure(`${where} does not answer`, true)
  }

  /** Throws when the time is over: what went wrong last says why. */
  async #pause(pauseMs: number): Promise<void> {
    if (!this.#isOver) {
      let cancel: () => void = () => undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
        cancel = this.#order.clock.after(pauseMs, resolve)
      })
      cancel()
    }
    if (this.#isOver) throw this.#reason(this.#notFound())
  }

  #notFound(): MailFailure {
    const { sending, reading, limitS, recipient } = this.#order.setting
    return new MailFailure(
      `${sending.address} port ${sending.port} has taken the message, but in the mailbox of ${recipient} ` +
        `on ${reading.address} port ${reading.port} it is not found within ${limitS} s`,
      false,
    )
  }

  /** The time is over, or the proof given up: whoever waits is told so. */
  #end(): void {
    this.#isOver = true
    this.#mailbox.close()
    for (const talk of this.#talks) talk.end(talk.failure('has not answered when the time was over'))
    this.#talks.clear()
    this.#wake()
  }

  /** When the time is over, what went wrong before says more than that somebody was still waited for. */
  #reason(error: MailFailure): MailFailure {
    if (!this.#isOver) return error
    return this.#last ?? (this.#step === 'waiting' ? this.#notFound() : error)
  }
}
