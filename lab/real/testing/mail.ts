import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { mailDomain, virtualAddress } from '../layout.ts'

const patienceMs = 10_000

/** A conversation by lines with a server at the virtual address, from the machine's own place in the network. */
class Conversation {
  readonly #socket: Socket
  readonly #lines: AsyncIterator<string>

  constructor(port: number) {
    this.#socket = connect(port, virtualAddress)
    this.#socket.setTimeout(patienceMs, () => this.#socket.destroy(new Error(`port ${port} is silent`)))
    this.#lines = createInterface({ input: this.#socket })[Symbol.asyncIterator]()
    // An error ends the lines too, and is told there.
    this.#socket.on('error', () => undefined)
  }

  /** All lines up to the one that fits. */
  async heard(wanted: RegExp): Promise<string[]> {
    const lines: string[] = []
    for (;;) {
      const { value, done } = await this.#lines.next()
      if (done === true) throw new Error(`the server ended the conversation after: ${lines.join(' | ')}`)
      lines.push(value)
      if (wanted.test(value)) return lines
    }
  }

  say(text: string, wanted: RegExp): Promise<string[]> {
    this.#socket.write(`${text}\r\n`)
    return this.heard(wanted)
  }

  end(): void {
    this.#socket.destroy()
  }
}

const conversing = async <Answer>(port: number, talk: (with_: Conversation) => Promise<Answer>) => {
  const conversation = new Conversation(port)
  try {
    return await talk(conversation)
  } finally {
    conversation.end()
  }
}

/** Hands a mail for alice over by SMTP. Done when the server has taken it. */
export const deliver = (subject: string): Promise<void> =>
  conversing(25, async (smtp) => {
    await smtp.heard(/^220 /)
    await smtp.say('HELO desk.example', /^250 /)
    await smtp.say('MAIL FROM:<bob@desk.example>', /^250 /)
    await smtp.say(`RCPT TO:<alice@${mailDomain}>`, /^250 /)
    await smtp.say('DATA', /^354 /)
    await smtp.say(`Subject: ${subject}\r\n\r\nHello.\r\n.`, /^250 /)
  })

/** The subjects in alice's inbox, by IMAP. */
export const subjects = (): Promise<string[]> =>
  conversing(143, async (imap) => {
    await imap.heard(/^\* OK/)
    await imap.say('a LOGIN alice secret', /^a OK/)
    await imap.say('b EXAMINE INBOX', /^b OK/)
    const lines = await imap.say('c UID FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])', /^c /)
    return lines.flatMap((line) => /^Subject: (.*)$/.exec(line)?.[1] ?? [])
  })

/** How many mails POP shows. */
export const countByPop = (): Promise<number> =>
  conversing(110, async (pop) => {
    await pop.heard(/^\+OK/)
    await pop.say('USER alice', /^\+OK/)
    await pop.say('PASS secret', /^\+OK/)
    const [answer] = await pop.say('STAT', /^\+OK/)
    return Number(answer?.split(' ')[1])
  })
