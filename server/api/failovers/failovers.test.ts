import { expect, test } from 'vitest'
import { systemName, resourceName } from '#lib/model/names.ts'
import { ownBench } from '#server/drivers/testing/driver-bench.ts'
import { failoversOf } from './failovers.ts'

const [sysA, sysB] = [systemName('sysA'), systemName('sysB')]

test('a resource that dies and a system that loses power are told with their times', async () => {
  const { driver, world, group, settle } = await ownBench()
  const begin = world.clock.now()
  world.kill(resourceName('httpd'), sysA)
  await settle()
  const [first, ...none] = failoversOf(driver, 10)
  expect(none).toEqual([])
  expect(first).toMatchObject({ group: 'web', from: 'sysA', to: 'sysB' })
  expect(first?.noticedAt).toBeGreaterThan(begin)
  expect(first?.onlineAt).toBeGreaterThan(first?.noticedAt ?? Infinity)

  const clear = { kind: 'group.clear', group, system: 'all' } as const
  driver.submit({ intent: clear, user: 'kim', requestId: 'request-clear' })
  world.powerOff(sysB)
  await settle()
  expect(failoversOf(driver, 10)).toEqual([first])
  const confirm = { kind: 'system.confirmDown', system: sysB } as const
  driver.submit({ intent: confirm, user: 'kim', requestId: 'request-down' })
  await settle()
  const all = failoversOf(driver, 10)
  expect(all.map(({ from, to }) => `${from} ${to}`)).toEqual(['sysB sysA', 'sysA sysB'])
  expect(all[0]?.onlineAt).toBeGreaterThan(all[0]?.noticedAt ?? Infinity)
  expect(failoversOf(driver, 1)).toEqual(all.slice(0, 1))
})

test('what a person asks for is no failover', async () => {
  const { driver, group, target, settle } = await ownBench()
  driver.submit({ intent: { kind: 'group.switch', group, to: target }, user: 'kim', requestId: 'request-1' })
  await settle()
  expect(failoversOf(driver, 10)).toEqual([])
})
