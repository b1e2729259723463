import { readFileSync } from 'node:fs'
import { connect as connectClear, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

/**
 * A client of the lab's services, for the programs that check them. Each argument is a question and a loopback port
 * (`imap:40123`). `clear` and `tls` only connect; of the others the service has to do something, for the user
 * HAWSER_LAB_USER where it wants one, whose password is standard input; `tls-` before a question asks it inside TLS.
 * Exit 1 at the first refusal; a service that never answers is waited for.
 */
const host = '127.0.0.1'

/** What is said in turn, each when the answer before it was as expected. */
type Talk = readonly (readonly [say: string | Buffer, expected: RegExp])[]

const user = process.env['HAWSER_LAB_USER'] ?? ''
const needsPassword = process.argv.some((argument) => /^(imap|pop):/.test(argument))
const password = needsPassword ? readFileSync(0, 'utf8').replace(/\n$/, '') : ''

const refusal = /^(\w+ (NO|BAD) |-ERR|[45]\d\d |HTTP\/1\.\d [345])/m
const searchOfMonitor = Buffer.from(
  '30250201016320040a636e3d6d6f6e69746f720a01000a0100020100020100010100870b6f626a656374436c6173733000',
  'hex',
)
const talks: Readonly<Record<string, Talk>> = {
  imap: [
    ['', /^\* OK/],
    [`a LOGIN "${user}" "${password}"\r\n`, /^a OK/m],
    ['b SELECT INBOX\r\n', /^b OK/m],
  ],
  pop: [
    ['', /^\+OK/],
    [`USER ${user}\r\n`, /^\+OK/],
    [`PASS ${password}\r\n`, /^\+OK/],
  ],
  smtp: [
    ['', /^220/],
    ['EHLO localhost\r\n', /^250 /m],
    [`MAIL FROM:<${user}>\r\n`, /^250 /m],
  ],
  http: [['GET / HTTP/1.0\r\n\r\n', /^HTTP\/1\.1 200/]],
  ldap: [[searchOfMonitor, /cn=monitor/]],
}

const connected = (question: string, port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket: Socket = question.startsWith('tls')
      ? connectTls({ host, port, rejectUnauthorized: false }, () => resolve(socket))
      : connectClear({ host, port }, () => resolve(socket))
    socket.on('error', reject)
  })

const answered = (socket: Socket, expected: RegExp): Promise<void> =>
  new Promise((resolve, reject) => {
    let heard = ''
    socket.removeAllListeners('data').removeAllListeners('end')
    socket.on('end', () => reject(new Error('the connection was closed')))
    socket.on('data', (chunk: Buffer) => {
      heard += chunk.toString('latin1')
      if (expected.test(heard)) resolve()
      else if (refusal.test(heard)) reject(new Error(heard.trimEnd()))
    })
  })

const ask = async (question: string, port: number) => {
  const socket = await connected(question, port)
  for (const [say, expected] of talks[question.replace(/^tls-/, '')] ?? []) {
    if (say !== '') socket.write(say)
    await answered(socket, expected)
  }
  socket.destroy()
}

for (const argument of process.argv.slice(2)) {
  const [question = '', port = ''] = argument.split(':')
  try {
    await ask(question, Number(port))
  } catch (error) {
    process.stdout.write(`${question}: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
