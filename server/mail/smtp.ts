import type { Talk } from './talk.ts'

type Reply = { readonly code: number; readonly lines: readonly string[] }

const mostLines = 100

/** One reply, of one line or several with the same code (RFC 5321 §4.2). */
const replyTo = async (talk: Talk): Promise<Reply> => {
  const lines: string[] = []
  let code: number | null = null
  while (lines.length < mostLines) {
    const line = await talk.line()
    const parts = /^([2-5]\d\d)(?:([ -])(.*))?$/.exec(line)
    if (!parts || (code !== null && Number(parts[1]) !== code)) throw talk.failure('speaks no SMTP', line)
    code = Number(parts[1])
    lines.push(parts[3] ?? '')
    if (parts[2] !== '-') return { code, lines }
  }
  throw talk.failure('does not end its reply')
}

/** A reply of that code; 4xx is worth another try (RFC 5321 §4.2.1). */
const expected = async (talk: Talk, code: number, question: string): Promise<Reply> => {
  const reply = await replyTo(talk)
  if (reply.code === code) return reply
  const words = `${reply.code} ${reply.lines.join(' ')}`
  throw talk.failure(`refuses ${question}`, words, reply.code >= 400 && reply.code < 500)
}

const ask = (talk: Talk, line: string, code: number, question = line): Promise<Reply> => {
  talk.send(`${line}\r\n`)
  return expected(talk, code, question)
}

/** A client without a name calls itself by an address (RFC 5321 §4.1.4). */
const hello = (talk: Talk): Promise<Reply> => ask(talk, 'EHLO [127.0.0.1]', 250, 'EHLO')

/** Lines that begin with a dot get another one (RFC 5321 §4.5.2). */
const stuffed = (message: string): string => message.replaceAll(/^\./gm, '..')

/** Who sends to whom, and how the server is spoken with. Addresses have nothing in them that ends a line or a path. */
export type Envelope = {
  readonly security: 'none' | 'starttls' | 'tls'
  /** Whom the certificate must be for, where it is checked. */
  readonly name: string
  readonly isChecked: boolean
  readonly sender: string
  readonly recipients: readonly string[]
}

/**
 * Hands one message in and returns once the server has taken it (RFC 5321). `message` ends with CR LF. Throws
 * `MailFailure`; then no recipient has it. What the server says to QUIT is not waited for: the message is taken.
 */
export const sendMessage = async (talk: Talk, envelope: Envelope, message: string): Promise<void> => {
  const { security, name, isChecked, sender, recipients } = envelope
  if (security === 'tls') await talk.secure(name, isChecked)
  await expected(talk, 220, 'to speak')
  const { lines } = await hello(talk)
  if (security === 'starttls') {
    if (!lines.some((line) => line.trim().toUpperCase() === 'STARTTLS'))
      throw talk.failure('offers no STARTTLS')
    await ask(talk, 'STARTTLS', 220)
    await talk.secure(name, isChecked)
    await hello(talk)
  }
  await ask(talk, `MAIL FROM:<${sender}>`, 250, `the sender ${sender}`)
  for (const recipient of recipients)
    await ask(talk, `RCPT TO:<${recipient}>`, 250, `the recipient ${recipient}`)
  await ask(talk, 'DATA', 354)
  await ask(talk, `${stuffed(message)}.`, 250, 'the message')
  talk.leave('QUIT\r\n')
}
