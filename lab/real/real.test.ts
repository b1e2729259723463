import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import { readLabFile } from '../control/client.ts'
import { whyNoRealLab } from './abilities.ts'
import {
  addressOf,
  deskCard,
  labFile,
  mailDomain,
  namespacePrefix,
  systems,
  virtualAddress,
  type RealSystem,
} from './layout.ts'
import { bringUp, labState, takeDown, tellLab } from './real-lab.ts'
import { run } from './run.ts'
import { hardwareAddress } from './system/network.ts'
import { holdsDisk, onConsole } from './system/power.ts'
import { countByPop, deliver, subjects } from './testing/mail.ts'
import { Moments, watching } from './testing/moments.ts'
import { RealEngine } from './testing/real-engine.ts'

/** How long it is looked at that nothing starts, after the fence was asked or has failed: the disk alone is mounted in a tenth of it. */
const stillnessMs = 4_000
const say = (line: string): void => void process.stdout.write(`real lab: ${line}\n`)

let data: string
let engine: RealEngine
let isEngineClosed = true
/** Subjects of all mails a server has said yes to. */
const sent: string[] = []

beforeAll(async () => {
  const reason = whyNoRealLab()
  if (reason !== null) throw new Error(`the real lab cannot be brought up: ${reason}`)
  data = mkdtempSync(join(tmpdir(), 'hawser-real-'))
  await bringUp({ dataDirectory: data, monitorIntervalS: 2, onlyWhileIRun: true, say })
}, 900_000)
const closeEngine = async () => {
  if (isEngineClosed) return
  isEngineClosed = true
  await engine.close()
}
afterAll(async () => {
  await closeEngine()
  await takeDown()
  rmSync(data, { recursive: true, force: true })
})

const moments = () => new Moments(() => engine.told())
const holders = (): RealSystem[] => systems.filter((system) => holdsDisk(system))
const noTwoHolders = () => holders().length < 2
const lab = (path: string) => tellLab('POST', path)

const send = async (subject: string) => {
  await deliver(subject)
  sent.push(subject)
}

/** Every mail that was taken is there once, by IMAP; POP, the directory and the network agree, and no mail came back. */
const provenOn = async (system: RealSystem) => {
  expect((await subjects()).toSorted()).toEqual(sent.toSorted())
  expect(await countByPop()).toBe(sent.length)
  expect(await onConsole(system, ['cat', '/mail/messaging/log/smtp.log'])).not.toContain('status=bounced')
  const client = systems.find((each) => each !== system && engine.contact(each).kind === 'connected')
  const search = [
    'ldapsearch',
    '-x',
    '-LLL',
    '-H',
    `ldap://${virtualAddress}`,
    '-b',
    'ou=people,dc=real,dc=example',
  ]
  const person = ['-D', 'uid=alice,ou=people,dc=real,dc=example', '-w', 'secret', 'uid=alice', 'mail']
  expect(await onConsole(client ?? system, [...search, ...person])).toContain(`mail: alice@${mailDomain}`)
  expect(await run('ip', ['neigh', 'show', virtualAddress, 'dev', deskCard])).toContain(
    hardwareAddress(addressOf(system)),
  )
  expect(holders()).toEqual([system])
}

test('a lab that died leaves nothing in the way of the next', async () => {
  process.kill(readLabFile(labFile)?.pid ?? 0, 'SIGKILL')
  await bringUp({ dataDirectory: data, monitorIntervalS: 2, onlyWhileIRun: true, say })
  expect(Object.values((await labState()).systems)).toEqual(
    systems.map(() => ({ power: 'on', network: 'up', disks: [] })),
  )
}, 120_000)

test('the group comes online on its home system; a mail goes in by SMTP and is read by IMAP and POP', async () => {
  engine = await RealEngine.start(data)
  isEngineClosed = false
  const times = moments()
  await times.until('online', () => engine.on('sysA') === 'ONLINE')
  await send('first')
  await times.until('mail read', async () => (await subjects()).includes('first'))
  await provenOn('sysA')
  say(`start: ${times}`)
}, 300_000)

test('a mail that Postfix hands over a second time is in the mailbox once', async () => {
  const box = ['/mail/messaging/store/alice/new', '/mail/messaging/store/alice/cur']
  const identifier = /^\w{10,}/m.exec(await onConsole('sysA', ['ls', ...box]))?.[0]
  expect(identifier).toBeDefined()
  const again = 'Subject: again\n\nHello.\n'
  await onConsole('sysA', ['/mail/messaging/lib/deliver', identifier ?? '', 'alice'], again)
  await provenOn('sysA')
}, 120_000)

