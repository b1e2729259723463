import { beforeEach, expect, test } from 'vitest'
import { mask } from '#lib/model/secrets.ts'
import { filesOf, mainText, ownBench, type OwnBench } from '../testing/driver-bench.ts'

let bench: OwnBench
beforeEach(async () => {
  bench = await ownBench()
})

const path = 'sysA:/etc/VRTSvcs/conf/config/main.cf'
const put = (text: string): void => void bench.systemFiles.kept.set(path, text)
const look = (): Promise<void> => bench.world.run(31_000)
const outside = () => bench.driver.desk.state().outside ?? null
const lines = (): readonly string[] =>
  (outside()?.difference ?? []).flatMap(({ hunks }) =>
    hunks.flatMap((hunk) => hunk.lines.filter(({ kind }) => kind !== 'same').map(({ text }) => text)),
  )
const changed = mainText.replace('/opt/httpd', '/opt/theirs')

test('what stands there as it runs is no edit, and neither is a change made in Hawser', async () => {
  put(mainText)
  await look()
  expect(outside()).toBeNull()
  bench.driver.desk.apply(bench.change(mainText.replace('/opt/cache', '/opt/ours')))
  await look()
  expect(outside()).toBeNull()
})

test('an edit is shown with its lines, told once, and gone when it is undone there', async () => {
  put(mainText)
  await look()
  let told = 0
  bench.driver.desk.subscribe(() => (told += 1))
  put(changed)
  await look()
  await look()
  expect(outside()).toMatchObject({ system: 'sysA', directory: '/etc/VRTSvcs/conf/config' })
  expect(lines()).toEqual(['\t\tPathName = "/opt/httpd"\r', '\t\tPathName = "/opt/theirs"\r'])
  expect(told).toBe(1)
  put(mainText)
  await look()
  expect(outside()).toBeNull()
})

test('what is adopted is known, over a restart too', async () => {
  put(changed)
  await look()
  const files = bench.driver.outside?.edited()
  expect(files).toEqual(filesOf(changed))
  bench.driver.desk.apply(bench.change(changed))
  bench.driver.outside?.adopted()
  expect(outside()).toBeNull()
  bench.restart()
  await look()
  expect(outside()).toBeNull()
})

test('what is reverted is written over with what runs, and their passwords stay theirs', async () => {
  const secret = (value: string, httpd: string): string =>
    `${httpd}\n// cluster\n// AdminPasswd = "${value}"\n`
  const sealed = `{hawser}${'s'.repeat(60)}`
  bench.driver.desk.apply(bench.change(secret(sealed, mainText)))
  put(secret('EshQfqIqrQnqS', changed))
  await look()
  expect(lines().join()).toContain(mask)
  expect(JSON.stringify([outside(), bench.driver.outside?.edited()])).not.toContain('EshQ')
  expect(await bench.driver.outside?.revert()).toMatchObject({ kind: 'done' })
  expect(bench.systemFiles.kept.get(path)).toBe(secret('EshQfqIqrQnqS', mainText))
  expect(outside()).toBeNull()
  await look()
  expect(outside()).toBeNull()
})

test('a system that is silent is said once, and what is not included is nobody\u2019s', async () => {
  bench.systemFiles.kept.set(path.replace('main', 'notes'), 'group x (')
  put(mainText)
  await look()
  expect(outside()).toBeNull()
  bench.systemFiles.silent = 'sysA'
  await look()
  await look()
  const said = bench.logged.filter(({ fields }) => JSON.stringify(fields).includes('does not answer'))
  expect(said).toMatchObject([{ level: 'warn', message: expect.stringContaining('watched') }])
})
