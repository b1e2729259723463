import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Page, expect, test } from '@playwright/test'
import { virtualAddresses, type RealSystem } from '../../lab/real/layout.ts'
import { tellLab } from '../../lab/real/real-lab.ts'
import { MailStream } from '../../lab/real/testing/mail-stream.ts'
import { subjects, subjectsByPop } from '../../lab/real/testing/mail.ts'
import { watching } from '../../lab/real/testing/moments.ts'
import { caption } from '../harness/caption.ts'
import { type Engine, until } from '../harness/engine.ts'
import { asTable, failover, inWords, switchover, type Times } from './failover-times.ts'
import {
  cardOf,
  holdersOf,
  neighbour,
  noDiskTwice,
  openOverview,
  proveMailFlow,
  queueOf,
  useRealMidrange,
} from './real-midrange.ts'

/**
 * The power of an active system goes while mail goes on: a mid-range cluster of real servers, one camera. Needs what
 * docs/how-to/real-lab.md says.
 */
const hawser = useRealMidrange()
test.describe.configure({ mode: 'serial', timeout: 600_000 })

const picture = join(import.meta.dirname, '../../docs/pictures/real-power-off.png')
const streams: MailStream[] = []

const ours = (all: readonly string[]): string[] => all.filter((subject) => subject.startsWith('mail '))
const byImap = async () => ours(await subjects('alice', virtualAddresses.imap))
const byPop = async () => ours(await subjectsByPop('bob', virtualAddresses.pop))

/** One mail every 300 ms, to alice in the one store and to bob in the other. */
const beginStream = (name: string): MailStream => {
  const stream = new MailStream({
    name: `mail ${name}`,
    users: ['alice', 'bob'],
    address: virtualAddresses.mta,
    everyMs: 300,
  })
  streams.push(stream)
  return stream
}

const hasAll = async (read: () => Promise<string[]>, wanted: readonly string[]): Promise<boolean> => {
  const there = new Set(await read())
  return wanted.every((subject) => there.has(subject))
}

/** Each mail that was taken is there exactly once, by IMAP and by POP; of the others none is there twice. */
async function nothingLostNothingTwice(): Promise<number> {
  const taken = streams.flatMap((stream) => stream.taken)
  const sent = new Set([...taken, ...streams.flatMap((stream) => stream.notTaken)])
  for (const read of [byImap, byPop])
    await until(
      () => hasAll(read, taken),
      Boolean,
      60_000,
      () => 'a mail that was taken does not come',
    )
  for (const disk of ['mta', 'imap', 'pop'] as const)
    await until(
      () => queueOf(disk),
      (waiting) => waiting === '',
      60_000,
      (waiting) => `${disk} still has ${waiting}`,
    )
  for (const read of [byImap, byPop]) {
    const there = await read()
    expect(there.filter((subject, place) => there.indexOf(subject) !== place)).toEqual([])
    expect(there.filter((subject) => !sent.has(subject))).toEqual([])
    expect(taken.filter((subject) => !there.includes(subject))).toEqual([])
  }
  return taken.length
}

type Scene = {
  readonly page: Page
  readonly engine: Engine
  readonly stream: MailStream
  readonly group: string
  /** Of the group's disk and of its host. */
  readonly part: 'mta' | 'imap'
  readonly home: RealSystem
  /** Who answers for the service once the group runs elsewhere. */
  readonly verify: (before: readonly string[]) => Promise<boolean>
}

const rowOf = (page: Page, group: string) =>
  page
    .getByRole('table', { name: /groups/i })
    .getByRole('row')
    .filter({ hasText: group })

/** The plug is pulled; done when the group runs on the standby and what was sent before can be read. */
async function powerGoes({ page, engine, stream, group, part, home, verify }: Scene): Promise<Times> {
  const address = virtualAddresses[part]
  expect(await neighbour(address)).toBe(cardOf(home))
  expect(holdersOf(part)).toEqual([home])
  const before = [...stream.taken]
  const going = failover({ engine, group, from: home, to: 'standby', verify: () => verify(before) })
  await tellLab('POST', `/systems/${home}/power-off`)
  await caption(
    page,
    `The power of ${home} is gone, without a goodbye. It carried ${group}; mails go on coming.`,
  )
  const detected = await going.detected
  await caption(
    page,
    `${home} says nothing: detected after ${detected.toFixed(1)} s. Nothing starts before its fence has answered.`,
  )
  const times = await going.done
  await expect(rowOf(page, group)).toContainText('on standby')
  expect(await neighbour(address)).toBe(cardOf('standby'))
  expect(holdersOf(part)).toEqual(['standby'])
  await caption(
    page,
    `Fenced after ${times.fence?.toFixed(1)} s, ${group} online on standby after ${times.start.toFixed(1)} s. ` +
      `${address} now has the hardware address ${cardOf('standby')}: the standby's.`,
  )
  await mailFlows(page, group)
  await caption(page, `Mail sent before is read, and mail flows: proved by a message of Hawser's own.`)
  return times
}

/** In a page of its own: what is filmed keeps its size. */
async function takePicture(filmed: Page): Promise<void> {
  const page = await filmed.context().newPage()
  await page.goto(filmed.url())
  await expect(page.getByText('Confirmed down', { exact: true }).first()).toBeVisible()
  await expect(page.locator('.react-flow__node')).toHaveCount(4)
  await page.screenshot({ path: picture, animations: 'disabled', caret: 'hide' })
  await page.close()
}

