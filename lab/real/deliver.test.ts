import { spawn } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'

const program = fileURLToPath(new URL('./software/messaging/lib/deliver', import.meta.url))
const relay = 'mta.real.example'

let root: string
const inbox = () => join(root, 'store/alice/new')
const records = () => join(root, 'delivered/alice')

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hawser-deliver-'))
  for (const folder of ['lib', 'store', 'delivered']) mkdirSync(join(root, folder))
  copyFileSync(program, join(root, 'lib/deliver'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Exit code of a delivery to alice. */
const handOver = (queued: string, text: string, ...from: readonly string[]): Promise<number | null> =>
  new Promise((resolve) => {
    const child = spawn('sh', [join(root, 'lib/deliver'), queued, 'alice', ...from], {
      stdio: ['pipe', 'ignore', 'inherit'],
    })
    child.on('close', resolve)
    child.stdin.end(text)
  })

/** A mail as a store's Postfix hands it over: its own stamp, the relay's below, and what the sender has put there. */
const mail = (atRelay: string, { greeting = 'desk.example', sent = '' } = {}): string =>
  [
    'Received: from mta.real.example (mta.real.example [198.18.77.102])',
    '\tby imap.real.example (Postfix) with ESMTP id 4XQueueOfStore1',
    `Received: from ${greeting} (unknown [198.18.77.254])`,
    `\tby mta.real.example (Postfix) with SMTP id ${atRelay};`,
    '\tSun, 22 Nov 2026 08:28:25 +0000 (UTC)',
    ...(sent === '' ? [] : [sent]),
    'Subject: hello',
    '',
    'Hello.',
    '',
  ].join('\n')

test('a mail that comes again, from this queue or from the one before, is delivered once', async () => {
  expect(await handOver('4XFirst', mail('4XOfRelay1'), relay)).toBe(0)
  expect(await handOver('4XFirst', mail('4XOfRelay1'), relay)).toBe(0)
  expect(await handOver('4XSecond', mail('4XOfRelay1'), relay)).toBe(0)
  expect(await handOver('4XThird', mail('4XOfRelay2'), relay)).toBe(0)
  expect(readdirSync(inbox()).toSorted()).toEqual(['4XOfRelay1', '4XOfRelay2'])
  expect(readFileSync(join(inbox(), '4XOfRelay1'), 'utf8')).toBe(mail('4XOfRelay1'))
})

test('several times at once is once', async () => {
  const large = mail('4XOfRelay1') + 'x'.repeat(300_000)
  const codes = await Promise.all([1, 2, 3, 4, 5, 6].map((copy) => handOver(`4XCopy${copy}`, large, relay)))
  expect(codes).toEqual([0, 0, 0, 0, 0, 0])
  expect(readdirSync(inbox())).toEqual(['4XOfRelay1'])
  expect(readFileSync(join(inbox(), '4XOfRelay1'), 'utf8')).toBe(large)
})

test('what its reader has removed does not come back', async () => {
  await handOver('4XFirst', mail('4XOfRelay1'), relay)
  rmSync(join(inbox(), '4XOfRelay1'))
  expect(await handOver('4XSecond', mail('4XOfRelay1'), relay)).toBe(0)
  expect(readdirSync(inbox())).toEqual([])
})

test('wherever the power went during a delivery, the next one ends it', async () => {
  await handOver('4XOther', mail('4XOfRelay0'), relay)
  // Half of it was written.
  writeFileSync(join(records(), 'arriving/4XOfRelay1'), 'Recei')
  expect(await handOver('4XFirst', mail('4XOfRelay1'), relay)).toBe(0)
  expect(readFileSync(join(inbox(), '4XOfRelay1'), 'utf8')).toBe(mail('4XOfRelay1'))
  // All of it was written and known, but not in the mailbox yet.
  writeFileSync(join(records(), 'arriving/4XOfRelay2'), mail('4XOfRelay2'))
  writeFileSync(join(records(), 'known/4XOfRelay2'), '')
  expect(await handOver('4XFirst', mail('4XOfRelay2'), relay)).toBe(0)
  expect(readFileSync(join(inbox(), '4XOfRelay2'), 'utf8')).toBe(mail('4XOfRelay2'))
  expect(readdirSync(join(records(), 'arriving'))).toEqual([])
})

test('a sender cannot pass a mail off as one that was delivered', async () => {
  const forged = 'by mta.real.example (Postfix) with SMTP id 4XOfRelay1'
  await handOver('4XFirst', mail('4XOfRelay1'), relay)
  await handOver('4XSecond', mail('4XOfRelay2', { greeting: `x ${forged}` }), relay)
  await handOver('4XThird', mail('4XOfRelay3', { sent: `Received: from x ${forged}` }), relay)
  expect(readdirSync(inbox()).toSorted()).toEqual(['4XOfRelay1', '4XOfRelay2', '4XOfRelay3'])
})

test('without a relay, or without its stamp, this queue knows the mail', async () => {
  await handOver('4XFirst', 'Subject: here\n\nHello.\n')
  await handOver('4XFirst', 'Subject: here\n\nHello.\n')
  await handOver('4XSecond', 'Subject: a notice of this store\n\nHello.\n', relay)
  expect(readdirSync(inbox()).toSorted()).toEqual(['4XFirst', 'here_4XSecond'])
})
