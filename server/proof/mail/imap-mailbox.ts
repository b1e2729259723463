import { Imap, quotedOrLiteral, type Response } from './imap.ts'
import { mostAtOnce, type Found, type Mailbox, type MailboxOrder } from './mailbox.ts'
import { markHeader, markStem, tokenIn } from './mark.ts'
import { MailFailure } from '#server/mail/mail-failure.ts'
import type { Talk } from '#server/mail/talk.ts'

type Message = { readonly uid: string; readonly token: string }

/** The INBOX of one user over IMAP4rev1 (RFC 3501): one conversation for as long as it lasts. */
export class ImapMailbox implements Mailbox {
  readonly #order: MailboxOrder
  #session: { readonly talk: Talk; readonly imap: Imap; readonly capabilities: ReadonlySet<string> } | null =
    null

  constructor(order: MailboxOrder) {
    this.#order = order
  }

  async look(): Promise<Found> {
    try {
      const { imap } = (this.#session ??= await this.#signIn())
      // A server tells of new messages when it is asked something.
      await imap.ask('NOOP', 'NOOP')
      const messages = await this.#marked(imap)
      if (messages.length > 0) await this.#tidy(imap, messages)
      return messages.map(({ token }) => token)
    } catch (error) {
      this.close()
      throw error
    }
  }

  close(): void {
    this.#session?.talk.leave('h0 LOGOUT\r\n')
    this.#session = null
  }

  async #signIn() {
    const { setting, password, open } = this.#order
    const { reading, certificates } = setting
    const talk = await open()
    try {
      if (reading.security === 'tls') await talk.secure(reading.address, certificates === 'checked')
      const imap = new Imap(talk)
      await imap.greeting()
      let capabilities = await imap.capabilities()
      if (reading.security === 'starttls') {
        if (!capabilities.has('STARTTLS')) throw talk.failure('offers no STARTTLS')
        await imap.ask('STARTTLS', 'STARTTLS')
        await talk.secure(reading.address, certificates === 'checked')
        // What was said in the clear counts no more (RFC 3501 §6.2.1).
        capabilities = await imap.capabilities()
      }
      if (capabilities.has('LOGINDISABLED')) throw talk.failure('takes no password without TLS')
      const words = [quotedOrLiteral(reading.user), quotedOrLiteral(password)]
      await imap.ask(`the login of ${reading.user}`, 'LOGIN', ...words)
      capabilities = await imap.capabilities()
      await imap.ask('SELECT INBOX', 'SELECT INBOX')
      return { talk, imap, capabilities }
    } catch (error) {
      talk.leave()
      throw error
    }
  }

  /** A search finds parts of words: what it finds is looked at before it is believed. */
  async #marked(imap: Imap): Promise<readonly Message[]> {
    const { mark } = this.#order
    const words = ['UID SEARCH HEADER', markHeader, quotedOrLiteral(markStem(mark).trim())]
    const found = await imap.ask('SEARCH', ...words)
    const uids = found.flatMap(({ text }) =>
      /^\* SEARCH( \d+)*\s*$/i.test(text) ? text.trim().split(' ').slice(2) : [],
    )
    if (uids.length === 0) return []
    const set = uids.slice(-mostAtOnce).join(',')
    const fetched = await imap.ask('FETCH', `UID FETCH ${set} (UID BODY.PEEK[HEADER.FIELDS (${markHeader})])`)
    return fetched.flatMap((response) => {
      const uid = uidOf(response)
      const token = tokenIn(response.literals.join(''), mark)
      return uid !== null && uids.includes(uid) && token !== null ? [{ uid, token }] : []
    })
  }

  /** What was found was found, even where it cannot be removed: the next proof tries that again. */
  async #tidy(imap: Imap, messages: readonly Message[]): Promise<void> {
    try {
      await this.#remove(imap, messages)
    } catch (error) {
      if (!(error instanceof MailFailure)) throw error
      this.close()
    }
  }

  /** Takes away these messages and no others: without UIDPLUS only where nothing else is marked as deleted. */
  async #remove(imap: Imap, messages: readonly Message[]): Promise<void> {
    const set = messages.map(({ uid }) => uid).join(',')
    await imap.ask('STORE', `UID STORE ${set} +FLAGS.SILENT (\\Deleted)`)
    if (this.#session?.capabilities.has('UIDPLUS')) {
      await imap.ask('EXPUNGE', `UID EXPUNGE ${set}`)
      return
    }
    const others = await imap.ask('SEARCH', `UID SEARCH DELETED NOT UID ${set}`)
    if (!others.some(({ text }) => /^\* SEARCH \d/i.test(text))) await imap.ask('EXPUNGE', 'EXPUNGE')
  }
}

const uidOf = ({ text }: Response): string | null =>
  /^\* \d+ FETCH \(.*\bUID (\d+)\b/i.exec(text)?.[1] ?? null
