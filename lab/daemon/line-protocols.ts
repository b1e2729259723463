import { imapSession } from './mail/imap-session.ts'
import type { MailStore } from './mail/mail-store.ts'
import { popSession } from './mail/pop-session.ts'
import { transferSession } from './mail/smtp-session.ts'

/** What a daemon says next; `close` ends the connection after it. */
export type Reply = { readonly text: string; readonly close?: boolean }

/** Where a conversation is held. */
export type Place = {
  readonly host: string
  readonly isDiskFull: () => boolean
  readonly mail: MailStore
}

/** One client's conversation: gets one line without its end; null: nothing is to be said yet. */
export type Conversation = (line: string) => Reply | null

/** A protocol of lines, as far as checks and proofs of service need it. */
export type LineProtocol = {
  readonly greeting: (host: string) => string
  readonly begin: (place: Place) => Conversation
}

const imap: LineProtocol = {
  greeting: (host) => `* OK [CAPABILITY IMAP4rev1] ${host} IMAP4 service ready\r\n`,
  begin: imapSession,
}

const pop: LineProtocol = {
  greeting: (host) => `+OK ${host} POP3 service ready\r\n`,
  begin: popSession,
}

const transfer = (name: 'ESMTP' | 'LMTP', hello: readonly string[]): LineProtocol => ({
  greeting: (host) => `220 ${host} ${name} service ready\r\n`,
  begin: (place) => transferSession(hello, place),
})

const http: LineProtocol = {
  greeting: () => '',
  begin:
    ({ host }) =>
    (line) => {
      if (line !== '') return null
      const page = `<!doctype html><title>${host}</title><p>${host} answers.</p>\n`
      const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n`
      return { text: `${head}\r\n${page}`, close: true }
    },
}

/** Protocols by the service that speaks them. */
export const lineProtocols: Readonly<Record<string, LineProtocol>> = {
  imap,
  pop,
  smtp: transfer('ESMTP', ['HELO', 'EHLO']),
  lmtp: transfer('LMTP', ['LHLO']),
  http,
  admin: http,
}
