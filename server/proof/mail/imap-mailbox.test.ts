import { afterEach, expect, test } from 'vitest'
import { mailFlowSetting, type MailService } from '#lib/wire/mail-flow/setting.ts'
import { ImapMailbox } from './imap-mailbox.ts'
import { MailFailure } from '#server/mail/mail-failure.ts'
import {
  startScripted,
  type Exchange,
  type ScriptedService,
  type Words,
} from '#server/mail/testing/scripted-service.ts'

let service: ScriptedService | null = null
let box: ImapMailbox | null = null
afterEach(async () => {
  box?.close()
  await service?.close()
})

type Wanted = { security?: MailService['security']; user?: string; password?: string }

const look = async (
  exchanges: readonly Exchange[],
  wanted: Wanted = {},
  greeting: readonly Words[] = hello,
) => {
  const { security = 'none', user = 'proof', password = 's3cret' } = wanted
  service = await startScripted(greeting, exchanges)
  const { talk } = service
  const setting = mailFlowSetting.parse({
    sender: 'hawser@example.com',
    recipient: 'proof@example.com',
    sending: { address: '10.0.0.1', port: 25, security: 'none' },
    reading: { address: '10.0.0.1', port: 143, security, protocol: 'imap', user },
    certificates: 'unchecked',
  })
  const mark = { cluster: 'demo', group: 'Mail' }
  box = new ImapMailbox({ setting, password, mark, open: () => talk(300) })
  return box.look().catch((error: unknown) => {
    if (error instanceof MailFailure) return error
    throw error
  })
}

const hello = ['* OK ready\r\n']
const can = (words: string): Exchange => [
  / CAPABILITY$/,
  `* CAPABILITY IMAP4rev1${words}\r\n`,
  'h1 OK done\r\n',
]
/** Answers with the tag it was asked with. */
const on = (heard: RegExp, tag: number, ...untagged: readonly Words[]): Exchange => [
  heard,
  ...untagged,
  `h${tag} OK done\r\n`,
]
const signedIn = (words = ''): readonly Exchange[] => [
  can(''),
  on(/LOGIN "proof" "s3cret"$/, 2),
  on(/CAPABILITY$/, 3, `* CAPABILITY IMAP4rev1${words}\r\n`),
  on(/SELECT INBOX$/, 4, '* 7 EXISTS\r\n'),
  on(/NOOP$/, 5),
]
const header = (value: string) => {
  const text = `X-Hawser-Proof: ${value}\r\n\r\n`
  return `{${Buffer.byteLength(text)}}\r\n${text}`
}
const search = /UID SEARCH HEADER X-Hawser-Proof "demo\/Mail"$/

