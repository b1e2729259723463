import { afterAll, beforeAll, expect, it } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import { EngineOnLab } from '#lab/testing/engine-on-lab.ts'
import { mainFileOf, readExample } from '#lab/setup/example.ts'
import { whileOffline, whileOnline, type Plant } from './testing/plants.ts'

/** Nothing is looked at by itself while defects stand: the engine would act on some of them. */
const quietIntervalS = 900

const files = readExample(mainFileOf('simple'), quietIntervalS).map(({ name, text }) => ({
  name,
  text: text
    .replace('AutoStartList = { sysA }', 'AutoStartList = { sysA }\n\tAutoStart = 0')
    .replace('NIC mail_nic (\n', 'NIC mail_nic (\n\t\tNetworkHosts = { "10.10.10.1" }\n')
    .replace(/(SunJESMsg mail_services[^)]*MsgHost = )"[^"]*"/, '$1"mail.hawser.example"'),
}))

let bench: EngineOnLab
beforeAll(async () => {
  bench = await EngineOnLab.start(files)
  await bench.until('probed', () =>
    ['sysA', 'standby'].every((system) => bench.groupOn('Mail', system) === 'OFFLINE'),
  )
}, 60_000)
afterAll(() => bench.close())

const found = async (): Promise<string[]> => {
  const { findings } = await bench.driver.preflight.check(null)
  expect(findings.filter(({ text, remedy }) => /[{}]/.test(text + remedy))).toEqual([])
  return findings.map(({ kind, system }) => `${kind} on ${system}`)
}

const ready = (system: string) =>
  bench.driver.preflight.readiness().places.find((place) => place.system === systemName(system))

/** All at once, then all remedied. */
const tryAll = async (plants: readonly Plant[]): Promise<void> => {
  expect(await found()).toEqual([])
  const remedies = []
  for (const { plant } of plants) remedies.push(await plant(bench))
  const wanted = plants.flatMap(({ kind, systems, brings = [] }) => [
    ...systems.map((system) => `${kind} on ${system}`),
    ...brings,
  ])
  const seen = await found()
  const before = ready('standby')
  for (const remedy of remedies.toReversed()) await remedy()
  expect(new Set(seen)).toEqual(new Set(wanted))
  expect(before).toMatchObject({ verdict: 'not-ready' })
  expect(await found()).toEqual([])
  expect(ready('standby')).toMatchObject({ verdict: 'ready', reasons: [] })
}

it('finds what is wrong while the group runs nowhere, and finds it gone', () => tryAll(whileOffline), 60_000)

it('finds what is wrong beside a group that runs, and finds it gone', async () => {
  bench.ask({ kind: 'group.online', group: groupName('Mail'), system: systemName('sysA') })
  await bench.until('online', () => bench.groupOn('Mail', 'sysA') === 'ONLINE')
  expect(ready('standby')).toMatchObject({
    verdict: 'unknown',
    reasons: ['Mail has moved since somebody looked.'],
  })
  for (const plants of whileOnline) await tryAll(plants)
}, 90_000)

it('says of a system that does not answer that nothing is known', async () => {
  await bench.lab.world.systems.get('standby')?.powerOff()
  await bench.until('silent', () => bench.groupOn('Mail', 'standby') === 'UNKNOWN')
  const { findings, systems } = await bench.driver.preflight.check(null)
  expect(findings.map(({ kind, verdict, system }) => [kind, verdict, system])).toEqual([
    ['system-silent', 'unknown', 'standby'],
  ])
  expect(systems.map(({ system, fine, silence }) => [system, fine > 0, silence !== null])).toEqual([
    ['sysA', true, false],
    ['standby', false, true],
  ])
  expect(ready('standby')).toMatchObject({ verdict: 'unknown' })
  expect(ready('sysA')).toMatchObject({ verdict: 'ready' })
}, 60_000)
