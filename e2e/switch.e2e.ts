import { connect } from 'node:net'
import { expect, test } from '@playwright/test'
import { caption } from './harness/caption.ts'
import { Engine } from './harness/engine.ts'
import { password, signIn, useHawser } from './harness/hawser.ts'

const running = useHawser('midrange', { HAWSER_LAB_MONITOR_INTERVAL: '10' })
test.describe.configure({ mode: 'serial' })

/** First line a server says on a loopback port. */
const greeting = (port: number) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    socket.setTimeout(5000, () => reject(new Error('no greeting')))
    socket.once('data', (data) => {
      socket.destroy()
      resolve(data.toString())
    })
    socket.once('error', reject)
  })

test(
  'Switch moves processes, port, disk and address, and ticks its steps off',
  { tag: '@demo' },
  async ({ page }) => {
    const { lab, url } = running()
    await signIn(page, running())
    const engine = new Engine(url, 'midrange')
    await engine.signIn('admin', password)
    await engine.allOnline()

    const before = await lab.system('sysC')
    const imapBefore = before.services.find((service) => service.service.endsWith('/imap'))
    expect(imapBefore).toBeTruthy()
    expect(await greeting(imapBefore?.ports[0]?.localPort ?? 0)).toMatch(/^\* OK/)
    const disks = before.disks
    const addresses = before.addresses.map((each) => each.address)
    expect(disks).toHaveLength(1)

    await page.goto(`${url}/clusters/midrange/groups/Mail3_IMAP`)
    await caption(page, 'A service group, its resources and where it runs. One button switches it over.')
    await page.getByRole('button', { name: 'Switch…' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('radio', { name: /sysC/ })).toBeDisabled()
    await dialog.getByRole('radio', { name: /standby/ }).check()
    await expect(dialog.getByRole('list', { name: 'Planned steps' })).toContainText('imap_imap')
    await caption(page, 'Before anything is done: every step that will be, on which system, in which order.')
    await dialog.getByRole('button', { name: 'Switch to standby' }).click()

    const steps = page.getByRole('dialog').getByRole('list', { name: 'Steps', exact: true })
    await expect(steps).toBeVisible()
    await caption(page, 'Each step ticks off with its time: down there first, then up here.')
    await expect(page.getByRole('dialog')).toContainText('Done', { timeout: 60_000 })
    await expect(page.getByRole('dialog')).toContainText(/in \d/)
    await caption(page, 'Disk, address and servers have moved, and the standby answers.')
    for (const line of await steps.getByRole('listitem').filter({ hasText: 'standby' }).all())
      await expect(line).toContainText(/\d (ms|s)/)
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()

    const left = await lab.system('sysC')
    const arrived = await lab.system('standby')
    expect(left.services).toEqual([])
    expect(left.processes.filter((each) => each.args.includes('/sunone/imap/'))).toEqual([])
    expect(left.disks).toEqual([])
    expect(left.addresses).toEqual([])
    expect(arrived.disks).toEqual(disks)
    expect(arrived.addresses.map((each) => each.address)).toEqual(addresses)
    const imapAfter = arrived.services.find((service) => service.service.endsWith('/imap'))
    expect(await greeting(imapAfter?.ports[0]?.localPort ?? 0)).toMatch(/^\* OK/)
    await expect(greeting(imapBefore?.ports[0]?.localPort ?? 0)).rejects.toThrow()
    expect(lab.violations()).toEqual([])
  },
)

test('a switch goes on when the browser is closed, and a double click is one operation', async ({
  page,
  browser,
}) => {
  const { url, lab } = running()
  await signIn(page, running())
  const engine = new Engine(url, 'midrange')
  await engine.signIn('admin', password)
  const requestId = crypto.randomUUID()
  const [one, two] = await Promise.all([
    engine.command('/groups/Mail4_POP/switch', { to: 'standby', requestId }),
    engine.command('/groups/Mail4_POP/switch', { to: 'standby', requestId }),
  ])
  expect(one).toBe(two)
  await page.close()
  const ended = await engine.ended(one)
  expect(ended.state, `${ended.outcome} ${JSON.stringify(ended.steps)}`).toBe('DONE')
  expect(await engine.onlineOn('Mail4_POP')).toEqual(['standby'])
  const later = await browser.newPage()
  await signIn(later, running())
  await later
    .getByRole('button', { name: /operation/i })
    .first()
    .click()
  await expect(later.getByRole('dialog')).toContainText('Mail4_POP')
  await later.close()
  expect(lab.violations()).toEqual([])
})

test('a frozen group refuses with all its reasons, in button and API alike', async ({ page }) => {
  const { url } = running()
  await signIn(page, running())
  const engine = new Engine(url, 'midrange')
  await engine.signIn('admin', password)
  await engine.ended(await engine.command('/groups/Mail2_MTA/freeze', { reason: 'disk work' }))
  await page.goto(`${url}/clusters/midrange/groups/Mail2_MTA`)
  const button = page.getByRole('button', { name: 'Switch…' })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription(/frozen/i)
  const refused = await engine.post('/clusters/midrange/groups/Mail2_MTA/switch', {
    to: 'sysB',
    requestId: crypto.randomUUID(),
  })
  expect(refused.status).toBe(409)
  const codes = (refused.body as { error: { reasons: { code: string }[] } }).error.reasons.map(
    ({ code }) => code,
  )
  expect(codes).toContain('group-frozen')
  expect(codes).toContain('group-already-there')
  await engine.ended(await engine.command('/groups/Mail2_MTA/unfreeze'))
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
})
