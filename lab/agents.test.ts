import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client } from 'ssh2'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import { killServices } from './control/service-faults.ts'
import { servicesNamed } from './control/world.ts'
import { diskOwner, setFull } from './hardware/hardware.ts'
import { ledgerFile } from './hardware/paths.ts'
import { settleServices } from './hardware/registry.ts'
import { startLab, type Lab } from './lab.ts'
import { checkLedger } from './ledger.ts'
import { mainFileOf, readExample } from './setup/example.ts'
import { connectTo } from './testing/client.ts'
import { deploySuite, runEntryPoint } from './testing/entry-points.ts'

/** Every server is asked whether it works, in each interval, and some of them inside TLS. */
const withSecondLevel = (text: string): string =>
  text
    .replace('LDAPHost =', 'SSLPort = 636\nSecondLevelMonitor = 1\n$&')
    .replace('AdminUser =', 'SecondLevelMonitor = 1\nSSLEnabled = 1\n$&')
    .replace('MsgServices = { core', 'SecondLevelMonitor = 1\n$&')
    .replace(
      'MsgServices = { smtp = 25,',
      'SecondLevelMonitor = 1\nLDAPTestUser = test\nLDAPTestPasswd = "open sesame"\n$& imaps = 993,',
    )

let lab: Lab
let configuration: Configuration
let data: string
const clients = new Map<string, Client>()
beforeAll(async () => {
  const files = readExample(mainFileOf('simple'), 5)
  const deeper = files.map(({ name, text }) => ({
    name,
    text: name === 'main.cf' ? withSecondLevel(text) : text,
  }))
  const loaded = loadConfiguration(deeper).configuration
  if (loaded === null) throw new Error('the simple example does not load')
  configuration = loaded
  data = realpathSync(mkdtempSync(join(tmpdir(), 'hawser-lab-')))
  lab = await startLab({ dataDirectory: data, configuration })
  deploySuite(lab)
  for (const name of lab.world.systems.keys()) clients.set(name, await connectTo(lab, name))
})
afterAll(async () => {
  for (const client of clients.values()) client.end()
  await lab.close()
  rmSync(data, { recursive: true, force: true })
})

/** The resources of the simple example, children first. */
const order = [
  'mail_ip',
  'mail_dg',
  'mail_vol',
  'mail_mnt',
  'mail_ldap',
  'mail_adm',
  'mail_core',
  'mail_services',
]

const run = (system: string, resource: string, entryPoint: EntryPoint) => {
  const client = clients.get(system)
  if (client === undefined) throw new Error(`no connection to ${system}`)
  return runEntryPoint(client, configuration, [system, resource, entryPoint])
}
const verdict = async (system: string, resource: string) => (await run(system, resource, 'monitor')).code

const bringOnline = async (system: string) => {
  for (const resource of order) {
    const { code, stdout, stderr } = await run(system, resource, 'online')
    expect(code, `online of ${resource} on ${system}: ${stdout}${stderr}`).toBe(0)
    expect(await verdict(system, resource), resource).toBe(110)
  }
}
const bringOffline = async (system: string) => {
  for (const resource of order.toReversed()) {
    expect(await run(system, resource, 'offline'), resource).toMatchObject({ code: 0 })
    expect(await verdict(system, resource), resource).toBe(100)
  }
}
const violations = () => {
  settleServices(lab.world.hardware)
  return checkLedger(readFileSync(ledgerFile(lab.world.hardware), 'utf8'))
}

it('every entry point of the simple example moves the group from one system to the other', async () => {
  expect(await verdict('sysA', 'mail_nic')).toBe(110)
  await bringOnline('sysA')
  for (const resource of order) expect(await verdict('standby', resource), resource).toBe(100)
  await bringOffline('sysA')
  await bringOnline('standby')
  expect(diskOwner(lab.world.hardware, 'maildg')).toBe('standby')
  expect(violations()).toEqual([])
}, 120_000)

it('the second level sees what the processes do not show, and recovers with it', async () => {
  setFull(lab.world.hardware, 'maildg', true)
  const { code, stderr } = await run('standby', 'mail_services', 'monitor')
  setFull(lab.world.hardware, 'maildg', false)
  expect(code).toBe(100)
  expect(stderr).toContain('insufficient system storage')
  expect(stderr).not.toContain('sesame')
  expect(await verdict('standby', 'mail_services')).toBe(110)
}, 120_000)

it('a killed service is seen, cleaned and started again', async () => {
  const system = lab.world.systems.get('standby')
  if (system === undefined) throw new Error('no standby')
  killServices(lab.world, system, servicesNamed(lab.world, 'mail_services').slice(0, 1))
  expect(await verdict('standby', 'mail_services')).toBe(100)
  expect(await run('standby', 'mail_services', 'clean')).toMatchObject({ code: 0 })
  expect(await run('standby', 'mail_services', 'online')).toMatchObject({ code: 0 })
  expect(await verdict('standby', 'mail_services')).toBe(110)
}, 120_000)

it('after the power of one system is off the other takes over, its file system checked first', async () => {
  clients.get('standby')?.on('error', () => undefined)
  await lab.world.systems.get('standby')?.powerOff()
  await bringOnline('sysA')
  expect(violations()).toEqual([])
}, 120_000)
