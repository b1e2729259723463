import { deliver } from './mail.ts'

type StreamOptions = {
  /** Words before the number in every subject. */
  readonly name: string
  readonly users: readonly string[]
  /** Where mail goes in. */
  readonly address: string
  readonly everyMs: number
}

/** Numbered mails, one after the other at a fixed pace, whether or not they are taken. None is sent twice. */
export class MailStream {
  readonly #options: StreamOptions
  readonly #timer: NodeJS.Timeout
  readonly #underWay = new Set<Promise<void>>()
  readonly #taken: string[] = []
  readonly #lost: string[] = []
  #number = 0

  constructor(options: StreamOptions) {
    this.#options = options
    this.#timer = setInterval(() => this.#send(), options.everyMs)
  }

  /** Subjects of the mails to which the server has said yes: those it answers for. */
  get taken(): readonly string[] {
    return this.#taken
  }

  /** Subjects of the others: refused, or the server ended before it could answer. */
  get notTaken(): readonly string[] {
    return this.#lost
  }

  /** Sends no more; done when every mail under way is taken or not. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await Promise.all(this.#underWay)
  }

  #send(): void {
    const { name, users, address } = this.#options
    this.#number += 1
    const subject = `${name} ${String(this.#number).padStart(4, '0')}`
    const sending = deliver(subject, users, address).then(
      () => void this.#taken.push(subject),
      () => void this.#lost.push(subject),
    )
    this.#underWay.add(sending)
    void sending.then(() => this.#underWay.delete(sending))
  }
}
