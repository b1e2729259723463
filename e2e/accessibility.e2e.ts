import { AxeBuilder } from '@axe-core/playwright'
import { type Page, type Route, expect, test } from '@playwright/test'
import { Engine } from './harness/engine.ts'
import { password, signIn, useHawser } from './harness/hawser.ts'

const running = useHawser('simple', { HAWSER_LAB_MONITOR_INTERVAL: '10' })
// A trace photographs the page at every look of axe, which takes longer than the look.
test.use({ trace: 'off' })

const wide = { width: 1440, height: 900 }
const narrow = { width: 390, height: 844 }
const cluster = '/clusters/simple'

/** Every page of the console. */
const pages = [
  '/clusters',
  cluster,
  `${cluster}/groups`,
  `${cluster}/groups/Mail`,
  `${cluster}/resources/mail_core`,
  `${cluster}/systems`,
  `${cluster}/systems/sysA`,
  `${cluster}/types`,
  `${cluster}/types/SunJESMsg`,
  `${cluster}/config`,
  `${cluster}/config?tab=advice`,
  `${cluster}/config?tab=editor`,
  `${cluster}/config?tab=versions`,
  `${cluster}/config?tab=frameworks`,
  `${cluster}/config?tab=frameworks&view=read`,
  `${cluster}/downtime?failoverHours=0.5&coverage=0.9`,
  `${cluster}/downtime?tab=choice&site=yes`,
  `${cluster}/log`,
  `${cluster}/lab`,
  `${cluster}/what-if`,
  `${cluster}/what-if?if=system&system=sysA`,
  '/clusters/simple/groups/none',
]

type Overlay = {
  readonly name: string
  /** The focus is on it before and after. */
  readonly button: string | RegExp
  readonly key: string
  /** Chosen from the menu that the key opens. */
  readonly item?: string
  /** A telephone has a list in place of the drawing, and nothing to explain. */
  readonly isWideOnly?: boolean
}

/** What opens over a page: by which key on which button. */
const overlays: Readonly<Record<string, readonly Overlay[]>> = {
  [`${cluster}/groups/Mail`]: [
    { name: 'palette', button: 'Switch…', key: 'Control+k' },
    { name: 'shortcuts', button: 'Switch…', key: '?' },
    { name: 'operations', button: /^Operations/, key: 'Enter' },
    { name: 'account', button: 'Account and appearance', key: 'Enter' },
    { name: 'legend', button: 'Legend', key: 'Enter', isWideOnly: true },
    { name: 'switch', button: 'Switch…', key: 'Enter' },
    { name: 'offline', button: 'Offline…', key: 'Space' },
    { name: 'actions of a group', button: 'More actions of Mail', key: 'Enter' },
    { name: 'freeze', button: 'More actions of Mail', key: 'Enter', item: 'Freeze…' },
  ],
  [`${cluster}/systems/sysA`]: [
    { name: 'evacuate', button: 'Evacuate…', key: 'Enter' },
    { name: 'freeze a system', button: 'Freeze…', key: 'Enter' },
    { name: 'actions of a system', button: 'More actions of sysA', key: 'Enter' },
    { name: 'stop', button: 'More actions of sysA', key: 'Enter', item: 'Stop…' },
    { name: 'load', button: 'More actions of sysA', key: 'Enter', item: 'Set load…' },
  ],
  [`${cluster}/resources/mail_dg`]: [
    {
      name: 'action',
      button: 'Actions of mail_dg on sysA',
      key: 'Enter',
      item: 'Run an action on sysA…',
    },
  ],
}

const overlaid = ':is([role=dialog], [role=menu])'

/** Waits until a page shows what it is about and nothing of it is still on its way. */
async function settled(page: Page, path: string): Promise<void> {
  await page.goto(`${running().url}${path}`)
  await expect(page.locator('main')).toContainText(/\S/)
  await expect(page.getByRole('status', { name: /^(Loading|Drawing)/ })).toHaveCount(0)
}

type Look = { readonly within: string; readonly rules?: readonly string[] }

/** Sets the light and waits until nothing is half way any more: neither a colour nor an opening overlay. */
async function light(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await expect(page.locator('[data-starting-style], [data-ending-style]')).toHaveCount(0)
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
}

