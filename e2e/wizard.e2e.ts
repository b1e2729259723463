import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { loadConfiguration } from '../lib/maincf/load/load-configuration.ts'
import type { Configuration } from '../lib/model/configuration.ts'
import { maskSecrets } from '../lib/model/secrets.ts'
import { defaultAnswers, type Topology } from '../lib/topology/build/answers.ts'
import { typeFileNames } from '../lib/topology/build/build.ts'
import { suggest } from '../lib/topology/build/suggest.ts'
import { caption } from './harness/caption.ts'
import { Engine } from './harness/engine.ts'
import { password, signIn, useHawser, type Running } from './harness/hawser.ts'

// The longest of all tests, and each has a cluster of its own: they need not wait for one another.
test.describe.configure({ mode: 'parallel' })

const house = join(import.meta.dirname, '..')
const fileIn = (folder: string) => (name: string) => ({
  name,
  text: readFileSync(join(house, folder, name), 'utf8'),
})

/** Loads files as the console sees them: every secret masked. */
function read(files: readonly { readonly name: string; readonly text: string }[]): Configuration {
  const { configuration, problems } = loadConfiguration(files)
  if (!configuration) throw new Error(problems.map(({ message }) => message).join(' '))
  return maskSecrets(configuration)
}

const example = (topology: Topology): Configuration =>
  read([fileIn(`examples/${topology}`)('main.cf'), ...typeFileNames({ topology }).map(fileIn('types'))])

/**
 * What a configuration says of groups and resources, whatever their order. The empty lab has a name of its own and
 * systems enough for all three, so that neither is compared; which of them carry a group is in its SystemList.
 */
const saidBy = ({ groups, resources }: Configuration) => ({
  groups: Object.fromEntries(
    Object.values(groups).map(({ name, attributes, systemList, autoStartList, requires }) => [
      name,
      { attributes, systemList, autoStartList, requires },
    ]),
  ),
  resources: Object.fromEntries(
    Object.values(resources).map(({ name, type, group, attributes, children }) => [
      name,
      { type, group, attributes, children: children.toSorted() },
    ]),
  ),
})

/** How a person does things: with the mouse, or with nothing but the keyboard. */
type Hand = {
  readonly press: (target: Locator) => Promise<void>
  readonly type: (target: Locator, text: string) => Promise<void>
}

const mouse: Hand = {
  press: (target) => target.click(),
  type: (target, text) => target.fill(text),
}

const mostTabs = 150

/** Tab by Tab, until the target has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(target)} is not reached with ${mostTabs} tabs`)
}

const keyboardOn = (page: Page): Hand => ({
  press: async (target) => {
    await tabTo(page, target)
    await page.keyboard.press((await target.getAttribute('href')) === null ? 'Space' : 'Enter')
  },
  type: async (target, text) => {
    await tabTo(page, target)
    await page.keyboard.type(text)
  },
})

const titles = { simple: 'Simple', midrange: 'Mid-range', enterprise: 'Enterprise' } as const

/** From the choice of the topology to its review: every suggestion is taken, the password is given. */
async function answer(page: Page, hand: Hand, topology: keyof typeof titles): Promise<void> {
  const next = page.getByRole('button', { name: 'Next' })
  const heading = (name: string) => page.getByRole('heading', { name, exact: true, level: 2 }).first()
  const steps = [
    'HA model',
    'Groups and systems',
    'Shared disks',
    'Disk groups, volumes and file systems',
    'Virtual addresses and host names',
    'Service groups',
    'Software',
  ]
  await hand.press(page.getByRole('link', { name: 'Build', exact: true }))
  await caption(page, 'Three topologies of the guide to choose from; each can be changed at every step.')
  await hand.press(page.getByRole('radio', { name: titles[topology] }))
  for (const step of steps) {
    await hand.press(next)
    await expect(heading(step)).toBeFocused()
    if (step === 'Virtual addresses and host names')
      await caption(
        page,
        'Addresses, disks and names are suggested. What is built grows beside the questions.',
        topology === 'midrange' ? 'build' : undefined,
      )
  }
  await hand.type(page.getByLabel('Password'), 'not-in-the-address')
  for (const step of ['Binding to the address', 'Under control', 'Review']) {
    await hand.press(next)
    await expect(heading(step)).toBeFocused()
  }
  expect(page.url()).not.toContain('not-in-the-address')
}

/** What comes after the review: the work by hand, one new version, groups online, each there and back. */
async function carryOut(page: Page, hand: Hand, topology: Topology, groups: number): Promise<void> {
  await caption(page, 'The review: main.cf, advice, and which system carries what.')
  await hand.press(page.getByRole('button', { name: 'Let the lab do it' }))
  await expect(page.getByText('The lab has done it.')).toBeVisible()
  await caption(page, 'The lab does what people would do by hand: disks, volumes, software.')
  await hand.press(page.getByRole('button', { name: 'Check the systems' }))
  await expect(page.getByText(/^no defect/)).toBeVisible({ timeout: 60_000 })
  await caption(page, 'Preflight looks at every system over SSH: nothing keeps the groups from it.')
  await hand.press(page.getByRole('button', { name: 'Apply as one version' }))
  const online = page.getByRole('list', { name: 'Groups coming online' })
  await expect(online.getByRole('listitem')).toHaveCount(groups)
  await caption(page, 'Applied as one version. The groups come online in the order of their dependencies.')
  await expect(page.getByText(`${groups} of ${groups}`, { exact: true })).toBeVisible({ timeout: 120_000 })
  await hand.press(page.getByRole('button', { name: 'Switch each group and back' }))
  await caption(page, 'The switch test: each group to its first failover target, and back.')
  await expect(page.getByText(/online and passed the switch test/)).toBeVisible({ timeout: 240_000 })
  const picture = topology === 'midrange' ? 'build-done' : undefined
  await caption(page, 'Everything that was built has shown that it can fail over.', picture)
}

async function built({ url }: Running): Promise<{ engine: Engine; configuration: Configuration }> {
  const engine = new Engine(url, 'empty')
  await engine.signIn('admin', password)
  const { body } = await engine.get('/clusters/empty/configuration')
  return { engine, configuration: read((body as { files: { name: string; text: string }[] }).files) }
}

for (const { topology, interval, handed } of [
  { topology: 'simple', interval: '5', handed: 'keyboard' },
  { topology: 'midrange', interval: '10', handed: 'mouse' },
  { topology: 'enterprise', interval: '20', handed: 'mouse' },
] as const)
  test.describe(topology, () => {
    const running = useHawser('empty', { HAWSER_LAB_MONITOR_INTERVAL: interval })

    test(
      `${topology}: built by the wizard in an empty lab, with the ${handed}`,
      { tag: '@demo' },
      async ({ page }) => {
        test.setTimeout(420_000)
        await signIn(page, running())
        await caption(page, 'An empty cluster: systems, and no service group yet.')
        const hand = handed === 'keyboard' ? keyboardOn(page) : mouse
        const planned = suggest(defaultAnswers(topology)).groups
        await answer(page, hand, topology)
        await carryOut(page, hand, topology, planned.length)

        const { engine, configuration } = await built(running())
        expect(saidBy(configuration)).toEqual(saidBy(example(topology)))
        for (const { name, home } of planned) expect(await engine.onlineOn(name)).toEqual([home])
        const operations = Object.values((await engine.snapshot()).state.operations)
        const switched = operations.filter(
          ({ intent, state }) => intent === 'group.switch' && state === 'DONE',
        )
        expect(switched).toHaveLength(2 * planned.length)
        expect(running().lab.violations()).toEqual([])
      },
    )
  })
