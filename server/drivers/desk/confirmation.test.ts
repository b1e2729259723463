import { beforeEach, expect, test } from 'vitest'
import { groupStateOn } from '#lib/model/group-state.ts'
import { groupName } from '#lib/model/names.ts'
import { filesOf, mainText, ownBench, type OwnBench } from '../testing/driver-bench.ts'

let bench: OwnBench
beforeEach(async () => {
  bench = await ownBench()
})

const desk = () => bench.driver.desk
const changed = mainText.replace('/opt/httpd', '/opt/other')
const applied = (confirmWithinMs = 30_000, text = changed) =>
  desk().apply(bench.change(text, { confirmWithinMs }))
const text = (): string | undefined => bench.driver.files()[0]?.text

test('what nobody confirms is rolled back byte for byte, with the reason, when its time is over', async () => {
  applied()
  expect(desk().state().unconfirmed).toMatchObject({ version: 2, previous: 1, author: 'kim', blocked: [] })
  await bench.world.run(29_000)
  expect(text()).toBe(changed)
  await bench.world.run(2_000)
  expect(bench.driver.files()).toEqual(filesOf(mainText))
  expect(bench.files.kept).toEqual(filesOf(mainText))
  expect(desk().state()).toMatchObject({ version: 3, unconfirmed: null })
  expect(desk().versions()[0]).toMatchObject({
    origin: 'rollback',
    reason: expect.stringContaining('2 was not confirmed'),
  })
  expect(bench.world.engine.state.configuration.resources).toMatchObject({
    httpd: { attributes: { PathName: { everywhere: { text: '/opt/httpd' } } } },
  })
})

test('what is confirmed stays', async () => {
  applied()
  expect(desk().confirm('lou', 1)).toMatchObject({ kind: 'refused' })
  expect(desk().confirm('lou', 2)).toEqual({ kind: 'done', version: 2 })
  await bench.world.run(60_000)
  expect(text()).toBe(changed)
})

test('a second change waits until the first is confirmed or rolled back', () => {
  applied()
  const second = desk().apply(bench.change(mainText))
  expect(second).toMatchObject({ kind: 'refused', reasons: [{ code: 'configuration-unconfirmed' }] })
  desk().rollback({ user: 'kim', version: 1, reason: 'worse', confirmWithinMs: null })
  expect(desk().state()).toMatchObject({ version: 3, unconfirmed: null })
  expect(applied()).toMatchObject({ kind: 'done' })
})

test('the time runs on over a restart of the engine, and after it', async () => {
  applied()
  await bench.world.run(10_000)
  bench.restart()
  await bench.world.run(15_000)
  expect(text()).toBe(changed)
  await bench.world.run(30_000)
  expect(text()).toBe(mainText)
})

test('one whose time was over while the engine was down is rolled back at the start', async () => {
  applied(60_000)
  await bench.driver.close()
  bench.world.clock.jump(3_600_000)
  bench.restart()
  await bench.world.run(30_000)
  expect(text()).toBe(mainText)
  expect(desk().state().unconfirmed).toBeNull()
})

test('what a person freezes meanwhile stays frozen', async () => {
  applied()
  const group = bench.group
  const intent = { kind: 'group.freeze', group, reason: '', persistent: true } as const
  bench.driver.submit({ intent, user: 'lou', requestId: 'request-1' })
  await bench.world.run(40_000)
  expect(text()?.replace(/\r?\n\tFrozen = 1/, '')).toBe(mainText)
  expect(bench.world.engine.state.groups[group]?.frozen?.kind).toBe('persistent')
})

test('what runs by the change blocks its rollback, loudly, until it does not run any more', async () => {
  const extra = `${mainText}group more (\n\tSystemList = { sysA = 0 }\n\tAutoStartList = { sysA }\n\t)\n\n\tDaemon extra (\n\t\tPathName = "/opt/extra"\n\t\t)\n`
  applied(30_000, extra)
  const group = groupName('more')
  await bench.world.run(10_000)
  const online = { kind: 'group.online', group, system: bench.source } as const
  bench.driver.submit({ intent: online, user: 'lou', requestId: 'request-1' })
  await bench.world.run(15_000)
  expect(groupStateOn(bench.world.engine.state, group, bench.source)).toContain('ONLINE')
  await bench.world.run(30_000)
  expect(text()).toBe(extra)
  expect(desk().state().unconfirmed?.blocked[0]).toContain('more')
  expect(bench.logged.filter(({ level }) => level === 'error')).toHaveLength(1)
  expect(bench.driver.decisions({ limit: 50 }).some(({ message }) => message === 90052)).toBe(true)
  bench.restart()
  await bench.world.run(60_000)
  expect(text()).toBe(extra)
  const offline = { kind: 'group.offline', group, system: bench.source } as const
  bench.driver.submit({ intent: offline, user: 'lou', requestId: 'request-2' })
  await bench.world.run(60_000)
  expect(text()).toBe(mainText)
  expect(desk().state().unconfirmed).toBeNull()
})
