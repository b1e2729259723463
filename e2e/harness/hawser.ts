import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Page, expect, test } from '@playwright/test'
import { type Hawser, startHawser } from '../../tools/launch/hawser.ts'
import { endFilms } from './caption.ts'
import { Lab } from './lab.ts'

export type Running = {
  readonly url: string
  readonly data: string
  readonly cluster: string
  readonly lab: Lab
  readonly hawser: Hawser
  /** What the three processes said on standard error. */
  readonly said: string[]
}

/**
 * A Hawser of its own for one file: console, engine, lab, in a new data directory on free ports. Stopped
 * and removed afterwards; that nothing is left is part of the test.
 */
export function useHawser(
  cluster: string,
  env: Readonly<Record<string, string>> = {},
  example = cluster,
): () => Running {
  let running: Running | null = null
  test.beforeAll(async () => {
    test.setTimeout(120_000)
    const data = mkdtempSync(join(tmpdir(), 'hawser-e2e-'))
    const said: string[] = []
    const hawser = await startHawser({
      port: 0,
      data,
      lab: example,
      dev: false,
      env: { HAWSER_LAB_MONITOR_INTERVAL: '1', HAWSER_READINESS_EVERY: '0', ...env },
      say: (line) => said.push(line),
    })
    running = { url: hawser.url, data, cluster, lab: new Lab(data), hawser, said }
  })
  test.afterEach(endFilms)
  test.afterAll(async () => {
    await running?.hawser.stop()
    if (running) rmSync(running.data, { recursive: true, force: true })
  })
  return () => {
    if (!running) throw new Error('Hawser is not running yet')
    return running
  }
}

export const password = 'correct horse battery staple'

/** Signs in: by the one-time link the first time, by password after. */
export async function signIn(page: Page, running: Running): Promise<void> {
  const link = running.hawser.signInLink()
  const signedIn = await page.request.post(`${running.url}/api/session`, {
    data: { user: 'admin', password },
    headers: { origin: running.url },
  })
  if (signedIn.ok()) {
    await page.goto(`${running.url}/clusters/${running.cluster}`)
    return
  }
  if (!link) throw new Error('no sign-in link was printed')
  await page.goto(link)
  await page.getByRole('button', { name: 'Sign in with this link' }).click()
  await page.getByLabel('New password').fill(password)
  await page.getByRole('button', { name: 'Save password' }).click()
  await expect(page).not.toHaveURL(/login/)
  await page.goto(`${running.url}/clusters/${running.cluster}`)
}

/** Text of a file in the data directory. */
export const dataFile = (running: Running, path: string): string =>
  readFileSync(join(running.data, path), 'utf8')
