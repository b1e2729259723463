import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Locator, type Page, expect, test } from '@playwright/test'
import { addAdministrator } from './harness/account.ts'
import { caption } from './harness/caption.ts'
import { Engine, until } from './harness/engine.ts'
import { dataFile, password, signIn, useHawser } from './harness/hawser.ts'
import { filesWith, formsOf, holds, processesWith } from './harness/hidden.ts'
import { Witness } from './harness/witness.ts'

const keys = mkdtempSync(join(tmpdir(), 'hawser-key-'))
const keyFile = join(keys, 'secrets.key')
const running = useHawser('simple', { HAWSER_LAB_MONITOR_INTERVAL: '5', HAWSER_KEY_FILE: keyFile })
test.afterAll(() => rmSync(keys, { recursive: true, force: true }))
test.describe.configure({ mode: 'serial' })

const clusterPath = '/clusters/simple'
const sample = '/etc/VRTSvcs/conf/sample_SunJESMsg/SunJESMsg.cf'

type File = { name: string; text: string }
type OnWire = { files: File[]; desk: { version: number; unconfirmed: unknown } }

const configurationOf = async (engine: Engine): Promise<OnWire> =>
  (await engine.get(`${clusterPath}/configuration`)).body as OnWire

/** main.cf of the example without the mail software and its type. */
function withoutMessaging(text: string): string {
  return text
    .replace('include "SunJESMsg.cf"\n', '')
    .replaceAll(/\tSunJESMsg \w+ \([^)]*\)\n\n/g, '')
    .replaceAll(/\tmail_(core|services) requires .*\n/g, '')
}

async function engineOf(): Promise<Engine> {
  const engine = new Engine(running().url, 'simple')
  await engine.signIn('admin', password)
  return engine
}

/** An answer whose body the page no longer has. */
const ignored = (): void => undefined

const bar = (page: Page): Locator => page.getByRole('region', { name: 'Configuration' })

async function openDesk(page: Page): Promise<void> {
  await bar(page).getByRole('button', { name: 'Open for changes' }).click()
  await expect(bar(page)).toContainText('open by you')
}

/** Chooses a line of the Change… menu of a thing. */
async function change(page: Page, about: string, line: string): Promise<Locator> {
  await page.getByRole('button', { name: `Change ${about}`, exact: true }).click()
  await page.getByRole('menuitem', { name: line }).click()
  return page.getByRole('dialog')
}

async function review(page: Page): Promise<void> {
  await bar(page)
    .getByRole('button', { name: /^Review and apply/ })
    .click()
  await expect(page).toHaveURL(/tab=changes/)
}

/** From the foot of one box onto another, once every box has its place. */
async function draw(page: Page, parent: string, child: string): Promise<void> {
  const box = (id: string) => page.locator(`.react-flow__node[data-id="${id}"]`)
  await expect(box(parent)).toBeVisible()
  await expect(page.locator('section[aria-busy="false"]').filter({ has: box(parent) })).toBeVisible()
  await box(child).hover()
  await box(parent).locator('.react-flow__handle.source').hover()
  await page.mouse.down()
  const to = await box(child).boundingBox()
  if (!to) throw new Error('the box has no place')
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 10 })
  await expect(page.getByText(`Drop on what ${parent} requires.`)).toBeVisible()
  await page.mouse.up()
}

