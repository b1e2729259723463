import { expect, test } from '@playwright/test'
import { caption } from './harness/caption.ts'
import { Engine, until } from './harness/engine.ts'
import { password, signIn, useHawser } from './harness/hawser.ts'

const running = useHawser('midrange', { HAWSER_LAB_MONITOR_INTERVAL: '3' })
test.describe.configure({ mode: 'serial' })

test(
  'a killed IMAP daemon is found, cleaned and restarted, and the page shows it without reload',
  { tag: '@demo' },
  async ({ page }) => {
    await signIn(page, running())
    const engine = new Engine(running().url, 'midrange')
    await engine.signIn('admin', password)
    await engine.allOnline()
    await page.goto(`${running().url}/clusters/midrange/resources/imap_imap`)
    const row = page
      .getByRole('table', { name: 'imap_imap on each system' })
      .getByRole('row')
      .filter({ hasText: 'sysC' })
    await expect(row).toContainText('Online')
    await caption(page, 'One resource on each system. Now somebody kills its IMAP daemon.')

    await running().lab.service('sysC', 'imap_imap', 'kill')
    const log = page
      .getByRole('region', { name: 'Latest decisions about it' })
      .or(page.locator('section', { hasText: 'Latest decisions about it' }))
      .first()
    await expect(log).toContainText(/exited 100|offline/i)
    await expect(log).toContainText(/clean/i)
    await expect(log).toContainText(/restart/i)
    await expect(row).toContainText('Online')
    await caption(page, 'Found by the monitor, cleaned up, started again in place: the log says each of it.')
    expect(await engine.onlineOn('Mail3_IMAP')).toEqual(['sysC'])
  },
)

test(
  'with RestartLimit 0 it fails over to the hot standby, and the chain says why',
  { tag: '@demo' },
  async ({ page }) => {
    await signIn(page, running())
    const engine = new Engine(running().url, 'midrange')
    await engine.signIn('admin', password)
    const { body } = await engine.get('/clusters/midrange/configuration')
    const { files } = body as { files: { name: string; text: string }[] }
    const changed = files.map((file) => ({
      ...file,
      text: file.text.replace(/(SunJESMsg imap_imap \([^)]*?)RestartLimit = \d+/, '$1RestartLimit = 0'),
    }))
    expect(changed).not.toEqual(files)
    expect((await engine.post('/clusters/midrange/configuration', { files: changed })).status).toBeLessThan(
      300,
    )

    await page.goto(`${running().url}/clusters/midrange/groups/Mail3_IMAP`)
    await caption(page, 'With RestartLimit = 0 the next fault is not restarted in place.')
    await running().lab.service('sysC', 'imap_imap', 'kill')
    await until(
      () => engine.onlineOn('Mail3_IMAP'),
      (systems) => systems.join() === 'standby',
      60_000,
      (systems) => `Mail3_IMAP is on ${systems}`,
    )
    const places = page.getByRole('table', { name: 'Mail3_IMAP on each system' })
    await expect(places.getByRole('row').filter({ hasText: 'standby' })).toContainText('Online')
    await expect(places.getByRole('row').filter({ hasText: 'sysC' })).toContainText('Faulted')
    await caption(page, 'The group was taken down on sysC and is online on the standby.')

    const faulted = page.getByRole('button', { name: /Mail3_IMAP is online on system standby/ }).first()
    await faulted.click()
    const chain = page.getByRole('dialog')
    await expect(chain).toContainText(/exited 100/)
    await expect(chain).toContainText('imap_imap')
    await caption(
      page,
      'Why? From the exit code of a monitor to the failover, each decision with its reason.',
    )
    expect(running().lab.violations()).toEqual([])
  },
)

test('a cleared fault makes the system a target again', async ({ page }) => {
  await signIn(page, running())
  const engine = new Engine(running().url, 'midrange')
  await engine.signIn('admin', password)
  await page.goto(`${running().url}/clusters/midrange/groups/Mail3_IMAP`)
  await page.getByRole('button', { name: 'Switch…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: /sysC/ })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'More actions of Mail3_IMAP' }).click()
  await page.getByRole('menuitem', { name: /Clear faults/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: /Clear/ }).click()
  await until(
    () => engine.places('Mail3_IMAP'),
    (places) => places.sysC === 'OFFLINE',
    30_000,
    (places) => JSON.stringify(places),
  )
})
