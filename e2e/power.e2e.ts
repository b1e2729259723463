import { expect, test } from '@playwright/test'
import { caption } from './harness/caption.ts'
import { Engine, until } from './harness/engine.ts'
import { password, signIn, useHawser } from './harness/hawser.ts'

const running = useHawser('midrange', { HAWSER_LAB_MONITOR_INTERVAL: '5' })
test.describe.configure({ mode: 'serial' })

/** Longer than it takes to call a system silent and to try its fence. */
const stillnessMs = 15_000

async function signedInEngine(): Promise<Engine> {
  const engine = new Engine(running().url, 'midrange')
  await engine.signIn('admin', password)
  return engine
}

const isUnknown = (engine: Engine, group: string, system: string) =>
  until(
    () => engine.places(group),
    (places) => places[system] === 'UNKNOWN',
    60_000,
    (places) => `${group}: ${JSON.stringify(places)}`,
  )

const isOnlineOn = (engine: Engine, group: string, system: string) =>
  until(
    () => engine.onlineOn(group),
    (systems) => systems.join() === system,
    90_000,
    (systems) => `${group} is on ${systems}, not on ${system}`,
  )

/** Watches the hardware for a while: the disk must not change hands. */
async function nobodyTakes(disk: string, from: string): Promise<void> {
  const end = Date.now() + stillnessMs
  while (Date.now() < end) {
    const { disks } = await running().lab.state()
    expect([from, null]).toContain(disks.find((each) => each.name === disk)?.owner)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

test(
  'a system without power: its groups wait for a person when the fence fails, then start elsewhere',
  { tag: '@demo' },
  async ({ page }) => {
    const { lab, url } = running()
    await signIn(page, running())
    const engine = await signedInEngine()
    await engine.allOnline()
    const disk = (await lab.system('sysC')).disks[0] ?? ''
    await lab.fence('fail')
    await lab.do('sysC', 'power-off')
    await isUnknown(engine, 'Mail3_IMAP', 'sysC')
    await nobodyTakes(disk, 'sysC')
    expect(await engine.onlineOn('Mail3_IMAP')).toEqual([])

    await page.goto(`${url}/clusters/midrange/systems/sysC`)
    await expect(page.getByText(/What runs on sysC is unknown/)).toBeVisible()
    await caption(
      page,
      'sysC has lost its power, and its fence fails: what ran there is unknown, so nothing starts elsewhere.',
    )
    await page.getByRole('button', { name: 'Confirm system down…' }).click()
    const dialog = page.getByRole('dialog')
    const confirm = dialog.getByRole('button', { name: 'sysC is down' })
    await expect(confirm).toHaveAttribute('aria-disabled', 'true')
    await dialog.getByRole('textbox').fill('midrange/sysC')
    await caption(page, 'A person who has looked says that it is down, by writing its name.')
    await confirm.click()
    await isOnlineOn(engine, 'Mail3_IMAP', 'standby')
    await expect(page.getByRole('heading', { name: /sysC/ })).toContainText('Confirmed down')
    await caption(page, 'Only now its group started on the standby.')
    expect((await lab.system('standby')).disks).toContain(disk)
    expect(lab.violations()).toEqual([])
  },
)

test('the system comes back: probed, OFFLINE, and nothing starts there', async () => {
  const { lab } = running()
  const engine = await signedInEngine()
  await lab.do('sysC', 'power-on')
  await until(
    () => engine.places('Mail3_IMAP'),
    (places) => places.sysC === 'OFFLINE',
    60_000,
    (places) => JSON.stringify(places),
  )
  expect(await engine.onlineOn('Mail3_IMAP')).toEqual(['standby'])
  expect(lab.violations()).toEqual([])
})

test('a cut network alone: UNKNOWN, autodisabled, the service runs on, nothing starts twice', async ({
  page,
}) => {
  const { lab, url } = running()
  await signIn(page, running())
  const engine = await signedInEngine()
  const before = await lab.system('sysD')
  await lab.do('sysD', 'cut-network')
  await isUnknown(engine, 'Mail4_POP', 'sysD')
  await nobodyTakes(before.disks[0] ?? '', 'sysD')
  const { state } = await engine.snapshot()
  expect(Object.entries(state.groups).find(([name]) => name === 'Mail4_POP')?.[1].places).toMatchObject({
    sysD: { autoDisabled: true },
  })
  expect((await lab.system('sysD')).services.length).toBe(before.services.length)
  await page.goto(`${url}/clusters/midrange`)
  await expect(
    page
      .getByRole('table', { name: /groups/i })
      .getByRole('row')
      .filter({ hasText: 'Mail4_POP' }),
  ).toContainText('Unknown')
  await lab.do('sysD', 'restore-network')
  await isOnlineOn(engine, 'Mail4_POP', 'sysD')
  expect(lab.violations()).toEqual([])
})

test('with a fence that works the silent system is switched off first, then its group starts on the standby', async () => {
  const { lab } = running()
  const engine = await signedInEngine()
  await lab.fence('heal')
  await lab.do('sysB', 'cut-network')
  await until(
    () => lab.system('sysB'),
    (system) => system.power === 'off',
    60_000,
    (system) => `sysB: ${system?.power}`,
  )
  await isOnlineOn(engine, 'Mail2_MTA', 'standby')
  expect(lab.violations()).toEqual([])
})
