import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MailFlowOutcome } from '#lib/wire/mail-flow/mail-flow.ts'
import { reachFromHere } from '#server/transport/reach-from-here.ts'
import { realClock } from '#server/transport/testing/clock.ts'
import { proofMessage } from './mail/mark.ts'
import { prove, type ProofOrder } from './prove.ts'
import { MailServers } from './testing/mail-servers.ts'

const mark = { cluster: 'demo', group: 'Mail', token: 'now' }
let servers: MailServers
beforeEach(() => {
  servers = new MailServers()
})
afterEach(() => servers.close())

type Wanted = { protocol?: 'imap' | 'pop'; recipient?: string; limitS?: number } & Partial<ProofOrder>

const proved = ({ protocol = 'imap', recipient = 'proof@b', limitS = 10, ...order }: Wanted = {}) =>
  prove({
    mark,
    setting: servers.setting(protocol, recipient, limitS),
    password: 's3cret',
    clock: realClock,
    reach: reachFromHere,
    signal: new AbortController().signal,
    ...order,
  })

const leave = (token: string, group = 'Mail') =>
  servers.store.deliver(
    ['proof'],
    proofMessage({ cluster: 'demo', group, token }, { sender: 'a@b', recipient: 'proof@b', at: 0 }),
  )

test.each(['imap', 'pop'] as const)(
  'a message is found by %s, and what earlier proofs left goes with it',
  async (protocol) => {
    await servers.serve('smtp', protocol)
    leave('of an earlier life'.replaceAll(' ', '-'))
    leave('stays', 'Other')
    const outcome = await proved({ protocol })
    expect(outcome).toMatchObject({ kind: 'found', cleared: 1 })
    expect((outcome as Extract<MailFlowOutcome, { kind: 'found' }>).deliveryMs).toBeLessThan(9_000)
    expect(servers.store.messages('proof')).toMatchObject([
      { text: expect.stringContaining('demo/Other stays') },
    ])
  },
)

test('a message that goes elsewhere is not found, and the sentence says where it was taken', async () => {
  await servers.serve('smtp', 'imap')
  expect(await proved({ recipient: 'other@b', limitS: 0.7 })).toEqual({
    kind: 'failed',
    step: 'waiting',
    text: `127.0.0.1 port ${servers.portOf('smtp')} has taken the message, but in the mailbox of other@b on 127.0.0.1 port ${servers.portOf('imap')} it is not found within 0.7 s.`,
  })
})

test('a refusal for now is tried again until the time is over; its words are told', async () => {
  await servers.serve('smtp', 'imap')
  servers.isFull = true
  expect(await proved({ limitS: 0.7 })).toMatchObject({
    kind: 'failed',
    step: 'sending',
    text: expect.stringMatching(/refuses the sender hawser@b: 452 4\.3\.1 insufficient system storage\.$/),
  })
  setTimeout(() => (servers.isFull = false), 300)
  expect(await proved()).toMatchObject({ kind: 'found' })
})

test('nobody there, and somebody who hangs, are failures of the step they meet', async () => {
  await servers.serve('smtp')
  const closed = await proved({ limitS: 0.5 })
  expect(closed).toMatchObject({ kind: 'failed', step: 'reading' })
  expect(JSON.stringify(closed)).toContain('127.0.0.1 port 1 cannot be reached: ECONNREFUSED.')
  await servers.serve('imap')
  servers.isHung = true
  expect(await proved({ limitS: 0.5 })).toMatchObject({
    kind: 'failed',
    step: 'reading',
    text: expect.stringContaining('has not answered when the time was over.'),
  })
})

test('a way that never opens ends with the time; one that opens too late is closed again', async () => {
  await servers.serve('imap')
  const late = Promise.withResolvers<Awaited<ReturnType<typeof reachFromHere>>>()
  const outcome = await proved({ limitS: 0.3, reach: () => late.promise })
  expect(outcome).toMatchObject({
    kind: 'failed',
    step: 'reading',
    text: expect.stringMatching(/does not answer\.$/),
  })
  const reached = await reachFromHere('127.0.0.1', servers.portOf('imap'))
  if (reached.kind !== 'open') throw new Error(reached.text)
  late.resolve(reached)
  await once(reached.stream, 'close')
  expect(reached.stream.destroyed).toBe(true)
})

test('where nobody can look, and where it is given up, nothing is known', async () => {
  await servers.serve('smtp', 'imap')
  const unable = { kind: 'unable', text: 'sysB refused it.' } as const
  expect(await proved({ reach: () => Promise.resolve(unable) })).toEqual({
    kind: 'untried',
    text: 'sysB refused it.',
  })
  servers.isHung = true
  const giving = new AbortController()
  const proving = proved({ signal: giving.signal })
  giving.abort('Group Mail left sysA meanwhile.')
  expect(await proving).toEqual({ kind: 'untried', text: 'Group Mail left sysA meanwhile.' })
})