/** Done when mail of the stream can be read in both stores. */
async function mailComes({ taken }: MailStream): Promise<void> {
  for (const read of [byImap, byPop])
    await until(
      async () => taken.length > 0 && (await hasAll(read, taken.slice(0, 1))),
      Boolean,
      30_000,
      () => 'no mail comes',
    )
}

const mailFlows = (page: Page, group: string) =>
  expect(rowOf(page, group).getByText(/Mail flows/)).toBeAttached({ timeout: 60_000 })

/** The system has power again, and a person switches the group home. */
async function homeAgain({ page, engine, stream, group, part, home, verify }: Scene): Promise<Times> {
  await tellLab('POST', `/systems/${home}/power-on`)
  await until(
    () => engine.places(group),
    (places) => places[home] === 'OFFLINE',
    60_000,
    (places) => `${group}: ${JSON.stringify(places)}`,
  )
  await caption(
    page,
    `${home} has power again, is probed and carries nothing: a person switches the group home.`,
  )
  await rowOf(page, group)
    .getByRole('button', { name: `Switch ${group}` })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: new RegExp(home) }).check()
  const before = [...stream.taken]
  const going = switchover({ engine, group, from: 'standby', to: home, verify: () => verify(before) })
  await dialog.getByRole('button', { name: `Switch to ${home}` }).click()
  const times = await going
  await expect(page.getByRole('dialog')).toContainText('Done')
  await caption(page, 'Stopped there first, then started here, each step with its time.')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  expect(await neighbour(virtualAddresses[part])).toBe(cardOf(home))
  expect(holdersOf(part)).toEqual([home])
  return times
}

/** What was counted, on the last picture of the film and on standard output. */
async function tellAll(page: Page, all: readonly Times[], stream: MailStream): Promise<void> {
  const count = await nothingLostNothingTwice()
  const untaken = streams.reduce((sum, each) => sum + each.notTaken.length, 0)
  const mails = `${count} mails were taken, ${untaken} were not; each that was taken is there exactly once, by IMAP and by POP.`
  await caption(page, `${mails} No disk was ever mounted on two systems.`)
  await caption(page, all.map(inWords).join(' '))
  const told = `${asTable(all)}${mails} In this film: ${stream.taken.length} taken.\n`
  process.stdout.write(told)
  const folder = process.env['HAWSER_DEMO']
  if (folder !== undefined) appendFileSync(join(folder, 'power-off-times.txt'), told)
}

test('mail goes on: the IMAP store loses its power', async ({ page }) => {
  const engine = await openOverview(page, hawser())
  await proveMailFlow(engine)
  const stream = beginStream('to the store')
  const verify = (before: readonly string[]) => hasAll(byImap, before)
  const scene: Scene = { page, engine, stream, group: 'Mail3_IMAP', part: 'imap', home: 'sysC', verify }
  const offences = await watching(noDiskTwice, async () => {
    await mailFlows(page, 'Mail3_IMAP')
    await caption(
      page,
      'Directory, transfer agent, IMAP and POP store: real servers, each group with a disk of its own.',
    )
    await caption(
      page,
      'A numbered mail every 0.3 s, to alice in the IMAP store and to bob in the POP store.',
    )
    await mailComes(stream)
    const failed = await powerGoes(scene)
    await takePicture(page)
    const switched = await homeAgain(scene)
    await stream.stop()
    await tellAll(page, [failed, switched], stream)
  })
  expect(offences).toBe(0)
})

/** Mail for the store waits in the transfer agent's queue, on a disk whose system is about to lose its power. */
async function storeGoesOffline({ page, engine, stream }: Scene): Promise<void> {
  await engine.ended(await engine.command('/groups/Mail3_IMAP/offline', { system: 'all' }))
  const since = stream.taken.length
  await caption(page, "The IMAP store is taken offline: mail for alice waits in the transfer agent's queue.")
  await until(
    async () => stream.taken.length,
    (taken) => taken >= since + 10,
    30_000,
    (taken) => `${taken} mails were taken, ${since} of them before`,
  )
  expect(await queueOf('mta')).not.toBe('')
}

test('mail goes on: the transfer agent and its queue lose power', async ({ page }) => {
  const engine = await openOverview(page, hawser())
  const stream = beginStream('to the agent')
  const verify = async (before: readonly string[]) => {
    const [latest = ''] = stream.taken.slice(-1)
    return !before.includes(latest) && hasAll(byPop, [...before, latest])
  }
  const scene: Scene = { page, engine, stream, group: 'Mail2_MTA', part: 'mta', home: 'sysB', verify }
  const offences = await watching(noDiskTwice, async () => {
    await mailFlows(page, 'Mail2_MTA')
    await mailComes(stream)
    await storeGoesOffline(scene)
    const failed = await powerGoes(scene)
    await engine.ended(await engine.command('/groups/Mail3_IMAP/online', { system: 'sysC' }))
    await until(
      () => hasAll(byImap, stream.taken.slice(0, 10)),
      Boolean,
      60_000,
      () => 'what waited does not come',
    )
    await caption(
      page,
      'The IMAP store is online again: what waited on the disk of a system without power is there.',
    )
    const switched = await homeAgain(scene)
    await stream.stop()
    await tellAll(page, [failed, switched], stream)
  })
  expect(offences).toBe(0)
})
