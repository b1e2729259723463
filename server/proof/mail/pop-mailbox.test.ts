import { afterEach, expect, test } from 'vitest'
import { mailFlowSetting, type MailService } from '#lib/wire/mail-flow/setting.ts'
import { PopMailbox } from './pop-mailbox.ts'
import { MailFailure } from '#server/mail/mail-failure.ts'
import {
  startScripted,
  type Exchange,
  type ScriptedService,
  type Words,
} from '#server/mail/testing/scripted-service.ts'

let service: ScriptedService | null = null
afterEach(() => service?.close())

const hello = ['+OK ready\r\n']
const look = async (
  exchanges: readonly Exchange[],
  greeting: readonly Words[] = hello,
  security: MailService['security'] = 'none',
) => {
  service = await startScripted(greeting, exchanges)
  const { talk } = service
  const setting = mailFlowSetting.parse({
    sender: 'hawser@example.com',
    recipient: 'proof@example.com',
    sending: { address: '10.0.0.1', port: 25, security: 'none' },
    reading: { address: '10.0.0.1', port: 110, security, protocol: 'pop', user: 'proof' },
    certificates: 'unchecked',
  })
  const mark = { cluster: 'demo', group: 'Mail' }
  const box = new PopMailbox({ setting, password: 's3cret', mark, open: () => talk(300) })
  return box.look().catch((error: unknown) => {
    if (error instanceof MailFailure) return error
    throw error
  })
}

const signedIn: readonly Exchange[] = [
  [/^USER proof$/, '+OK\r\n'],
  [/^PASS s3cret$/, '+OK\r\n'],
]
const top = (number: number, ...lines: readonly string[]): Exchange => [
  new RegExp(`^TOP ${number} 0$`),
  ['+OK', ...lines, '', '.', ''].join('\r\n'),
]

test('finds what is marked as of this group and removes only that', async () => {
  const found = await look([
    ...signedIn,
    [/^STAT$/, '+OK 3 900\r\n'],
    top(3, 'x-hawser-proof: demo/Mail', '\tnew'),
    [/^DELE 3$/, '+OK\r\n'],
    top(2, '..dots', 'X-Hawser-Proof: demo/Mail one', 'X-Hawser-Proof: demo/Mail two'),
    top(1, 'X-Hawser-Proof: demo/Mail old'),
    [/^DELE 1$/, '+OK\r\n'],
    [/^QUIT$/, '+OK bye\r\n'],
  ])
  expect(found).toEqual(['new', 'old'])
})

test('STLS secures it before the password', async () => {
  const exchanges: readonly Exchange[] = [
    [/^STLS$/, '+OK go on\r\n', 'tls'],
    ...signedIn,
    [/^STAT$/, '+OK 0 0\r\n'],
    [/^QUIT$/, '+OK bye\r\n'],
  ]
  expect(await look(exchanges, hello, 'starttls')).toEqual([])
})

test('what was found counts as found where it cannot be removed', async () => {
  const marked = [top(1, 'X-Hawser-Proof: demo/Mail new'), [/^DELE/, '-ERR read-only\r\n']] as const
  expect(await look([...signedIn, [/^STAT$/, '+OK 1 9\r\n'], ...marked])).toEqual(['new'])
})

test.each<[string, readonly Words[], readonly Exchange[], boolean, RegExp]>([
  ['is another protocol', ['* OK\r\n'], [], false, /speaks no POP3/],
  [
    'knows another password',
    hello,
    [
      [/USER/, '+OK\r\n'],
      [/PASS/, '-ERR not s3cret\r\n'],
    ],
    false,
    /not ••••/,
  ],
  [
    'is in use',
    hello,
    [
      [/USER/, '+OK\r\n'],
      [/PASS/, '-ERR [IN-USE] wait\r\n'],
    ],
    true,
    /IN-USE/,
  ],
  ['counts in words', hello, [...signedIn, [/STAT/, '+OK many\r\n']], false, /how many messages.*: many/],
  [
    'never ends a message',
    hello,
    [...signedIn, [/STAT/, '+OK 1 1\r\n'], [/TOP/, `+OK\r\n${'x\r\n'.repeat(2_500)}`]],
    false,
    /does not end a message/,
  ],
  ['hangs up', hello, [[/USER/, 'hang-up']], true, /closed the connection/],
])('a server that %s', async (_what, greeting, exchanges, isTemporary, text) => {
  const failure = await look(exchanges, greeting)
  expect(failure).toMatchObject({ isTemporary, message: expect.stringMatching(text) })
  expect(String(failure)).not.toContain('s3cret')
})