/** Serious and critical findings of axe within a part of the page, each with the place it was found at. */
async function findings(page: Page, where: string, { within, rules }: Look): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode()
    .include(within)
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${where}: ${id}: ${node.html.slice(0, 160)}`))
}

/** All rules in the light, and in the dark those that colours can break. */
async function inBothLights(page: Page, where: string, within: string): Promise<string[]> {
  await light(page, 'light')
  const found = await findings(page, `${where}, light`, { within })
  await light(page, 'dark')
  const rules = ['color-contrast', 'link-in-text-block']
  return [...found, ...(await findings(page, `${where}, dark`, { within, rules }))]
}

/** By how much one would have to scroll sideways, on the page or in what is open over it. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate(
    (open) =>
      Math.max(
        document.documentElement.scrollWidth - innerWidth,
        ...[...document.querySelectorAll(open)].flatMap((each) => [
          each.getBoundingClientRect().right - innerWidth,
          each.scrollWidth - each.clientWidth,
        ]),
      ),
    overlaid,
  )

async function wider(page: Page, where: string): Promise<string[]> {
  await page.setViewportSize(narrow)
  const over = await overhang(page)
  await page.setViewportSize(wide)
  return over > 0 ? [`${where} is ${over} px wider than a telephone`] : []
}

test('sign-in is readable in both lights and fits a telephone', async ({ page }) => {
  for (const path of ['/login', '/login?link=used']) {
    await page.goto(`${running().url}${path}`)
    await expect(page.getByRole('button', { name: /^Sign in/ })).toBeVisible()
    expect([...(await inBothLights(page, path, 'html')), ...(await wider(page, path))]).toEqual([])
  }
})

for (const path of pages) {
  test(`${path} is readable in both lights and fits a telephone`, async ({ page }) => {
    await signIn(page, running())
    const engine = new Engine(running().url, 'simple')
    await engine.signIn('admin', password)
    await engine.allOnline()
    await settled(page, path)
    // Bar and rail are the same everywhere: once is enough.
    const within = path === cluster ? 'html' : 'main'
    expect([...(await inBothLights(page, path, within)), ...(await wider(page, path))]).toEqual([])
  })
}

/** The cluster as it would be if the type DiskGroup had an action: no type of the examples has one. */
async function withAction(route: Route): Promise<void> {
  const response = await route.fetch()
  const snapshot = (await response.json()) as { state: { configuration: { types: Record<string, object> } } }
  const { types } = snapshot.state.configuration
  const statics = { SupportedActions: { kind: 'keylist', keys: ['status'] } }
  types['DiskGroup'] = { ...types['DiskGroup'], statics }
  await route.fulfill({ response, json: snapshot })
}

/** Opens it, looks at it, closes it by Escape; the focus is then where it was. */
async function opened(page: Page, overlay: Overlay, look: () => Promise<void>): Promise<void> {
  const { name, button, key, item } = overlay
  const opener = page.getByRole('button', { name: button })
  await opener.press(key)
  if (item !== undefined) await page.getByRole('menuitem', { name: item }).press('Enter')
  await expect(page.locator(item === undefined ? overlaid : '[role=dialog]')).toBeVisible()
  await look()
  await page.keyboard.press('Escape')
  await expect(page.locator(overlaid)).toHaveCount(0)
  await expect(opener, `focus after ${name}`).toBeFocused()
}

for (const [path, all] of Object.entries(overlays)) {
  test(`what opens over ${path} is readable, closes by Escape and gives the focus back`, async ({ page }) => {
    await signIn(page, running())
    await page.route(/\/api\/clusters\/simple$/, withAction)
    await settled(page, path)
    for (const overlay of all) {
      await opened(page, overlay, async () => {
        expect(await inBothLights(page, overlay.name, overlaid)).toEqual([])
      })
    }
    await page.setViewportSize(narrow)
    for (const overlay of all.filter(({ isWideOnly }) => !isWideOnly)) {
      await opened(page, overlay, async () => {
        // A menu on its way out keeps the place of the wide page for a moment.
        await expect
          .poll(() => overhang(page), { message: `${overlay.name} on a telephone` })
          .toBeLessThanOrEqual(0)
      })
    }
  })
}

/** Presses Tab until the focus is on a button of this name; fails when it never comes there. */
async function tabTo(page: Page, name: string): Promise<void> {
  const wanted = page.getByRole('button', { name })
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    if (await wanted.evaluate((button) => button === document.activeElement)) return
  }
  throw new Error(`Tab does not lead to ${name}`)
}

test('Switch by keyboard alone', async ({ page }) => {
  await signIn(page, running())
  await settled(page, `${cluster}/groups/Mail`)
  await tabTo(page, 'Switch…')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: 'Switch to standby' })
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(confirm).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(confirm, 'Enter confirms nothing').toBeVisible()
  await page.keyboard.press('Space')
  await expect(dialog.getByRole('list', { name: 'Steps', exact: true })).toBeVisible()
  await expect(dialog).toContainText('Done', { timeout: 60_000 })
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Switch…' })).toBeFocused()
  await expect(page.locator('main h1')).toContainText('Online')
  expect(running().lab.violations()).toEqual([])
})

test('a silent engine: the page looks stale, says how old it is, refuses, and recovers by itself', async ({
  page,
}, testInfo) => {
  await signIn(page, running())
  await settled(page, `${cluster}/groups/Mail`)
  const act = page.getByRole('button', { name: 'Switch…' })
  await expect(act).not.toHaveAttribute('aria-disabled')
  const engine = running().hawser.engine().process
  engine.kill('SIGSTOP')
  try {
    const notice = page.getByText(/^No news from the engine for \d+ s/)
    await expect(notice).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('button', { name: /^Stale \d+ s/ })).toBeVisible()
    await expect(page.locator('main .stale')).toBeVisible()
    await expect(act).toHaveAttribute('aria-disabled', 'true')
    await act.focus()
    await expect(page.getByText(/^The console has no news from the engine/).last()).toBeVisible()
    await testInfo.attach('stale', { body: await page.screenshot(), contentType: 'image/png' })
  } finally {
    engine.kill('SIGCONT')
  }
  await expect(page.getByText(/^No news from the engine/)).toHaveCount(0, { timeout: 20_000 })
  await expect(page.getByRole('button', { name: /^Live \d+ s/ })).toBeVisible()
  await expect(act).not.toHaveAttribute('aria-disabled')
})
