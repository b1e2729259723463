import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lineProtocols } from './line-protocols.ts'
import { MailStore } from './mail/mail-store.ts'

let root: string
let isFull: boolean
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hawser-mail-'))
  isFull = false
})
afterEach(() => rmSync(root, { recursive: true }))

const begin = (name: string) => {
  const protocol = lineProtocols[name]
  if (!protocol) throw new Error(`no ${name}`)
  return protocol.begin({ host: 'mail', isDiskFull: () => isFull, mail: new MailStore(root) })
}
const say = (name: string, ...lines: readonly string[]) => {
  const talk = begin(name)
  return lines.map((line) => talk(line)?.text ?? '')
}
const send = (text: string) =>
  say('smtp', 'EHLO me', 'MAIL FROM:<a@b>', 'RCPT TO:<Proof@b>', 'DATA', ...text.split('\r\n'), '.').at(-1)

it.each([
  ['imap', '* OK ', 'a LOGOUT', '* BYE mail closing connection\r\na OK LOGOUT completed\r\n'],
  ['pop', '+OK ', 'QUIT', '+OK bye\r\n'],
  ['smtp', '220 mail ESMTP', 'QUIT', '221 2.0.0 mail closing connection\r\n'],
  ['lmtp', '220 mail LMTP', 'quit', '221 2.0.0 mail closing connection\r\n'],
])('%s greets, and says good-bye when asked to', (name, greeting, leave, goodBye) => {
  expect(lineProtocols[name]?.greeting('mail').startsWith(greeting)).toBe(true)
  expect(begin(name)(leave)).toEqual({ text: goodBye, close: true })
  expect(begin(name)('a XYZZY')?.close).toBeUndefined()
})

it('knows SMTP from LMTP by the hello', () => {
  expect(say('smtp', 'EHLO me', 'LHLO me').map((text) => text.slice(0, 3))).toEqual(['250', '500'])
  expect(say('lmtp', 'LHLO me')[0]).toMatch(/^250/)
})

it('refuses mail while the disk is full, also at its end, and what is for nobody', () => {
  expect(say('smtp', 'MAIL FROM:<>')[0]).toMatch(/^250/)
  expect(say('smtp', 'RCPT TO:<nobody>', 'DATA').map((text) => text.slice(0, 3))).toEqual(['550', '503'])
  const talk = begin('smtp')
  for (const line of ['MAIL FROM:<a@b>', 'RCPT TO:<proof@b>', 'DATA', 'X: y', '']) talk(line)
  isFull = true
  expect(talk('.')?.text).toMatch(/^452/)
  expect(say('smtp', 'MAIL FROM:<>')[0]).toMatch(/^452/)
  expect(new MailStore(root).messages('proof')).toEqual([])
})

it('keeps what came by SMTP where IMAP finds it by its header, and removes it by UID', () => {
  expect(send('Mark: one\r\n\r\n..dot')).toMatch(/^250/)
  expect(send('Mark: two\r\n\r\nbody')).toMatch(/^250/)
  const talk = begin('imap')
  const ask = (line: string) => talk(line)?.text
  ask('a LOGIN "proof" "any \\"word\\""')
  expect(ask('b UID SEARCH HEADER Mark "TWO"')).toMatch(/^\* SEARCH 2\r\nb OK/)
  expect(ask('c UID FETCH 1 (UID BODY.PEEK[HEADER.FIELDS (Mark)])')).toBe(
    '* 1 FETCH (UID 1 BODY[HEADER.FIELDS (Mark)] {13}\r\nMark: one\r\n\r\n)\r\nc OK UID completed\r\n',
  )
  ask('d UID STORE 1 +FLAGS.SILENT (\\Deleted)')
  expect(ask('e UID SEARCH DELETED')).toMatch(/^\* SEARCH 1\r\n/)
  expect(ask('f UID EXPUNGE 1,2')).toBe('* 1 EXPUNGE\r\nf OK UID completed\r\n')
  expect(new MailStore(root).messages('proof')).toMatchObject([{ uid: 2 }])
  send('Mark: three\r\n\r\n')
  expect(new MailStore(root).messages('proof').map(({ uid }) => uid)).toEqual([2, 3])
})

it('keeps what came by SMTP where POP finds it, and removes it at the end only', () => {
  send('Mark: one\r\n\r\nbody')
  const lines = ['USER proof', 'PASS any', 'STAT', 'TOP 1 0', 'DELE 1', 'TOP 2 0']
  const [, , stat, top, , absent] = say('pop', ...lines)
  expect(stat).toMatch(/^\+OK 1 \d+\r\n/)
  expect(top).toBe('+OK\r\nMark: one\r\n\r\n.\r\n')
  expect(absent).toMatch(/^-ERR/)
  expect(new MailStore(root).messages('proof')).toHaveLength(1)
  say('pop', ...lines, 'QUIT')
  expect(new MailStore(root).messages('proof')).toEqual([])
})

it('a name leads to no place but its mailbox', () => {
  const store = new MailStore(root)
  store.deliver(['../../etc/passwd@b'], 'x')
  expect(store.messages('../../etc/passwd')).toHaveLength(1)
  expect(new MailStore(join(root, 'store', '..')).messages('..')).toEqual([])
})

it('answers a web request at the end of its head', () => {
  const talk = begin('http')
  expect(talk('GET / HTTP/1.1')).toBeNull()
  const reply = talk('')
  const [head = '', body = ''] = reply?.text.split('\r\n\r\n') ?? []
  expect(head).toContain(`Content-Length: ${body.length}`)
  expect(reply?.close).toBe(true)
})
