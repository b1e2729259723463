import { expect, test } from 'vitest'
import { proofMessage, tokenIn } from './mark.ts'

const mark = { cluster: 'demo', group: 'Mail', token: 'abc_-1' }
const order = { sender: 'hawser@example.com', recipient: 'proof@example.com', at: Date.UTC(2026, 10, 22) }

test('a message carries the mark by which it is found, in lines of ASCII', () => {
  const message = proofMessage(mark, order)
  const [head = ''] = message.split('\r\n\r\n')
  expect(tokenIn(head, mark)).toBe('abc_-1')
  expect(head).toContain('Date: Sun, 22 Nov 2026 00:00:00 +0000\r\n')
  expect(head).toContain('Message-ID: <hawser.abc_-1@example.com>\r\n')
  expect(message).toMatch(/^(?:[\u0020-\u007e]*\r\n)+$/)
})

test.each([
  ['of another group', 'X-Hawser-Proof: demo/Mail2 abc', null],
  ['of another cluster', 'X-Hawser-Proof: demo2/Mail abc', null],
  ['quoted in another', 'Subject: X-Hawser-Proof: demo/Mail abc', null],
  ['with two marks', 'X-Hawser-Proof: demo/Mail abc\r\nX-Hawser-Proof: demo/Mail abc', null],
  ['without a token', 'X-Hawser-Proof: demo/Mail ', null],
  ['with more behind the token', 'X-Hawser-Proof: demo/Mail abc def', null],
  ['folded and in other capitals', 'x-hawser-PROOF:\r\n demo/Mail abc\r\nTo: <a@b>', 'abc'],
])('a message %s', (_what, headers, token) => {
  expect(tokenIn(headers, mark)).toBe(token)
})
