/** What a daemon says next; `close` ends the connection after it. */
export type Reply = { readonly text: string; readonly close?: boolean }

/** The first words of a protocol of lines. `answer` gets one line without its end. */
export type LineProtocol = {
  readonly greeting: (host: string) => string
  readonly answer: (
    line: string,
    place: { readonly host: string; readonly diskFull: boolean },
  ) => Reply | null
}

const imap: LineProtocol = {
  greeting: (host) => `* OK [CAPABILITY IMAP4rev1] ${host} IMAP4 service ready\r\n`,
  answer(line, { host }) {
    const [tag = '*', word = ''] = line.split(' ')
    const done = (text: string) => `${tag} ${text}\r\n`
    switch (word.toUpperCase()) {
      case 'CAPABILITY':
        return { text: `* CAPABILITY IMAP4rev1\r\n${done('OK CAPABILITY completed')}` }
      case 'NOOP':
        return { text: done('OK NOOP completed') }
      case 'LOGIN':
        return { text: done('OK User logged in') }
      case 'SELECT':
        return { text: `* 0 EXISTS\r\n* 0 RECENT\r\n${done('OK [READ-WRITE] SELECT completed')}` }
      case 'LOGOUT':
        return { text: `* BYE ${host} closing connection\r\n${done('OK LOGOUT completed')}`, close: true }
      default:
        return { text: done('BAD command unknown') }
    }
  },
}

const pop: LineProtocol = {
  greeting: (host) => `+OK ${host} POP3 service ready\r\n`,
  answer(line) {
    switch (line.split(' ')[0]?.toUpperCase()) {
      case 'CAPA':
        return { text: '+OK\r\nUSER\r\n.\r\n' }
      case 'USER':
      case 'PASS':
      case 'NOOP':
        return { text: '+OK\r\n' }
      case 'STAT':
        return { text: '+OK 0 0\r\n' }
      case 'LIST':
        return { text: '+OK\r\n.\r\n' }
      case 'QUIT':
        return { text: '+OK bye\r\n', close: true }
      default:
        return { text: '-ERR command unknown\r\n' }
    }
  },
}

const transfer = (name: 'ESMTP' | 'LMTP', hello: readonly string[]): LineProtocol => ({
  greeting: (host) => `220 ${host} ${name} service ready\r\n`,
  answer(line, { host, diskFull }) {
    const word = line.split(' ')[0]?.toUpperCase() ?? ''
    if (hello.includes(word)) return { text: `250-${host}\r\n250 PIPELINING\r\n` }
    switch (word) {
      case 'MAIL':
        return { text: diskFull ? '452 4.3.1 insufficient system storage\r\n' : '250 2.1.0 sender ok\r\n' }
      case 'RSET':
      case 'NOOP':
        return { text: '250 2.0.0 ok\r\n' }
      case 'RCPT':
        return { text: '550 5.1.1 no such user here\r\n' }
      case 'QUIT':
        return { text: `221 2.0.0 ${host} closing connection\r\n`, close: true }
      default:
        return { text: '500 5.5.1 command unknown\r\n' }
    }
  },
})

const http: LineProtocol = {
  greeting: () => '',
  answer(line, { host }) {
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
