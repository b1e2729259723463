import { expect, test } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { ScriptedBehaviour } from '#server/sim/behaviour.ts'
import { SimWorld } from '#server/sim/sim-world.ts'
import { smallCluster } from '#server/sim/testing/small-cluster.ts'
import { clusterDriverContract, type DriverBench } from './cluster-driver.contract.ts'
import type { ConfigurationFile } from './cluster-driver.ts'
import { keepFreezes } from './keep-freezes.ts'
import { ownEngineDriver, type ConfigurationVersions } from './own-engine.ts'

class Versions implements ConfigurationVersions {
  readonly kept: { files: readonly ConfigurationFile[]; author: string; at: number }[] = []

  add(files: readonly ConfigurationFile[], author: string, at: number): number {
    return this.kept.push({ files, author, at })
  }

  newest(): { readonly files: readonly ConfigurationFile[] } | null {
    return this.kept.at(-1) ?? null
  }
}

async function makeBench() {
  const configuration = smallCluster()
  const world = new SimWorld({ configuration, behaviour: new ScriptedBehaviour(), start: 1_000_000 })
  const versions = new Versions()
  const trusted: string[][] = []
  const driver = ownEngineDriver({
    name: configuration.cluster.name,
    engine: world.engine,
    journal: world.journal,
    configurations: versions,
    clock: world.clock,
    runner: world.runner,
    trustHostKey: (...given) => trusted.push(given),
  })
  for (const system of world.systems()) world.connect(system)
  await world.run(60_000)
  const bench: DriverBench = {
    driver,
    group: groupName('web'),
    source: systemName('sysA'),
    target: systemName('sysB'),
    settle: () => world.run(120_000),
  }
  return { ...bench, world, versions, trusted }
}

clusterDriverContract('own engine', makeBench)

test('a loaded configuration is kept with its author and time', async () => {
  const { driver, versions, world } = await makeBench()
  const files = [{ name: 'main.cf', text: '// as it was' }]
  driver.load(driver.snapshot().state.configuration, files, 'kim')
  expect(versions.kept).toEqual([{ files, author: 'kim', at: world.clock.now() }])
})

test('a host key a person has compared is handed on', async () => {
  const { driver, trusted } = await makeBench()
  driver.trustHostKey(systemName('sysB'), 'SHA256:abc', 'kim')
  expect(trusted).toEqual([['sysB', 'SHA256:abc', 'kim']])
})

test('a persistent freeze is written into the files, and its end too', async () => {
  const { driver, versions, world } = await makeBench()
  const text = 'group web (\n\tSystemList = { sysA = 0, sysB = 1 }\n\t)\n'
  versions.add([{ name: 'main.cf', text }], 'kim', 0)
  const group = groupName('web')
  const freeze = { kind: 'group.freeze', group, reason: 'disks', persistent: true } as const
  driver.submit({ intent: freeze, user: 'lou', requestId: 'request-1' })
  expect(versions.kept.at(-1)?.author).toBe('lou')
  expect(driver.files()[0]?.text).toContain('\tFrozen = 1\n')
  expect(world.engine.state.groups[group]?.frozen?.kind).toBe('persistent')
  driver.submit({ intent: { kind: 'group.unfreeze', group }, user: 'lou', requestId: 'request-2' })
  expect(driver.files()[0]?.text).toContain('\tFrozen = 0\n')
  expect(versions.kept).toHaveLength(3)
})

test('a persistent freeze that was not written in an earlier life is written at the start', async () => {
  const { driver, world } = await makeBench()
  const group = groupName('web')
  const intent = { kind: 'group.freeze', group, reason: '', persistent: true } as const
  driver.submit({ intent, user: 'lou', requestId: 'request-1' })
  const versions = new Versions()
  versions.add([{ name: 'main.cf', text: 'group web (\n\t)\n' }], 'kim', 0)
  keepFreezes(world.engine, versions, world.clock)
  expect(versions.newest()?.files[0]?.text).toContain('Frozen = 1')
})

test('closing keeps a snapshot and begins nothing more', async () => {
  const { driver, world } = await makeBench()
  await driver.close()
  expect(world.journal.recover()).toEqual({ state: structuredClone(driver.snapshot().state), entries: [] })
  const intent = { kind: 'group.switch', group: groupName('web'), to: systemName('sysB') } as const
  expect(() => driver.submit({ intent, user: 'kim', requestId: 'late' })).toThrow('the engine has stopped')
})
