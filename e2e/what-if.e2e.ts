import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { Engine } from './harness/engine.ts'
import { password, signIn, useHawser } from './harness/hawser.ts'

const running = useHawser('midrange', { HAWSER_LAB_MONITOR_INTERVAL: '5' })
test.describe.configure({ mode: 'serial' })

test('a fault and a request are predicted, nothing is done, and what is done then agrees', async ({
  page,
}) => {
  const { lab, url } = running()
  await signIn(page, running())
  const engine = new Engine(url, 'midrange')
  await engine.signIn('admin', password)
  await engine.allOnline()
  const operations = (await engine.snapshot()).state.operations

  await test.step('a system loses power', async () => {
    await page.goto(`${url}/clusters/midrange/systems/sysC`)
    await page.getByRole('link', { name: 'What if it loses power?' }).click()
    await expect(page).toHaveURL(/what-if\?if=system&system=sysC$/)
    await expect(page.getByText(/^Mail3_IMAP would be online on standby, out for /)).toBeVisible()
    const row = page.getByRole('row', { name: /Mail3_IMAP/ })
    await expect(row.getByRole('cell').last()).toHaveText(/Offline.*becomes.*Online/)
    await expect(page.getByRole('row', { name: /Mail4_POP/ })).toContainText('As before')
    const log = page.getByRole('list', { name: 'Predicted log' })
    await expect(log).toContainText('System sysC loses power.')
    await expect(log).toContainText('Group Mail3_IMAP fails over to system standby')
    await expect(page.getByText('Nothing is done.')).toBeVisible()
  })

  await test.step('the same without a fence', async () => {
    await page.getByText('No fence', { exact: true }).click()
    await expect(page).toHaveURL(/fence=none/)
    await expect(page.getByText('Mail3_IMAP would stay down.')).toBeVisible()
    await page.reload()
    await expect(page.getByText('Mail3_IMAP would stay down.')).toBeVisible()
  })

  await test.step('a resource that cannot be started again', async () => {
    await page.goto(`${url}/clusters/midrange/resources/imap_imap`)
    await page.getByRole('link', { name: 'What if it dies?' }).click()
    await expect(page.getByText(/^Mail3_IMAP would be online on sysC/)).toBeVisible()
    await page.getByText('and cannot be started there again').click()
    await expect(page.getByText(/^Mail3_IMAP would be online on standby/)).toBeVisible()
    await expect(page.getByText('Left behind: imap_imap on sysC, FAULTED')).toBeVisible()
  })

  await test.step('a request', async () => {
    await page.getByLabel('What if', { exact: true }).selectOption({ label: 'I switch a group' })
    await page.getByLabel('Group', { exact: true }).selectOption('Mail4_POP')
    await page.getByLabel('To system').selectOption('sysD')
    await expect(page.getByText('It would be refused: switch Mail4_POP to sysD.')).toBeVisible()
    await page.getByLabel('To system').selectOption('standby')
    await expect(page.getByText(/^Mail4_POP would be online on standby, out for /)).toBeVisible()
  })

  await test.step('readable, and on a telephone', async () => {
    const { violations } = await new AxeBuilder({ page }).include('main').analyze()
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await expect(page.getByRole('list', { name: 'Predicted end of each group' })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  await test.step('nothing was done', async () => {
    expect((await engine.snapshot()).state.operations).toEqual(operations)
    expect(await engine.onlineOn('Mail3_IMAP')).toEqual(['sysC'])
    expect(await engine.onlineOn('Mail4_POP')).toEqual(['sysD'])
    expect((await lab.system('sysC')).power).toBe('on')
  })

  await test.step('what was predicted is what happens', async () => {
    await engine.ended(await engine.command('/groups/Mail4_POP/switch', { to: 'standby' }))
    expect(await engine.onlineOn('Mail4_POP')).toEqual(['standby'])
    await expect(page.getByText('It would be refused: switch Mail4_POP to standby.')).toBeVisible()
  })

  await test.step('by keyboard, from anywhere', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('What if sysA')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/what-if\?if=system&system=sysA$/)
    await expect(page.getByText(/^Mail1_Directory would be online on standby/)).toBeVisible()
  })
})