test('finds what is marked as of this group, believes no other, and removes only that', async () => {
  const fetched = [
    `* 1 FETCH (UID 11 BODY[HEADER.FIELDS (X-Hawser-Proof)] ${header('demo/Mail abc_-1')})\r\n`,
    `* 2 FETCH (BODY[HEADER.FIELDS (X-Hawser-Proof)] ${header('demo/Mail old')} UID 12)\r\n`,
    `* 3 FETCH (UID 13 BODY[HEADER.FIELDS (X-Hawser-Proof)] ${header('demo/Mail2 other')})\r\n`,
    `* 4 FETCH (UID 14 BODY[HEADER.FIELDS (X-Hawser-Proof)] ${header('re: demo/Mail quoted')})\r\n`,
    `* 5 FETCH (UID 99 BODY[HEADER.FIELDS (X-Hawser-Proof)] ${header('demo/Mail unasked')})\r\n`,
    '* 6 FETCH (UID 15 BODY[HEADER.FIELDS (X-Hawser-Proof)] NIL)\r\n',
  ]
  const found = await look([
    ...signedIn(' UIDPLUS'),
    on(search, 6, '* SEARCH 11 12 13 14 15\r\n'),
    on(/UID FETCH 11,12,13,14,15 \(UID BODY\.PEEK/, 7, ...fetched),
    on(/UID STORE 11,12 \+FLAGS\.SILENT/, 8),
    on(/UID EXPUNGE 11,12$/, 9),
  ])
  expect(found).toEqual(['abc_-1', 'old'])
})

const one = `* 1 FETCH (UID 11 BODY[HEADER.FIELDS (X-Hawser-Proof)] ${header('demo/Mail abc')})\r\n`
const oneFound = [
  ...signedIn(),
  on(search, 6, '* SEARCH 11\r\n'),
  on(/UID FETCH 11 /, 7, one),
  on(/UID STORE 11 /, 8),
]

test('without UIDPLUS nothing is expunged while somebody else has marked a message', async () => {
  const beside = on(/UID SEARCH DELETED NOT UID 11$/, 9, '* SEARCH 5\r\n')
  expect(await look([...oneFound, beside])).toEqual(['abc'])
  box?.close()
  expect(service?.heard.some((line) => line.endsWith('EXPUNGE'))).toBe(false)
  await service?.close()
  const alone = on(/UID SEARCH DELETED NOT UID 11$/, 9, '* SEARCH\r\n')
  expect(await look([...oneFound, alone, on(/ EXPUNGE$/, 10)])).toEqual(['abc'])
  expect(service?.heard.some((line) => line.endsWith('EXPUNGE'))).toBe(true)
})

test('what was found counts as found where it cannot be removed', async () => {
  const refused: Exchange = [/UID STORE/, 'h8 NO read-only\r\n']
  expect(await look([...oneFound.slice(0, -1), refused])).toEqual(['abc'])
})

test('one conversation for many looks; an empty mailbox is no failure', async () => {
  const second = [on(/NOOP$/, 7), on(search, 8, '* SEARCH\r\n')]
  expect(await look([...signedIn(), on(search, 6, '* SEARCH\r\n'), ...second])).toEqual([])
  expect(await box?.look()).toEqual([])
  expect(service?.heard.filter((line) => line.includes('LOGIN'))).toHaveLength(1)
})

test('quotes are escaped, and what no quoted string can say goes as a literal', async () => {
  const login: Exchange = [/LOGIN "a\\"b\\\\c" \{6\}$/, '+ go on\r\n']
  const rest: Exchange = [/^pässw$|^päss!$/, 'h2 NO no\r\n']
  const failure = await look([can(''), login, rest], { user: 'a"b\\c', password: 'pässw' })
  expect(failure).toMatchObject({ message: expect.stringContaining('refuses the login of a"b\\c') })
})

test('TLS: by STARTTLS, before the password; what was offered in the clear is forgotten', async () => {
  const exchanges: readonly Exchange[] = [
    can(' STARTTLS LOGINDISABLED'),
    [/STARTTLS$/, 'h2 OK go on\r\n', 'tls'],
    on(/CAPABILITY$/, 3, '* CAPABILITY IMAP4rev1\r\n'),
    on(/LOGIN/, 4),
    on(/CAPABILITY$/, 5, '* CAPABILITY IMAP4rev1\r\n'),
    on(/SELECT/, 6),
    on(/NOOP/, 7),
    on(search, 8, '* SEARCH\r\n'),
  ]
  expect(await look(exchanges, { security: 'starttls' })).toEqual([])
})

test.each<[string, readonly Words[], readonly Exchange[], boolean, RegExp]>([
  ['is signed in already', ['* PREAUTH hello\r\n'], [], false, /does not greet as IMAP/],
  ['greets with BYE', ['* BYE too many\r\n'], [], false, /does not greet as IMAP: \* BYE too many/],
  ['is another protocol', ['220 smtp\r\n'], [], false, /speaks no IMAP: 220 smtp/],
  ['wants TLS first', hello, [can(' LOGINDISABLED')], false, /takes no password without TLS/],
  [
    'knows another password',
    hello,
    [can(''), [/LOGIN/, 'h2 NO [AUTHENTICATIONFAILED] not "s3cret"\r\n']],
    false,
    /refuses the login of proof: h2 NO \[AUTHENTICATIONFAILED\] not "••••"/,
  ],
  ['is not ready', hello, [can(''), [/LOGIN/, 'h2 NO [UNAVAILABLE] later\r\n']], true, /UNAVAILABLE/],
  ['says BYE meanwhile', hello, [can(''), [/LOGIN/, '* BYE restarting\r\n']], true, /restarting/],
  ['answers with another tag', hello, [can(''), [/LOGIN/, 'h9 OK\r\n']], false, /refuses the login/],
  ['announces 2 GB', hello, [[/CAPABILITY/, '* X {2000000000}\r\n']], false, /sends more than was asked/],
  ['announces 100 kB', hello, [[/CAPABILITY/, '* X {100000}\r\n']], false, /sends more than was asked/],
  ['never ends a literal', hello, [[/CAPABILITY/, '* X {9}\r\nabc']], true, /has not answered within/],
  ['floods', hello, [[/CAPABILITY/, '* X\r\n'.repeat(2_000)]], false, /does not end its answer/],
])('a server that %s', async (_what, greeting, exchanges, isTemporary, text) => {
  const failure = await look(exchanges, {}, greeting)
  expect(failure).toMatchObject({ isTemporary, message: expect.stringMatching(text) })
  expect(String(failure)).not.toContain('s3cret')
})