test(
  'a type file is found on a system by SFTP, and shown with its agents before it is imported',
  { tag: '@demo' },
  async ({ page }) => {
    await signIn(page, running())
    const engine = await engineOf()
    await engine.allOnline()
    await engine.ended(await engine.command('/groups/Mail/offline', { system: 'all' }))
    const { files } = await configurationOf(engine)
    const smaller = files.map((file) =>
      file.name === 'main.cf' ? { ...file, text: withoutMessaging(file.text) } : file,
    )
    const loaded = await engine.post(`${clusterPath}/configuration`, { files: smaller })
    expect(loaded.status, JSON.stringify(loaded.body)).toBe(200)
    const there = join(running().data, 'lab/systems/sysA/root', sample)
    mkdirSync(dirname(there), { recursive: true })
    writeFileSync(there, readFileSync(join(import.meta.dirname, '../types/SunJESMsg.cf'), 'utf8'))

    await page.goto(`${running().url}${clusterPath}/types`)
    await caption(
      page,
      'Resource types come from type files, also from those of a Veritas agent on a system.',
    )
    await page.getByRole('button', { name: /Import types/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('On a system').click()
    await dialog.getByLabel('System', { exact: true }).selectOption('sysA')
    await dialog.getByRole('button', { name: 'sample_SunJESMsg' }).click()
    await dialog.getByRole('button', { name: /^SunJESMsg\.cf/ }).click()
    const agents = dialog.getByRole('table', { name: 'Agents on each system' })
    await expect(agents.getByRole('row', { name: /SunJESMsg/ })).toContainText('present')
    await caption(
      page,
      'What the file defines, and whether each system has the agent, before it is imported.',
    )
    await dialog.getByRole('button', { name: 'Import SunJESMsg.cf' }).click()
    await expect(page.getByRole('link', { name: 'SunJESMsg', exact: true })).toBeVisible()
    await caption(page, 'Imported into the running cluster.')
  },
)

test('a resource of it is made with the form, linked by drag and by keyboard, enabled and online', async ({
  page,
}) => {
  test.setTimeout(300_000)
  await signIn(page, running())
  const engine = await engineOf()
  await page.goto(`${running().url}${clusterPath}/groups/Mail`)
  await openDesk(page)
  const form = await change(page, 'Mail', 'Add resource…')
  await form.getByLabel('Type', { exact: true }).selectOption('SunJESMsg')
  await form.getByLabel('Name', { exact: true }).fill('mail_core')
  const fields = form.locator('summary')
  if ((await fields.count()) > 0) await fields.click()
  await form.getByLabel('ServerRoot', { exact: true }).fill('/sunone/mail/msgsrv')
  await form.getByLabel('MsgHost', { exact: true }).fill('10.10.10.20')
  const services = form.getByRole('group', { name: 'MsgServices' })
  await services.getByRole('button', { name: 'Add key' }).click()
  await services.getByPlaceholder('key').fill('core')
  await services.getByPlaceholder('value').fill('49994')
  await expect(form).toContainText('hares -add mail_core SunJESMsg Mail')
  await form.getByRole('button', { name: 'Add resource' }).click()
  await expect(form).toHaveCount(0)

  await draw(page, 'mail_core', 'mail_mnt')
  await expect(bar(page)).toContainText(/[3-9] changes wait/)
  const link = await change(page, 'Mail', 'Add dependency…')
  await link.getByLabel('Resource', { exact: true }).selectOption('mail_core')
  await link.getByLabel('Required resource').selectOption('mail_core')
  await expect(link.getByRole('button', { name: 'Add dependency' })).toHaveAttribute('aria-disabled', 'true')
  await link.getByLabel('Required resource').selectOption('mail_ldap')
  await link.getByLabel('Required resource').press('Enter')
  await link.getByRole('button', { name: 'Add dependency' }).press('Enter')
  await expect(link).toHaveCount(0)

  await page.goto(`${running().url}${clusterPath}/resources/mail_core`)
  const enabled = await change(page, 'mail_core', 'Enabled…')
  await enabled.getByLabel('Enabled', { exact: true }).selectOption('1')
  await enabled.getByRole('button', { name: 'Change', exact: true }).click()
  await expect(enabled).toHaveCount(0)

  await review(page)
  await expect(page.getByRole('list', { name: 'Changes' })).toContainText('hares -link mail_core mail_ldap')
  await expect(page.getByRole('region', { name: 'Differences in main.cf' })).toContainText('mail_core')
  await page.getByLabel(/^Reason/).fill('the message store')
  await page.getByRole('button', { name: /^Apply \d/ }).click()
  await expect(bar(page)).toContainText('no changes yet')
  await bar(page).getByRole('button', { name: 'Close', exact: true }).click()
  await expect(bar(page)).toContainText('read-only')

  await page.goto(`${running().url}${clusterPath}/groups/Mail?system=sysA`)
  const online = page.getByRole('button', { name: 'Online on sysA…' })
  await expect(online).not.toHaveAttribute('aria-disabled', 'true', { timeout: 60_000 })
  await online.click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('hagrp -online Mail -sys sysA')
  await dialog.getByRole('button', { name: 'Online Mail' }).click()
  await until(
    () => engine.snapshot(),
    ({ state }) =>
      Object.values(state.groups)[0]?.places['sysA' as never]?.resources['mail_core' as never]?.state ===
      'ONLINE',
    120_000,
    () => 'mail_core does not come online on sysA',
  )
})

test(
  'a change on trial that nobody confirms is rolled back byte for byte',
  { tag: '@demo' },
  async ({ page }) => {
    test.setTimeout(240_000)
    await signIn(page, running())
    const engine = await engineOf()
    const before = await configurationOf(engine)
    await page.goto(`${running().url}${clusterPath}/resources/mail_adm`)
    await openDesk(page)
    const form = await change(page, 'mail_adm', 'Critical…')
    await form.getByLabel('Critical', { exact: true }).selectOption('1')
    await form.getByRole('button', { name: 'Change', exact: true }).click()
    await expect(form).toHaveCount(0)
    await review(page)
    await page.getByLabel('The new version').selectOption('1')
    await caption(page, 'A change is reviewed as commands and as text, and may be applied on trial.')
    await page.getByRole('button', { name: /^Apply \d/ }).click()
    await expect(bar(page)).toContainText('is on trial')
    await expect(bar(page).getByRole('timer')).toHaveText(/^\d:\d\d$/)
    expect((await configurationOf(engine)).files).not.toEqual(before.files)
    await caption(page, 'Unless somebody confirms within a minute, the cluster goes back by itself.')
    await expect(bar(page)).not.toContainText('is on trial', { timeout: 100_000 })
    const after = await configurationOf(engine)
    expect(after.files).toEqual(before.files)
    expect(after.desk.unconfirmed).toBeNull()
    await caption(page, 'Nobody did: the files are those of before, byte for byte.')
    await bar(page).getByRole('button', { name: 'Close', exact: true }).click()
  },
)

test('a password reaches its agent on standard input and is found nowhere but sealed', async ({ page }) => {
  test.setTimeout(240_000)
  await signIn(page, running())
  const canary = 'canary/Wq7 harbour+tide'
  const forms = formsOf(canary)
  const told: Buffer[] = []
  page.on('response', (answer) => void answer.body().then((body) => told.push(body), ignored))
  const engine = await engineOf()
  const witness = new Witness(join(running().data, 'lab/systems/sysA'), 'SunJESMsg/monitor')
  const stream = await engine.follow(`${clusterPath}/stream`)
  const edits = [
    ['LDAPTestUser', 'admin'],
    ['LDAPTestPasswd', canary],
  ].map(([attribute, value]) => ({
    kind: 'modify',
    object: { kind: 'resource', name: 'mail_core' },
    attribute,
    verb: 'set',
    words: [value],
    system: null,
  }))
  const path = `${clusterPath}/configuration`
  await engine.post(`${path}/open`, {})
  await engine.put(`${path}/draft`, { edits })
  expect(filesWith(running().data, forms)).toEqual([])
  await page.goto(`${running().url}${clusterPath}/config?tab=changes`)
  await expect(page.getByRole('list', { name: 'Changes' })).toContainText('LDAPTestPasswd')
  await page.getByRole('button', { name: /^Apply \d/ }).click()
  await expect(bar(page)).toContainText('no changes yet')

  const caught = new Set<string>()
  await until(
    () => {
      for (const place of processesWith(forms)) caught.add(place)
      return Promise.resolve(witness.hasSeen(`LDAPTestPasswd=${canary}\n`))
    },
    (seen) => seen,
    60_000,
    () => 'the password does not reach the agent',
  )
  expect([...caught]).toEqual([])
  const { version } = (await configurationOf(engine)).desk
  const places = [
    '',
    '/configuration',
    '/configuration/download',
    '/versions',
    `/versions/${version}`,
    `/versions/compare?from=${version - 1}&to=${version}`,
    '/log',
    '/operations',
  ]
  for (const place of places) told.push(await engine.bytes(`${clusterPath}${place}`))
  for (const tab of ['files', 'editor', 'versions'])
    await page.goto(`${running().url}${clusterPath}/config?tab=${tab}`)
  await page.goto(`${running().url}${clusterPath}/resources/mail_core`)
  await expect(page.getByText('LDAPTestPasswd').first()).toBeVisible()
  told.push(Buffer.from(await page.content()), stream.end(), Buffer.from(running().said.join('\n')))
  expect(told.filter((bytes) => holds(bytes, forms)).map(String)).toEqual([])
  expect(told.some((bytes) => bytes.includes('LDAPTestPasswd'))).toBe(true)
  witness.leave()
  await engine.post(`${path}/close`, {})

  expect(filesWith(running().data, forms)).toEqual([])
  expect(filesWith(running().data, [readFileSync(keyFile)])).toEqual([])
  expect(dataFile(running(), 'clusters/simple/config/main.cf')).toMatch(/LDAPTestPasswd = "\{hawser\}[\w-]+"/)
})

test('two people at once: the second is refused and told who has it, and may take it over', async ({
  page,
  browser,
}) => {
  test.setTimeout(240_000)
  await signIn(page, running())
  await addAdministrator(running(), 'carol')
  await page.goto(`${running().url}${clusterPath}/groups/Mail`)
  await openDesk(page)
  const context = await browser.newContext()
  const other = await context.newPage()
  const signedIn = await other.request.post(`${running().url}/api/session`, {
    data: { user: 'carol', password },
    headers: { origin: running().url },
  })
  expect(signedIn.ok()).toBe(true)
  await other.goto(`${running().url}${clusterPath}/groups/Mail`)
  // A browser that starts cold beside another one takes its time on a busy machine.
  await expect(bar(other)).toContainText('Configuration open by admin', { timeout: 120_000 })
  await expect(other.getByRole('button', { name: 'Change Mail' })).toHaveCount(0)
  const refused = await other.request.post(`${running().url}/api${clusterPath}/configuration/open`, {
    data: {},
    headers: { origin: running().url },
  })
  expect(refused.status()).toBe(409)
  const { error } = (await refused.json()) as { error: { reasons: { code: string; text: string }[] } }
  expect(error.reasons[0]?.code).toBe('configuration-open')
  expect(error.reasons[0]?.text).toContain('admin has the configuration open')

  await bar(other).getByRole('button', { name: 'Take over…' }).click()
  await other.getByRole('dialog').getByLabel('Reason').fill('admin has gone home')
  await other.getByRole('dialog').getByRole('button', { name: 'Take over' }).click()
  await expect(bar(other)).toContainText('open by you')
  await expect(bar(page)).toContainText('Configuration open by carol')
  await context.close()
})
