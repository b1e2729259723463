import { mostAtOnce, type Found, type Mailbox, type MailboxOrder } from './mailbox.ts'
import { tokenIn } from './mark.ts'
import { MailFailure } from '#server/mail/mail-failure.ts'
import type { Talk } from '#server/mail/talk.ts'

const mostLines = 2_000

/** The mailbox of one user over POP3 (RFC 1939): a conversation sees what was there when it began, so each look is one. */
export class PopMailbox implements Mailbox {
  readonly #order: MailboxOrder

  constructor(order: MailboxOrder) {
    this.#order = order
  }

  async look(): Promise<Found> {
    const talk = await this.#order.open()
    try {
      await this.#signIn(talk)
      const [count = '0'] = (await ask(talk, 'STAT')).split(' ')
      if (!/^\d{1,9}$/.test(count)) throw talk.failure('does not say how many messages it has', count)
      return await this.#collect(talk, Number(count))
    } finally {
      talk.leave()
    }
  }

  /** What was found was found, even where it cannot be removed: the next proof tries that again. */
  async #collect(talk: Talk, count: number): Promise<Found> {
    const found: string[] = []
    try {
      for (let number = count; number > Math.max(0, count - mostAtOnce); number -= 1) {
        await ask(talk, `TOP ${number} 0`)
        const token = tokenIn(await text(talk), this.#order.mark)
        if (token === null) continue
        found.push(token)
        await ask(talk, `DELE ${number}`)
      }
      // Only QUIT removes what was marked.
      await ask(talk, 'QUIT')
    } catch (error) {
      if (!(error instanceof MailFailure) || found.length === 0) throw error
    }
    return found
  }

  /** Nothing is held between two looks. */
  close(): void {
    return
  }

  async #signIn(talk: Talk): Promise<void> {
    const { setting, password } = this.#order
    const { reading, certificates } = setting
    if (reading.security === 'tls') await talk.secure(reading.address, certificates === 'checked')
    await status(talk, 'to speak')
    if (reading.security === 'starttls') {
      await ask(talk, 'STLS')
      await talk.secure(reading.address, certificates === 'checked')
    }
    await ask(talk, `USER ${reading.user}`, `the user ${reading.user}`)
    await ask(talk, `PASS ${password}`, `the login of ${reading.user}`)
  }
}

const ask = (talk: Talk, line: string, question = line): Promise<string> => {
  talk.send(`${line}\r\n`)
  return status(talk, question)
}

/** What follows +OK. A refusal that says IN-USE or SYS/TEMP may go well a moment later (RFC 2449 §8, RFC 3206). */
const status = async (talk: Talk, question: string): Promise<string> => {
  const line = await talk.line()
  if (line === '+OK' || line.startsWith('+OK ')) return line.slice(4)
  if (!line.startsWith('-ERR')) throw talk.failure('speaks no POP3', line)
  throw talk.failure(`refuses ${question}`, line, /^-ERR \[(IN-USE|SYS\/TEMP|LOGIN-DELAY)\]/i.test(line))
}

/** Lines until the one with only a dot, without the dots that were put before others. */
const text = async (talk: Talk): Promise<string> => {
  const lines: string[] = []
  while (lines.length < mostLines) {
    const line = await talk.line()
    if (line === '.') return lines.join('\r\n')
    lines.push(line.startsWith('.') ? line.slice(1) : line)
  }
  throw talk.failure('does not end a message')
}
