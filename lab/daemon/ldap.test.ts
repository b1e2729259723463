import { expect, it } from 'vitest'
import { answerLdap } from './ldap.ts'

const bind = Buffer.from('300c020101600702010304008000', 'hex')
const search = Buffer.from(
  '3025020102632004 0a636e3d6d6f6e69746f720a01000a0100020100020100010100870b6f626a656374436c617373 3000'.replaceAll(
    ' ',
    '',
  ),
  'hex',
)
const unbind = Buffer.from('30050201034200', 'hex')

it('answers a bind with success under the same message id', () => {
  const { reply, rest, close } = answerLdap(bind)
  expect(reply.toString('hex')).toBe('300c02010161070a010004000400')
  expect([rest.length, close]).toEqual([0, false])
})

it('answers a search with one entry and its end', () => {
  const whole = Buffer.concat([Buffer.from([0x30, search.length - 2]), search.subarray(2)])
  const { reply } = answerLdap(whole)
  expect(reply.toString('latin1')).toContain('cn=monitor')
  expect(reply.subarray(-14).toString('hex')).toBe('300c02010265070a010004000400')
})

it('waits for the rest of a message, however it is cut', () => {
  for (let at = 0; at < bind.length; at += 1) {
    const first = answerLdap(bind.subarray(0, at))
    expect(first.reply).toHaveLength(0)
    expect(answerLdap(Buffer.concat([first.rest, bind.subarray(at)])).reply).toHaveLength(14)
  }
})

it('ends on unbind', () => {
  expect(answerLdap(Buffer.concat([bind, unbind]))).toMatchObject({ close: true })
})

it.each([
  ['GET / HTTP/1.1\r\n\r\n'],
  [Buffer.from('3084000fffff', 'hex')],
  [Buffer.from('3003040100', 'hex')],
])('refuses what is not LDAP', (bytes) => {
  expect(() => answerLdap(Buffer.from(bytes))).toThrow(RangeError)
})
