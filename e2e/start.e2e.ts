import { expect, test } from '@playwright/test'
import { signIn, useHawser } from './harness/hawser.ts'

const running = useHawser('midrange', { HAWSER_LAB_MONITOR_INTERVAL: '10' })
const groups = ['Mail1_Directory', 'Mail2_MTA', 'Mail3_IMAP', 'Mail4_POP']
const home: Record<string, string> = {
  Mail1_Directory: 'sysA',
  Mail2_MTA: 'sysB',
  Mail3_IMAP: 'sysC',
  Mail4_POP: 'sysD',
}

test.describe.configure({ mode: 'serial' })

test('the one-time link signs in once and a password may be set', async ({ page, browser }) => {
  const link = running().hawser.signInLink()
  await signIn(page, running())
  await expect(page.getByRole('heading', { name: 'midrange' })).toBeVisible()
  const stranger = await browser.newPage()
  await stranger.goto(link ?? '')
  await stranger.getByRole('button', { name: 'Sign in with this link' }).click()
  await expect(stranger.getByText(/used or has expired|used already|no longer/i).first()).toBeVisible()
  await stranger.close()
})

test('every group of the mid-range cluster comes ONLINE at home, and the matrix shows it', async ({
  page,
}) => {
  await signIn(page, running())
  const matrix = page.getByRole('table', { name: /groups/i })
  for (const group of groups) {
    const row = matrix.getByRole('row').filter({ hasText: group })
    await expect(row).toContainText(`on ${home[group]}`, { timeout: 60_000 })
    await expect(row).toContainText('Online', { timeout: 60_000 })
  }
  for (const system of ['sysA', 'sysB', 'sysC', 'sysD', 'standby'])
    await expect(matrix.getByRole('columnheader').filter({ hasText: system })).toContainText('Running')
})

test('the dependencies of the groups are drawn', async ({ page }) => {
  await signIn(page, running())
  await page.getByRole('link', { name: 'Groups', exact: true }).click()
  const canvas = page.getByRole('region', { name: 'Dependencies of service groups' })
  for (const group of groups) await expect(canvas.getByText(group, { exact: true })).toBeVisible()
  await expect(canvas.getByText('online global soft')).toHaveCount(3)
})

for (const group of groups)
  test(`the resources of ${group} are drawn with their states`, async ({ page }) => {
    await signIn(page, running())
    await page.goto(`${running().url}/clusters/midrange/groups/${group}?system=${home[group]}`)
    const canvas = page.getByRole('region', { name: `Resources of ${group} on ${home[group]}` })
    const boxes = canvas.locator('.react-flow__node')
    await expect(boxes.first()).toBeVisible()
    await expect(boxes.getByText('Online', { exact: true })).toHaveCount(await boxes.count())
  })

test('positions stay where they are while states change', async ({ page }) => {
  await signIn(page, running())
  await page.goto(`${running().url}/clusters/midrange/groups/Mail4_POP`)
  const boxes = page.locator('.react-flow__node')
  await expect(boxes.first()).toBeVisible()
  const places = () => boxes.evaluateAll((all) => all.map((box) => (box as HTMLElement).style.transform))
  const before = await places()
  await running().lab.service('sysD', 'pop_pop', 'kill')
  await expect(
    page.getByText(/pop_pop .*is being restarted|pop_pop .*unexpectedly|pop_pop .*restart/i).first(),
  ).toBeVisible()
  expect(await places()).toEqual(before)
})

test('the console is usable by keyboard', async ({ page }) => {
  await signIn(page, running())
  await expect(page.getByRole('table', { name: /groups/i })).toContainText('Mail3_IMAP')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('imap_imap')
  await expect(page.getByRole('option').first()).toContainText('imap_imap')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/resources\/imap_imap/)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