test('a switchover: stopped, then started on the standby with everything there', async () => {
  const times = moments()
  const offences = await watching(noTwoHolders, async () => {
    engine.switchTo('standby')
    await times.until('stopped', () => engine.on('sysA') === 'OFFLINE')
    await times.until('started', () => engine.on('standby') === 'ONLINE')
    await times.until('mail read', async () => (await subjects()).length === sent.length)
  })
  expect(offences).toBe(0)
  await provenOn('standby')
  await send('second')
  say(`switchover: ${times}`)
}, 300_000)

test('the power goes: fence first, then failover; every mail that was taken is there once', async () => {
  await send('read just before the power went')
  while (!(await subjects()).includes('read just before the power went'));
  await send('taken just before the power went')
  // As a delivery leaves it that the power takes by surprise.
  const lock = '/mail/messaging/store/alice/dovecot-uidlist.lock'
  await onConsole('standby', [
    'sh',
    '-c',
    `printf 1:standby >${lock} && chown vmail:vmail ${lock} && sync ${lock}`,
  ])
  const times = moments()
  const offences = await watching(noTwoHolders, async () => {
    await lab('/systems/standby/power-off')
    await times.until('silent', () => engine.contact('standby').kind === 'silent')
    expect(engine.on('sysA')).toBe('OFFLINE')
    await times.until('fenced', () => engine.contact('standby').kind === 'down')
    await times.until('started', () => engine.on('sysA') === 'ONLINE')
    await times.until('mails read', async () => (await subjects()).length >= sent.length)
  })
  expect(offences).toBe(0)
  expect(engine.contact('standby')).toMatchObject({ confirmedBy: { kind: 'fence' } })
  await provenOn('sysA')
  say(`power off: ${times}`)
}, 300_000)

test('a cut network: nothing starts elsewhere before the fence has answered', async () => {
  await lab('/fence/hold')
  const times = moments()
  await lab('/systems/sysA/cut-network')
  await times.until('silent', () => engine.contact('sysA').kind === 'silent')
  await times.until('fence asked', async () => (await labState()).fence.waiting.includes('sysA'))
  // The system is alive, holds the disk and serves it: only its network is gone.
  const offences = await watching(
    () => holders().join() === 'sysA' && engine.on('sysB') === 'OFFLINE',
    () => new Promise((resolve) => setTimeout(resolve, stillnessMs)),
  )
  expect(offences).toBe(0)
  expect(engine.contact('sysA').kind).toBe('silent')
  const shared = await watching(noTwoHolders, async () => {
    await lab('/fence/work')
    await times.until('fenced', () => engine.contact('sysA').kind === 'down')
    await times.until('started', () => engine.on('sysB') === 'ONLINE')
  })
  expect(shared).toBe(0)
  await provenOn('sysB')
  say(`cut network: ${times}`)
}, 300_000)

test('with a fence that fails nothing starts elsewhere until a person has confirmed that the system is down', async () => {
  await Promise.all([lab('/systems/sysA/power-on'), lab('/systems/standby/power-on')])
  const times = moments()
  const isBack = (system: RealSystem) =>
    engine.contact(system).kind === 'connected' && engine.on(system) === 'OFFLINE'
  await times.until('others back', () => isBack('sysA') && isBack('standby'))
  await lab('/fence/fail')
  await lab('/systems/sysB/cut-network')
  const fencing = () => {
    const contact = engine.contact('sysB')
    return contact.kind === 'silent' ? contact.fencing.kind : null
  }
  await times.until('silent', () => engine.contact('sysB').kind === 'silent')
  await times.until('fence failed', () => fencing() === 'failed')
  const offences = await watching(
    () => holders().join() === 'sysB' && engine.on('sysA') !== 'ONLINE' && engine.on('standby') !== 'ONLINE',
    () => new Promise((resolve) => setTimeout(resolve, stillnessMs)),
  )
  expect(offences).toBe(0)
  // The person pulls the plug, and says so.
  await lab('/systems/sysB/power-off')
  engine.ask({ kind: 'system.confirmDown', system: systemName('sysB') })
  await times.until('started', () => engine.on('sysA') === 'ONLINE')
  expect(engine.contact('sysB')).toMatchObject({ kind: 'down', confirmedBy: { kind: 'person', user: 'kim' } })
  await provenOn('sysA')
  say(`fence fails: ${times}`)
}, 300_000)

test('taken down, it leaves nothing behind', async () => {
  await closeEngine()
  await takeDown()
  expect(await run('ip', ['netns', 'list'])).not.toContain(namespacePrefix)
  expect(await run('ip', ['link'])).not.toContain(deskCard)
  expect(await run('losetup', ['--list'])).not.toContain(namespacePrefix)
  expect(await run('mount', [])).not.toContain(namespacePrefix)
}, 120_000)
