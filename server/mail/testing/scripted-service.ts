import { once } from 'node:events'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import { selfSigned } from '#lab/daemon/certificate.ts'
import { realClock } from '#server/transport/testing/clock.ts'
import { Talk } from '../talk.ts'

/** What is said at once; `tls` puts TLS around what follows, `hang-up` ends the connection. */
export type Words = string | Buffer | 'tls' | 'hang-up'

/** What a line must be, and what is said after it. */
export type Exchange = readonly [heard: RegExp, ...say: readonly Words[]]

export type ScriptedService = {
  readonly port: number
  /** Every line it was told, of all conversations. */
  readonly heard: string[]
  /** A conversation with it. */
  readonly talk: (stepMs?: number) => Promise<Talk>
  readonly close: () => Promise<void>
}

const context = createSecureContext(selfSigned('mail.example.com'))

/** A service on a loopback port that says what its script says, and hangs up at the first line that is not in it. */
export const startScripted = async (
  greeting: readonly Words[],
  exchanges: readonly Exchange[] = [],
): Promise<ScriptedService> => {
  const heard: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    hold(socket, { greeting, exchanges, heard })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    port,
    heard,
    async talk(stepMs = 2_000) {
      const socket = connect(port, '127.0.0.1')
      await once(socket, 'connect')
      return new Talk(socket, {
        clock: realClock,
        where: '10.10.10.20 port 25',
        stepMs,
        secrets: ['s3cret'],
      })
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

type Scene = {
  readonly greeting: readonly Words[]
  readonly exchanges: readonly Exchange[]
  readonly heard: string[]
}

function hold(socket: Socket, { greeting, exchanges, heard }: Scene): void {
  const rest = [...exchanges]
  const say = (current: Socket, words: readonly Words[]): void => {
    for (const [index, word] of words.entries()) {
      if (word === 'hang-up') return void current.end()
      if (word === 'tls') return secure(current, words.slice(index + 1))
      current.write(word)
    }
  }
  const listen = (current: Socket): void => {
    let pending = ''
    current.on('data', (chunk: Buffer) => {
      const lines = (pending + chunk.toString('utf8')).split('\r\n')
      pending = lines.pop() ?? ''
      for (const line of lines) {
        heard.push(line)
        const [expected, ...words] = rest[0] ?? [/^$/, 'hang-up' as const]
        if (rest.length === 0) return void current.end()
        // Lines that the script does not speak of are part of what was announced before: a message, a literal.
        if (!expected.test(line)) continue
        rest.shift()
        say(current, words)
      }
    })
  }
  const secure = (clear: Socket, words: readonly Words[]): void => {
    clear.removeAllListeners('data')
    const secured = new TLSSocket(clear, { isServer: true, secureContext: context })
    secured.on('error', () => secured.destroy())
    listen(secured)
    say(secured, words)
  }
  listen(socket)
  say(socket, greeting)
}
