import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { bringUp, labState, takeDown, tellLab } from '../../lab/real/real-lab.ts'
import { deliver, subjects } from '../../lab/real/testing/mail.ts'
import { type Hawser, startHawser } from '../../tools/launch/hawser.ts'
import { Engine, until } from '../harness/engine.ts'
import { password } from '../harness/hawser.ts'

/**
 * The power of the active system goes while somebody watches: real servers, one camera. The film is the trace in
 * test-results, its last picture in docs/pictures. Needs what docs/how-to/real-lab.md says.
 */
/** A trace holds a picture of every moment and needs no program of its own to record: playwright show-trace. */
test.use({ trace: 'on' })

const picture = join(import.meta.dirname, '../../docs/pictures/real-power-off.png')
const said: string[] = []
let data: string
let hawser: Hawser

test.beforeAll(async () => {
  test.setTimeout(900_000)
  const say = (line: string) => void said.push(line)
  data = mkdtempSync(join(tmpdir(), 'hawser-real-'))
  await bringUp({ dataDirectory: data, monitorIntervalS: 2, onlyWhileIRun: true, say })
  hawser = await startHawser({ port: 0, data, lab: 'none', dev: false, say })
})
test.afterAll(async () => {
  await hawser?.stop()
  await takeDown()
  rmSync(data, { recursive: true, force: true })
})

/** Seconds since a moment, as they are told. */
const since = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} s`

test('a mail sent before the power-off of the active system is read after the failover', async ({ page }) => {
  test.setTimeout(240_000)
  await page.goto(hawser.signInLink() ?? '')
  await page.getByRole('button', { name: 'Sign in with this link' }).click()
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Save password' }).click()
  await expect(page).not.toHaveURL(/login/)
  await page.goto(`${hawser.url}/clusters/real/groups/Mail`)
  const engine = new Engine(hawser.url, 'real')
  await engine.signIn('admin', password)
  await engine.allOnline()
  await deliver('before the power went')
  await until(
    subjects,
    (all) => all.length === 1,
    30_000,
    () => 'the mail does not come',
  )

  const start = performance.now()
  const times: string[] = []
  const power = async () => (await engine.snapshot()).state.systems
  await tellLab('POST', '/systems/sysA/power-off')
  const contactIs = (kind: string) =>
    until(
      power,
      (systems) => Object.entries(systems).find(([name]) => name === 'sysA')?.[1].contact.kind === kind,
      60_000,
      () => `sysA is never ${kind}`,
    )
  await contactIs('silent')
  times.push(`detected ${since(start)}`)
  await contactIs('down')
  times.push(`fenced ${since(start)}`)
  await until(
    () => engine.onlineOn('Mail'),
    (systems) => systems.join() === 'standby',
    90_000,
    (systems) => `Mail is on ${systems}`,
  )
  times.push(`started ${since(start)}`)
  expect(await subjects()).toEqual(['before the power went'])
  times.push(`mail read ${since(start)}`)
  expect((await labState()).systems['standby']?.disks).toEqual(['mail'])
  await expect(page.getByText('Online', { exact: true }).first()).toBeVisible()
  await page.screenshot({ path: picture, animations: 'disabled', caret: 'hide' })
  process.stdout.write(`power-off of sysA: ${times.join(', ')}\n`)
})
