import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Engine, until } from './harness/engine.ts'
import { password, signIn, useHawser } from './harness/hawser.ts'

const running = useHawser('midrange', { HAWSER_LAB_MONITOR_INTERVAL: '10' })
test.describe.configure({ mode: 'serial' })

type Connection = { port: number; hostKey: string | null; authentication: { kind: string; file?: string } }
type Connections = { systems: Record<string, Connection> }

/** Changes connections.json and restarts the engine, which reads it at its start. */
async function reconnect(change: (systems: Record<string, Connection>) => void): Promise<void> {
  const { data, hawser } = running()
  const file = join(data, 'clusters/midrange/connections.json')
  const connections = JSON.parse(readFileSync(file, 'utf8')) as Connections
  change(connections.systems)
  writeFileSync(file, JSON.stringify(connections), { mode: 0o600 })
  hawser.engine().process.kill('SIGTERM')
}

let hung: Server

test.afterAll(() => {
  hung?.close()
})

test('wrong key, refused port, hung system and wrong password are each named with system and cause; others go on', async ({
  page,
}) => {
  const { url, data } = running()
  await signIn(page, running())
  const engine = new Engine(url, 'midrange')
  await engine.signIn('admin', password)
  await engine.allOnline()
  hung = createServer(() => undefined).listen(0, '127.0.0.1')
  await new Promise((resolve) => hung.once('listening', resolve))
  const address = hung.address()
  const wrongPassword = join(data, 'wrong-password')
  writeFileSync(wrongPassword, 'not the password\n', { mode: 0o600 })
  await reconnect((systems) => {
    for (const [name, system] of Object.entries(systems)) {
      if (name === 'sysA') system.hostKey = `SHA256:${'A'.repeat(43)}`
      if (name === 'sysB') system.port = 1
      if (name === 'sysC' && typeof address === 'object' && address) system.port = address.port
      if (name === 'sysD') system.authentication = { kind: 'password', file: wrongPassword }
    }
  })
  const failures = async () => {
    const { contacts } = await engine.snapshot()
    return Object.fromEntries(Object.entries(contacts).map(([system, contact]) => [system, contact.failure]))
  }
  const found = await until(
    failures,
    (all) => ['sysA', 'sysB', 'sysC', 'sysD'].every((system) => all[system]),
    90_000,
    (all) => JSON.stringify(all),
  )
  expect(found.sysA?.code).toBe('host-key-changed')
  expect(found.sysB?.code).toBe('connection-refused')
  expect(found.sysC?.code).toBe('timeout')
  expect(found.sysD?.code).toBe('authentication-failed')
  for (const system of ['sysA', 'sysB', 'sysC', 'sysD']) expect(found[system]?.text).toContain(system)
  expect(found.standby).toBeNull()
  for (const system of ['sysA', 'sysB', 'sysC', 'sysD']) {
    await page.goto(`${url}/clusters/midrange/systems/${system}`)
    await expect(page.getByText(found[system]?.text ?? '').first()).toBeVisible()
  }
  rmSync(wrongPassword)
})

test('a first contact shows the fingerprint and waits for a person', async ({ page }) => {
  const { url } = running()
  await signIn(page, running())
  const engine = new Engine(url, 'midrange')
  await engine.signIn('admin', password)
  await reconnect((systems) => {
    const sysA = systems.sysA
    if (sysA) sysA.hostKey = null
  })
  const failure = await until(
    async () =>
      Object.entries((await engine.snapshot()).contacts).find(([name]) => name === 'sysA')?.[1].failure,
    (found) => found?.code === 'host-key-unknown',
    60_000,
    (found) => JSON.stringify(found),
  )
  await page.goto(`${url}/clusters/midrange/systems/sysA`)
  await page.getByRole('button', { name: 'Compare key…' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(failure?.fingerprint ?? 'a fingerprint')
  await dialog.getByRole('button', { name: 'Trust sysA' }).click()
  await expect(page.getByRole('heading', { name: /sysA/ })).toContainText('Running')
})
