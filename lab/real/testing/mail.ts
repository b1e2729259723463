import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { mailDomain, virtualAddress } from '../layout.ts'

const patienceMs = 10_000

/** A conversation by lines with a server, from the machine's own place in the network. */
class Conversation {
  readonly #socket: Socket
  readonly #lines: AsyncIterator<string>

  constructor(address: string, port: number) {
    this.#socket = connect(port, address)
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

const conversing = async <Answer>(
  address: string,
  port: number,
  talk: (with_: Conversation) => Promise<Answer>,
) => {
  const conversation = new Conversation(address, port)
  try {
    return await talk(conversation)
  } finally {
    conversation.end()
  }
}

/** Hands a mail for the users over by SMTP. Done when the server has taken it. */
export const deliver = (
  subject: string,
  users: readonly string[] = ['alice'],
  address = virtualAddress,
): Promise<void> =>
  conversing(address, 25, async (smtp) => {
    await smtp.heard(/^220 /)
    await smtp.say('HELO desk.example', /^250 /)
    await smtp.say('MAIL FROM:<bob@desk.example>', /^250 /)
    for (const user of users) await smtp.say(`RCPT TO:<${user}@${mailDomain}>`, /^250 /)
    await smtp.say('DATA', /^354 /)
    await smtp.say(`Subject: ${subject}\r\n\r\nHello.\r\n.`, /^250 /)
  })

/** The subjects in the user's inbox, by IMAP. */
export const subjects = (user = 'alice', address = virtualAddress): Promise<string[]> =>
  conversing(address, 143, async (imap) => {
    await imap.heard(/^\* OK/)
    await imap.say(`a LOGIN ${user} secret`, /^a OK/)
    const opened = await imap.say('b EXAMINE INBOX', /^b OK/)
    // A FETCH of messages in an empty mailbox is refused.
    if (opened.includes('* 0 EXISTS')) return []
    const lines = await imap.say('c UID FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])', /^c /)
    return lines.flatMap((line) => /^Subject: (.*)$/.exec(line)?.[1] ?? [])
  })

const signedInByPop = async (pop: Conversation, user: string): Promise<number> => {
  await pop.heard(/^\+OK/)
  await pop.say(`USER ${user}`, /^\+OK/)
  await pop.say('PASS secret', /^\+OK/)
  const [answer] = await pop.say('STAT', /^\+OK/)
  return Number(answer?.split(' ')[1])
}

/** How many mails POP shows. */
export const countByPop = (user = 'alice', address = virtualAddress): Promise<number> =>
  conversing(address, 110, (pop) => signedInByPop(pop, user))

/** The subjects in the user's inbox, by POP. */
export const subjectsByPop = (user: string, address: string): Promise<string[]> =>
  conversing(address, 110, async (pop) => {
    const count = await signedInByPop(pop, user)
    if (count === 0) return []
    // All at once, as a client of many mails asks: one after the other takes a second for some hundreds.
    const questions = Array.from({ length: count }, (_, place) => `TOP ${place + 1} 0`)
    const lines = await pop.say(questions.join('\r\n'), /^\.$/)
    for (let number = 2; number <= count; number += 1) lines.push(...(await pop.heard(/^\.$/)))
    return lines.flatMap((line) => /^Subject: (.*)$/.exec(line)?.[1] ?? [])
  })
