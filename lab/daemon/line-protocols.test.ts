import { expect, it } from 'vitest'
import { lineProtocols } from './line-protocols.ts'

const place = { host: 'mail', diskFull: false }

it.each([
  ['imap', '* OK ', 'a LOGOUT', '* BYE mail closing connection\r\na OK LOGOUT completed\r\n'],
  ['pop', '+OK ', 'QUIT', '+OK bye\r\n'],
  ['smtp', '220 mail ESMTP', 'QUIT', '221 2.0.0 mail closing connection\r\n'],
  ['lmtp', '220 mail LMTP', 'quit', '221 2.0.0 mail closing connection\r\n'],
])('%s greets, and says good-bye when asked to', (name, greeting, leave, goodBye) => {
  const protocol = lineProtocols[name]
  expect(protocol?.greeting('mail').startsWith(greeting)).toBe(true)
  expect(protocol?.answer(leave, place)).toEqual({ text: goodBye, close: true })
  expect(protocol?.answer('a XYZZY', place)?.close).toBeUndefined()
})

it('knows SMTP from LMTP by the hello', () => {
  expect(lineProtocols['smtp']?.answer('EHLO me', place)?.text).toMatch(/^250/)
  expect(lineProtocols['smtp']?.answer('LHLO me', place)?.text).toMatch(/^500/)
  expect(lineProtocols['lmtp']?.answer('LHLO me', place)?.text).toMatch(/^250/)
})

it('refuses mail while the disk is full', () => {
  expect(lineProtocols['smtp']?.answer('MAIL FROM:<>', { ...place, diskFull: true })?.text).toMatch(/^452/)
  expect(lineProtocols['smtp']?.answer('MAIL FROM:<>', place)?.text).toMatch(/^250/)
})

it('answers a web request at the end of its head', () => {
  expect(lineProtocols['http']?.answer('GET / HTTP/1.1', place)).toBeNull()
  const reply = lineProtocols['http']?.answer('', place)
  const [head = '', body = ''] = reply?.text.split('\r\n\r\n') ?? []
  expect(head).toContain(`Content-Length: ${body.length}`)
  expect(reply?.close).toBe(true)
})
