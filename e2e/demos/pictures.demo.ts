import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { Engine } from '../harness/engine.ts'
import { password, signIn, useHawser } from '../harness/hawser.ts'

const running = useHawser('midrange', { HAWSER_LAB_MONITOR_INTERVAL: '5', HAWSER_READINESS_EVERY: '20' })
test.describe.configure({ mode: 'serial' })

const folder = join(import.meta.dirname, '../../docs/pictures')

/** Without the moving parts that would make two takes differ. */
const take = (page: Page, name: string) =>
  page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })

const open = async (page: Page, colorScheme: 'light' | 'dark', path: string) => {
  await page.emulateMedia({ colorScheme })
  await signIn(page, running())
  await page.goto(`${running().url}/clusters/midrange${path}`)
}

test('the cluster at a glance', { tag: '@demo' }, async ({ page }) => {
  await open(page, 'light', '')
  const engine = new Engine(running().url, 'midrange')
  await engine.signIn('admin', password)
  await engine.allOnline()
  await expect(page.locator('.react-flow__node')).toHaveCount(4)
  await take(page, 'overview')
})

test('a group and its resources', { tag: '@demo' }, async ({ page }) => {
  await open(page, 'dark', '/groups/Mail3_IMAP?system=sysC')
  await expect(page.locator('.react-flow__node').getByText('Online', { exact: true })).not.toHaveCount(0)
  await expect(page.getByText('not looked at yet')).toHaveCount(0, { timeout: 90_000 })
  await take(page, 'group')
})

test('a switchover, ticked off live', { tag: '@demo' }, async ({ page }) => {
  await running().lab.service('standby', 'imap_core', 'slow', { delayMs: 6000 })
  await open(page, 'light', '/groups/Mail3_IMAP')
  await page.getByRole('button', { name: 'Switch…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Switch to standby' }).click()
  const steps = page.getByRole('dialog').getByRole('list', { name: 'Steps', exact: true })
  const core = steps
    .getByRole('listitem')
    .filter({ hasText: 'imap_core' })
    .filter({ hasText: 'standby' })
    .last()
  await expect(core).toContainText(/\d s/)
  await take(page, 'switch')
  await expect(page.getByRole('dialog')).toContainText('Done', { timeout: 60_000 })
  await running().lab.service('standby', 'imap_core', 'heal')
})

test('a fault explained', { tag: '@demo' }, async ({ page }) => {
  const engine = new Engine(running().url, 'midrange')
  await engine.signIn('admin', password)
  for (const fault of ['fail-start', 'kill']) await running().lab.service('sysD', 'pop_pop', fault)
  await open(page, 'dark', '/groups/Mail4_POP')
  const line = page.getByRole('button', { name: /Mail4_POP is online on system standby/ }).first()
  await line.click({ timeout: 90_000 })
  await expect(page.getByRole('dialog')).toContainText(/exited 100/)
  await take(page, 'why')
  expect(running().lab.violations()).toEqual([])
})
