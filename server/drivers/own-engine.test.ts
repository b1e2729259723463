import { expect, test } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { clusterDriverContract } from './cluster-driver.contract.ts'
import { keepFreezes } from './keep-freezes.ts'
import { filesOf, mainText, ownBench, version } from './testing/driver-bench.ts'

clusterDriverContract('own engine', ownBench)

const group = groupName('web')

test('an applied configuration is kept with its author, reason and time, and written to disk', async () => {
  const { driver, versions, world, change, files } = await ownBench()
  const text = mainText.replace('/opt/httpd', '/opt/other')
  driver.desk.apply(change(text, { commands: [['hares', '-modify', 'httpd', 'PathName', '/opt/other']] }))
  expect(versions.newest()).toEqual({
    version: 2,
    author: 'kim',
    reason: 'as discussed',
    at: world.clock.now(),
    origin: 'change',
    commands: [['hares', '-modify', 'httpd', 'PathName', '/opt/other']],
    files: filesOf(text),
  })
  expect(files.kept).toEqual(filesOf(text))
})

test('a host key a person has compared is handed on', async () => {
  const { driver, trusted } = await ownBench()
  driver.trustHostKey(systemName('sysB'), 'SHA256:abc', 'kim')
  expect(trusted).toEqual([['sysB', 'SHA256:abc', 'kim']])
})

test('a persistent freeze is written into the files, and its end too', async () => {
  const { driver, versions, world } = await ownBench()
  const freeze = { kind: 'group.freeze', group, reason: 'disks', persistent: true } as const
  driver.submit({ intent: freeze, user: 'lou', requestId: 'request-1' })
  expect(versions.newest()).toMatchObject({
    author: 'lou',
    origin: 'freeze',
    commands: [['hagrp', '-freeze', 'web', '-persistent']],
  })
  expect(driver.files()[0]?.text).toContain('\tFrozen = 1\n')
  expect(world.engine.state.groups[group]?.frozen?.kind).toBe('persistent')
  driver.submit({ intent: { kind: 'group.unfreeze', group }, user: 'lou', requestId: 'request-2' })
  expect(driver.files()[0]?.text).toContain('\tFrozen = 0\n')
  expect(driver.desk.state().version).toBe(3)
})

test('a persistent freeze that was not written in an earlier life is written at the start', async () => {
  const { driver, world } = await ownBench()
  const intent = { kind: 'group.freeze', group, reason: '', persistent: true } as const
  driver.submit({ intent, user: 'lou', requestId: 'request-1' })
  const kept = [version('group web (\n\t)\n')]
  keepFreezes(
    world.engine,
    { newest: () => kept.at(-1) ?? null, note: (next) => void kept.push(next) },
    world.clock,
  )
  expect(kept.at(-1)?.files[0]?.text).toContain('Frozen = 1')
})

test('closing keeps a snapshot and begins nothing more', async () => {
  const { driver, world } = await ownBench()
  await driver.close()
  expect(world.journal.recover()).toEqual({ state: structuredClone(driver.snapshot().state), entries: [] })
  const intent = { kind: 'group.switch', group, to: systemName('sysB') } as const
  expect(() => driver.submit({ intent, user: 'kim', requestId: 'late' })).toThrow('the engine has stopped')
})
