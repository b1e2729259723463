import { afterEach, expect, test } from 'vitest'
import { MailFailure } from './mail-failure.ts'
import { sendMessage, type Envelope } from './smtp.ts'
import { startScripted, type Exchange, type ScriptedService, type Words } from './testing/scripted-service.ts'

let service: ScriptedService | null = null
afterEach(() => service?.close())

const envelope = (security: Envelope['security'], isChecked: boolean): Envelope => ({
  security,
  name: 'mail.example.com',
  isChecked,
  sender: 'hawser@example.com',
  recipients: ['proof@example.com'],
})

const greeting = ['220 mail ESMTP\r\n']
const hello: Exchange = [/^EHLO \[127\.0\.0\.1\]$/, '250-mail\r\n250-STARTTLS\r\n250 PIPELINING\r\n']
const ordered: readonly Exchange[] = [
  [/^MAIL FROM:<hawser@example\.com>$/, '250 ok\r\n'],
  [/^RCPT TO:<proof@example\.com>$/, '250 ok\r\n'],
  [/^DATA$/, '354 go on\r\n'],
]
const taken: Exchange = [/^\.$/, '250 2.0.0 taken\r\n']

const send = async (
  greetings: readonly Words[],
  exchanges: readonly Exchange[],
  security: Envelope['security'] = 'none',
  isChecked = true,
) => {
  service = await startScripted(greetings, exchanges)
  const talk = await service.talk(300)
  const message = 'Subject: x\r\n\r\n.\r\n..two\r\n'
  const failure = await sendMessage(talk, envelope(security, isChecked), message).then(
    () => null,
    (error: unknown) => error,
  )
  talk.leave()
  if (failure !== null && !(failure instanceof MailFailure)) throw failure
  return failure && { text: failure.message, isTemporary: failure.isTemporary }
}

test('a message goes in with its dots doubled, answers in one line or several', async () => {
  expect(await send(greeting, [hello, ...ordered, taken])).toBeNull()
  expect(service?.heard.slice(4, 9)).toEqual(['Subject: x', '', '..', '...two', '.'])
})

test('STARTTLS secures it before the sender is named; a certificate nobody vouches for is refused', async () => {
  const exchanges: readonly Exchange[] = [
    hello,
    [/^STARTTLS$/, '220 go on\r\n', 'tls'],
    hello,
    ...ordered,
    taken,
  ]
  expect(await send(greeting, exchanges, 'starttls', false)).toBeNull()
  await service?.close()
  const refused = await send(greeting, exchanges, 'starttls')
  expect(refused).toMatchObject({ isTemporary: false, text: expect.stringContaining('fails at TLS') })
  expect(service?.heard).toEqual(['EHLO [127.0.0.1]', 'STARTTLS'])
})

test('TLS from the first byte', async () => {
  expect(await send(['tls', ...greeting], [hello, ...ordered, taken], 'tls', false)).toBeNull()
})

const bare: Exchange = [/^EHLO/, '250 mail\r\n']
test.each<[string, readonly Words[], readonly Exchange[], Envelope['security'], boolean, RegExp]>([
  [
    'greets with a refusal',
    ['554 go away s3cret\r\n'],
    [],
    'none',
    false,
    /refuses to speak: 554 go away ••••$/,
  ],
  ['is busy', ['421 later\r\n'], [], 'none', true, /refuses to speak: 421 later/],
  ['is another protocol', ['* OK imap\r\n'], [], 'none', false, /speaks no SMTP: \* OK imap/],
  ['ends lines without CR', ['220 mail\n'], [], 'none', false, /ends a line without CR/],
  ['sends a line without an end', ['2'.repeat(9_000)], [], 'none', false, /line without an end/],
  ['never ends a reply', ['220-more\r\n'.repeat(200)], [], 'none', false, /does not end its reply/],
  ['changes the code in a reply', ['220-a\r\n250 b\r\n'], [], 'none', false, /speaks no SMTP: 250 b/],
  ['says nothing', [], [], 'none', true, /has not answered within 0\.3 s/],
  ['hangs up', ['hang-up'], [], 'none', true, /closed the connection/],
  ['has no STARTTLS', greeting, [bare], 'starttls', false, /offers no STARTTLS/],
  [
    'puts words in before TLS',
    greeting,
    [hello, [/^STARTTLS$/, '220 go on\r\n250 injected\r\n', 'tls']],
    'starttls',
    false,
    /says more before TLS/,
  ],
  [
    'refuses the recipient',
    greeting,
    [hello, [/^MAIL/, '250 ok\r\n'], [/^RCPT/, '550 5.1.1 \u001b[31mnobody\r\n']],
    'none',
    false,
    /refuses the recipient proof@example\.com: 550 5\.1\.1 \[31mnobody/,
  ],
  [
    'asks to come back later',
    greeting,
    [hello, [/^MAIL/, '250 ok\r\n'], [/^RCPT/, '451 greylisted\r\n']],
    'none',
    true,
    /451 greylisted/,
  ],
])('a server that %s', async (_what, greetings, exchanges, security, isTemporary, text) => {
  const failure = await send(greetings, exchanges, security, false)
  expect(failure).toMatchObject({ isTemporary, text: expect.stringMatching(text) })
  expect(failure?.text).toMatch(/^10\.10\.10\.20 port 25 /)
})

test('a flood that was not asked for ends the conversation', async () => {
  const failure = await send(['220 x\r\n'.repeat(80_000)], [])
  expect(failure?.text).toMatch(/says more than was asked|refuses EHLO: 220 x/)
})
