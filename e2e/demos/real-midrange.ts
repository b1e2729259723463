import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Page, expect, test } from '@playwright/test'
import { configurations } from '../../lab/real/configurations.ts'
import { addressOf, deskCard, mailDomain, virtualAddresses, type RealSystem } from '../../lab/real/layout.ts'
import { bringUp, takeDown } from '../../lab/real/real-lab.ts'
import { run } from '../../lab/real/run.ts'
import { hardwareAddress } from '../../lab/real/system/network.ts'
import { disksOn, onConsole } from '../../lab/real/system/power.ts'
import { type Hawser, startHawser } from '../../tools/launch/hawser.ts'
import { endFilms } from '../harness/caption.ts'
import { Engine } from '../harness/engine.ts'
import { password } from '../harness/hawser.ts'

export const { cluster, systems } = configurations.midrange

/** The mid-range cluster of the real lab, with a console on it, for the tests of one file. */
export function useRealMidrange(): () => Hawser {
  let hawser: Hawser | null = null
  let data = ''
  test.beforeAll(async () => {
    test.setTimeout(900_000)
    const say = (line: string) => void process.stdout.write(`${line}\n`)
    data = mkdtempSync(join(tmpdir(), 'hawser-real-'))
    await bringUp({
      configuration: 'midrange',
      dataDirectory: data,
      monitorIntervalS: 2,
      onlyWhileIRun: true,
      say,
    })
    hawser = await startHawser({ port: 0, data, lab: 'none', dev: false, say: () => undefined })
  })
  test.afterEach(endFilms)
  test.afterAll(async () => {
    await hawser?.stop()
    await takeDown()
    rmSync(data, { recursive: true, force: true })
  })
  return () => {
    if (hawser === null) throw new Error('Hawser is not running yet')
    return hawser
  }
}

/** Opens the overview as a person who has signed in; answers the API for the same person, every group online. */
export async function openOverview(page: Page, { url, signInLink }: Hawser): Promise<Engine> {
  const session = { data: { user: 'admin', password }, headers: { origin: url } }
  if (!(await page.request.post(`${url}/api/session`, session)).ok()) {
    await page.goto(signInLink() ?? '')
    await page.getByRole('button', { name: 'Sign in with this link' }).click()
    await page.getByLabel('New password').fill(password)
    await page.getByRole('button', { name: 'Save password' }).click()
    await expect(page).not.toHaveURL(/login/)
  }
  const engine = new Engine(url, cluster)
  await engine.signIn('admin', password)
  await engine.allOnline()
  await page.goto(`${url}/clusters/${cluster}`)
  return engine
}

const imap = { protocol: 'imap', port: 143, address: virtualAddresses.imap, user: 'alice' } as const
const pop = { protocol: 'pop', port: 110, address: virtualAddresses.pop, user: 'bob' } as const
const stores = { Mail2_MTA: pop, Mail3_IMAP: imap, Mail4_POP: pop } as const

/** Has the mail flow of every mail group proved: in by the transfer agent, out of the group's store. */
export async function proveMailFlow(engine: Engine): Promise<void> {
  for (const [group, { protocol, port, address, user }] of Object.entries(stores)) {
    const setting = {
      sender: 'proof@desk.example',
      recipient: `${user}@${mailDomain}`,
      sending: { address: virtualAddresses.mta, port: 25, security: 'none' },
      reading: { address, port, security: 'none', protocol, user },
    }
    const path = `/clusters/${cluster}/groups/${group}/mail-flow`
    expect(await engine.put(path, { setting, password: 'secret' })).toMatchObject({ status: 204 })
    expect(await engine.post(`${path}/prove`, {})).toMatchObject({ status: 204 })
  }
}

/** The hardware address the machine itself knows for an address, as its neighbour table tells it. */
export const neighbour = async (address: string): Promise<string> =>
  /lladdr (\S+)/.exec(await run('ip', ['neigh', 'show', address, 'dev', deskCard]))?.[1] ?? 'none'

export const cardOf = (system: RealSystem): string => hardwareAddress(addressOf(system))

/** The systems that have a disk mounted, as the kernel tells it. */
export const holdersOf = (disk: string): RealSystem[] =>
  systems.filter((system) => disksOn(system).includes(disk))

/** Whether no disk is mounted on two systems. */
export const noDiskTwice = (): boolean => {
  const mounted = systems.flatMap(disksOn)
  return new Set(mounted).size === mounted.length
}

/** Files of mails that a group's Postfix has taken and not yet handed on, and whether one was sent back. */
export const queueOf = async (disk: 'mta' | 'imap' | 'pop'): Promise<string> => {
  const [system] = holdersOf(disk)
  if (system === undefined) throw new Error(`no system has disk ${disk}`)
  const root = `/sunone/${disk}/msgsrv`
  const waiting = ['maildrop', 'incoming', 'active', 'deferred'].map((queue) => `${root}/queue/${queue}`)
  const files = await onConsole(system, ['find', ...waiting, '-type', 'f'])
  const log = await onConsole(system, ['cat', `${root}/log/smtp.log`])
  return files + (log.includes('status=bounced') ? 'a mail was sent back' : '')
}
