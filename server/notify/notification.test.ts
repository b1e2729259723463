import { expect, test } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import type { Decision } from '#lib/policy/decision.ts'
import { cluster } from '#lib/policy/testing/cluster-builder.ts'
import { World } from '#lib/policy/testing/world.ts'
import { notificationMail } from './notification-mail.ts'
import { notificationOf } from './notification.ts'

const { state } = new World(cluster({ g: { systems: ['a'], resources: { web: [] } } })).connect('a')
const decision = (message: number, severity: Decision['severity'] = 'NOTICE'): Decision => ({
  id: '7.1',
  at: Date.UTC(2026, 10, 22),
  cause: null,
  severity,
  message,
  text: 'It is so: »ja«.',
  group: null,
  resource: null,
  system: systemName('a'),
  operation: null,
})

/** The table of vcs-semantics §10.6, by messages of the log. */
test.each([
  [10_307, 'ERROR', 'Error', 'Resource has faulted'],
  [13_027, 'ERROR', 'Warning', 'Resource monitor has timed out'],
  [13_073, 'NOTICE', 'Information', 'Resource is restarting'],
  [10_299, 'WARNING', 'Warning', 'Resource went online by itself'],
  [10_447, 'NOTICE', 'Information', 'Group is online'],
  [10_205, 'ERROR', 'Error', 'Group has faulted'],
  [90_031, 'CRITICAL', 'SevereError', 'Group has faulted and has nowhere to go'],
  [90_034, 'CRITICAL', 'SevereError', 'Group concurrency violation'],
  [10_322, 'ERROR', 'SevereError', 'System has faulted'],
  [10_322, 'NOTICE', 'Information', 'System has joined'],
] as const)('message %d (%s) is %s: %s', (message, logged, severity, event) => {
  expect(notificationOf(decision(message, logged), state)).toMatchObject({ severity, event, id: '7.1' })
})

test('what is watched for and found as it should be is told to nobody', () => {
  for (const message of [10_298, 10_301, 90_000, 50_135]) {
    expect(notificationOf(decision(message), state)).toBeNull()
  }
  expect(notificationOf(decision(10_299, 'INFO'), state)).toBeNull()
})

test('a message has one line per header, in ASCII, and its text whole', () => {
  const notification = notificationOf(decision(10_205, 'ERROR'), state)
  if (!notification) throw new Error('no notification')
  const hostile = { ...notification, event: 'Group\r\nBcc: x@y »', text: 'a'.repeat(3_000) }
  const header = { cluster: 'demo', from: 'hawser@example.com', to: 'ops@example.com' }
  const mail = notificationMail(hostile, header)
  const [head = '', body = ''] = mail.split('\r\n\r\n')
  expect(head.split('\r\n').map((line) => line.split(':')[0])).toEqual([
    'Date',
    'From',
    'To',
    'Subject',
    'Message-ID',
    'Auto-Submitted',
    'MIME-Version',
    'Content-Type',
    'Content-Transfer-Encoding',
  ])
  expect(mail).toMatch(/^[\r\n\u0020-\u007e]*$/)
  expect(body.split('\r\n').every((line) => line.length <= 76)).toBe(true)
  expect(Buffer.from(body, 'base64').toString('utf8')).toContain(hostile.text)
  expect(notificationMail(notification, header)).toContain('Message-ID: <hawser.demo.7-1@example.com>')
})
