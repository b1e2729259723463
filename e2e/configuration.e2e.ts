import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Engine } from './harness/engine.ts'
import { password, signIn, useHawser } from './harness/hawser.ts'

const running = useHawser('simple', { HAWSER_LAB_MONITOR_INTERVAL: '5' })
test.describe.configure({ mode: 'serial' })

type Problem = { line: number; column: number; message: string; expected: string | null; severity: string }
type File = { name: string; text: string }

async function filesOf(engine: Engine): Promise<File[]> {
  const { body } = await engine.get('/clusters/simple/configuration')
  return (body as { files: File[] }).files
}

const bad: readonly { what: string; change: (main: string) => string; says: RegExp }[] = [
  {
    what: 'a missing parenthesis',
    change: (main) => main.replace('\tDevice = eth0\n\t\t)', '\tDevice = eth0\n'),
    says: /expected|\)/i,
  },
  {
    what: 'an unknown type',
    change: (main) => main.replace('SunJESLDAP mail_ldap', 'SunJESLADP mail_ldap'),
    says: /SunJESLADP/,
  },
  { what: 'a cycle', change: (main) => `${main}\n\tmail_nic requires mail_ip\n`, says: /cycle|mail_nic/i },
  {
    what: 'a link to a resource of another group',
    change: (main) =>
      `${main}\ngroup Other (\n\tSystemList = { sysA = 0 }\n\t)\n\n\tFileOnOff other_file (\n\t\tPathName = "/tmp/x"\n\t\t)\n\n\tother_file requires mail_mnt\n`,
    says: /mail_mnt/,
  },
  {
    what: 'a system that is not in SystemList',
    change: (main) => main.replace('AutoStartList = { sysA }', 'AutoStartList = { sysZ }'),
    says: /sysZ/,
  },
]

test('each kind of bad main.cf is refused with its place, and the running configuration stays', async ({
  page,
}) => {
  await signIn(page, running())
  const engine = new Engine(running().url, 'simple')
  await engine.signIn('admin', password)
  await engine.allOnline()
  const good = await filesOf(engine)
  const main = good.find((file) => file.name === 'main.cf')?.text ?? ''
  const { state } = await engine.snapshot()
  for (const { what, change, says } of bad) {
    const text = change(main)
    expect(text, what).not.toBe(main)
    const files = good.map((file) => (file.name === 'main.cf' ? { ...file, text } : file))
    const refused = await engine.post('/clusters/simple/configuration', { files })
    expect(refused.status, what).toBe(422)
    const { error } = refused.body as { error: { code: string; problems: Problem[] } }
    expect(error.code).toBe('bad-configuration')
    const found = error.problems.filter((problem) => problem.severity === 'error')
    expect(found.map((problem) => `${problem.message} ${problem.expected ?? ''}`).join('\n'), what).toMatch(
      says,
    )
    for (const problem of found) {
      expect(problem.line, what).toBeGreaterThan(0)
      expect(problem.column, what).toBeGreaterThan(0)
    }
    expect(await filesOf(engine), what).toEqual(good)
  }
  expect((await engine.snapshot()).state.configuration).toEqual(state.configuration)
  expect(await engine.onlineOn('Mail')).toEqual(['sysA'])
})

test('10 MB of noise answers with a clear error and hurts nothing', async () => {
  const engine = new Engine(running().url, 'simple')
  await engine.signIn('admin', password)
  const noise = Array.from({ length: 10_000_000 }, (_, index) =>
    String.fromCharCode(33 + ((index * 7919) % 90)),
  ).join('')
  const refused = await engine.post('/clusters/simple/configuration', {
    files: [{ name: 'main.cf', text: noise }],
  })
  expect(refused.status).toBe(422)
  expect(await engine.onlineOn('Mail')).toEqual(['sysA'])
})

test('the page shows the problems with line and column before anything is applied', async ({ page }) => {
  await signIn(page, running())
  await page.goto(`${running().url}/clusters/simple/config`)
  await page.getByRole('button', { name: /Load/ }).first().click()
  const dialog = page.getByRole('dialog')
  const example = readFileSync(join(import.meta.dirname, '../examples/simple/main.cf'), 'utf8')
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'main.cf',
    mimeType: 'text/plain',
    buffer: Buffer.from(example.replace('SunJESLDAP mail_ldap', 'SunJESLADP mail_ldap')),
  })
  await dialog.getByRole('button', { name: 'Verify', exact: true }).click()
  await expect(dialog).toContainText('SunJESLADP')
  await expect(dialog).toContainText(/\d+:\d+/)
})

test('a type file is previewed, imported live and listed', async ({ page }) => {
  await signIn(page, running())
  await page.goto(`${running().url}/clusters/simple/types`)
  await page.getByRole('button', { name: /Import types/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'Probe.cf',
    mimeType: 'text/plain',
    buffer: Buffer.from('type Probe (\n\tstatic str ArgList[] = { Target }\n\tstr Target\n)\n'),
  })
  await expect(dialog).toContainText('Probe')
  await dialog.getByRole('button', { name: 'Import Probe.cf' }).click()
  await expect(page.getByRole('link', { name: 'Probe', exact: true })).toBeVisible()
})
