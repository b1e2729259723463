import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Engine, until } from './harness/engine.ts'
import { password, signIn, useHawser } from './harness/hawser.ts'

const running = useHawser('pair', {}, join(import.meta.dirname, 'configurations/pair/main.cf'))
test.describe.configure({ mode: 'serial' })

const crashes = Number(process.env.HAWSER_CRASHES ?? 50)

/** Repeatable moments: a small linear congruential sequence in [0, 1). */
function* moments(seed: number): Generator<number> {
  let state = seed
  while (true) {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    yield state / 2 ** 31
  }
}

test('the page reconnects by itself when the engine is killed', async ({ page }) => {
  await signIn(page, running())
  const row = page
    .getByRole('table', { name: /groups/i })
    .getByRole('row')
    .filter({ hasText: 'Pair' })
  await expect(row).toContainText('on sysA')
  running().hawser.engine().process.kill('SIGKILL')
  await expect(page.getByRole('button', { name: /live/i })).toHaveCount(0)
  const engine = new Engine(running().url, 'pair')
  await engine.signIn('admin', password)
  await expect(page.getByRole('button', { name: /live/i })).toBeVisible({ timeout: 60_000 })
  await expect(row).toContainText('on sysA')
  await engine.ended(await engine.command('/groups/Pair/switch', { to: 'sysB' }))
  await expect(row).toContainText('on sysB')
})

test(`the engine killed at ${crashes} moments of switchovers: never twice online, and the operation ends or asks`, async () => {
  test.setTimeout(crashes * 30_000 + 60_000)
  const { url, lab, hawser } = running()
  const engine = new Engine(url, 'pair')
  await engine.signIn('admin', password)
  const moment = moments(20_261_121)
  const ends: Record<string, number> = {}
  let interrupted = 0
  const whole = await engine.ended(await engine.command('/groups/Pair/switch', { to: 'sysA' }))
  const switchMs = (whole.endedAt ?? 0) - whole.startedAt
  for (let round = 0; round < crashes; round += 1) {
    // The other system is reached and probed again a moment after the first one: before that a switch is refused.
    const [from] = await until(
      () => engine.switchableFrom('Pair'),
      (systems) => systems.length === 1,
      60_000,
      (systems) => `round ${round}: online and with a target, on ${systems}`,
    )
    const to = from === 'sysA' ? 'sysB' : 'sysA'
    const operation = await engine.command('/groups/Pair/switch', { to })
    await new Promise((resolve) => setTimeout(resolve, moment.next().value * 0.8 * switchMs))
    const killedAt = Date.now()
    hawser.engine().process.kill('SIGKILL')
    const ended = await until(
      () => engine.operation(operation),
      ({ state }) => state !== 'RUNNING',
      60_000,
      (last) => `round ${round}: operation ${operation} is ${last?.state}: ${JSON.stringify(last)}`,
    )
    ends[ended.state] = (ends[ended.state] ?? 0) + 1
    if ((ended.endedAt ?? killedAt + 1) > killedAt) interrupted += 1
    expect(['DONE', 'ASKS'], `round ${round}: ${ended.outcome}`).toContain(ended.state)
    expect(lab.violations(), `round ${round}`).toEqual([])
    if (ended.state === 'DONE')
      await until(
        () => engine.onlineOn('Pair'),
        (systems) => systems.join() === to,
        30_000,
        (systems) =>
          `round ${round}: operation ${operation} is DONE, but Pair is on ${systems}, not on ${to}`,
      )
  }
  test.info().annotations.push({ type: 'ends', description: JSON.stringify({ ...ends, interrupted }) })
  // Most of the kills must have met the switchover under way, or this proved little.
  expect(interrupted).toBeGreaterThan(crashes / 2)
})
