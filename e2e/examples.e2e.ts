import { expect, test } from '@playwright/test'
import { Engine } from './harness/engine.ts'
import { password, signIn, useHawser } from './harness/hawser.ts'

for (const { example, interval } of [
  { example: 'simple', interval: '5' },
  { example: 'midrange', interval: '10' },
  { example: 'enterprise', interval: '30' },
])
  test.describe(example, () => {
    const running = useHawser(example, { HAWSER_LAB_MONITOR_INTERVAL: interval })

    test(`${example}: every group comes online and is switched`, async ({ page }) => {
      test.setTimeout(300_000)
      const { url, lab } = running()
      await signIn(page, running())
      const engine = new Engine(url, example)
      await engine.signIn('admin', password)
      await engine.allOnline(120_000)
      for (const group of await engine.groups()) {
        const [from] = await engine.onlineOn(group)
        const to = from === 'standby' ? 'sysA' : 'standby'
        const operation = await engine.ended(await engine.command(`/groups/${group}/switch`, { to }))
        expect(operation.state, `${group}: ${operation.outcome}`).toBe('DONE')
        expect(await engine.onlineOn(group)).toEqual([to])
        await expect(
          page
            .getByRole('table', { name: /groups/i })
            .getByRole('row')
            .filter({ hasText: group }),
        ).toContainText(`on ${to}`)
      }
      expect(lab.violations()).toEqual([])
    })
  })
