import type { Talk } from '#server/mail/talk.ts'

/** Words of a command: text as it stands, or bytes that are sent as a literal (RFC 3501 §4.3). */
export type Part = string | { readonly literal: string }

/** A response with the literals it holds; in `text` each stands as `{n}`. */
export type Response = { readonly text: string; readonly literals: readonly string[] }

const mostResponses = 1_000
const largestLiteral = 64 * 1024

/** A text as a quoted string, or as a literal where quoting has no way to write it (RFC 3501 §9). */
export const quotedOrLiteral = (text: string): Part =>
  /^[\u0020-\u007e]*$/.test(text) ? `"${text.replaceAll(/["\\]/g, '\\$&')}"` : { literal: text }

/** Commands and responses of IMAP4rev1. What is no IMAP, and every refusal, is a `MailFailure`. */
export class Imap {
  readonly #talk: Talk
  #last = 0

  constructor(talk: Talk) {
    this.#talk = talk
  }

  /** The server's first word; only one who has not signed anybody in yet will do. */
  async greeting(): Promise<void> {
    const { text } = await this.#response()
    if (!/^\* OK( |$)/i.test(text)) throw this.#talk.failure('does not greet as IMAP', text)
  }

  /** Sends a command and answers the untagged responses before its OK. `question` stands for it in sentences. */
  async ask(question: string, ...parts: readonly Part[]): Promise<readonly Response[]> {
    this.#last += 1
    const tag = `h${this.#last}`
    await this.#send(tag, question, parts)
    const untagged: Response[] = []
    while (untagged.length < mostResponses) {
      const response = await this.#response()
      if (response.text.startsWith('* ')) {
        if (/^\* BYE/i.test(response.text)) throw this.#refused(question, response.text, true)
        untagged.push(response)
        continue
      }
      if (response.text.startsWith(`${tag} OK`)) return untagged
      throw this.#refused(question, response.text, false)
    }
    throw this.#talk.failure(`does not end its answer to ${question}`)
  }

  /** Capabilities, in capitals. */
  async capabilities(): Promise<ReadonlySet<string>> {
    const responses = await this.ask('CAPABILITY', 'CAPABILITY')
    const line = responses.find(({ text }) => /^\* CAPABILITY /i.test(text))
    return new Set(line?.text.toUpperCase().split(' ').slice(2))
  }

  async #send(tag: string, question: string, parts: readonly Part[]): Promise<void> {
    let pending = tag
    for (const part of parts) {
      if (typeof part === 'string') {
        pending += ` ${part}`
        continue
      }
      const bytes = Buffer.from(part.literal, 'utf8')
      this.#talk.send(`${pending} {${bytes.length}}\r\n`)
      const { text } = await this.#response()
      if (!text.startsWith('+')) throw this.#refused(question, text, false)
      this.#talk.send(bytes)
      pending = ''
    }
    this.#talk.send(`${pending}\r\n`)
  }

  async #response(): Promise<Response> {
    const literals: string[] = []
    let text = ''
    let size = 0
    for (;;) {
      const line = await this.#talk.line()
      text += line
      const literal = /\{(\d+)\}$/.exec(line)
      if (!literal) break
      size += Number(literal[1])
      if (size > largestLiteral) throw this.#talk.failure('sends more than was asked')
      literals.push((await this.#talk.bytes(Number(literal[1]))).toString('utf8'))
    }
    if (!/^(\*|\+|h\d+)( |$)/.test(text)) throw this.#talk.failure('speaks no IMAP', text)
    return { text, literals }
  }

  /** A server that says UNAVAILABLE, INUSE or BYE may be ready a moment later (RFC 5530 §3). */
  #refused(question: string, words: string, isLeaving: boolean) {
    const isTemporary = isLeaving || /^\S+ NO \[(UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]/i.test(words)
    return this.#talk.failure(`refuses ${question}`, words, isTemporary)
  }
}
