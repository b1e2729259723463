import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyIn, type Key } from '../../system/keys.ts'
import type { Configuration } from '../configurations.ts'
import { addressOf, clientKeyFile, systemDirectory } from '../layout.ts'
import type { SystemParts } from './power.ts'

/** The key by which the engine, and the lab itself, log in to every system. */
export const clientKey = (): Key => keyIn(clientKeyFile)

const hostKeyFile = (system: string): string => join(systemDirectory(system), 'host_key')

/** The key of a system's OpenSSH server: made with the system, before its first start. */
export const hostKey = (system: string): Key => keyIn(hostKeyFile(system))

const hostsOf = ({ systems, hosts }: Configuration): string =>
  [
    '127.0.0.1 localhost',
    ...systems.map((system) => `${addressOf(system)} ${system}`),
    ...Object.entries(hosts).map(([name, address]) => `${address} ${name}`),
    '',
  ].join('\n')

type Made = { readonly name: string; readonly address: string; readonly packages: string }

/** Makes what a system has of its own before it is first switched on: its host key and who may log in. */
export const prepareSystem = (system: Made, configuration: Configuration): SystemParts => {
  mkdirSync(systemDirectory(system.name), { recursive: true, mode: 0o700 })
  hostKey(system.name)
  const login = `ssh-ed25519 ${clientKey().public.toString('base64')} hawser\n`
  writeFileSync(join(systemDirectory(system.name), 'authorized_keys'), login)
  return { ...system, hosts: hostsOf(configuration), disks: configuration.disks }
}
