import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  addressOf,
  cacheDirectory,
  cluster,
  systemDirectory,
  systems,
  type RealSystem,
} from '#lab/real/layout.ts'
import { run } from '#lab/real/run.ts'
import { onConsole } from '#lab/real/system/power.ts'
import { fenceProgram } from '../fence-relay.ts'

/** Milliseconds after which a system that says nothing is lost. */
export const tokenMs = 400

const packages = ['corosync', 'pacemaker', 'pacemaker-cli-utils', 'resource-agents']
const own = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url))
const script = (name: string): string => readFileSync(own(name), 'utf8')

const nodes = systems
  .map(
    (system, index) =>
      `  node {\n    name: ${system}\n    nodeid: ${index + 1}\n    ring0_addr: ${addressOf(system)}\n  }\n`,
  )
  .join('')

const corosyncConf = `totem {
  version: 2
  cluster_name: ${cluster}
  transport: knet
  crypto_cipher: aes256
  crypto_hash: sha256
  token: ${tokenMs}
  token_coefficient: 0
}
quorum {
  provider: corosync_votequorum
}
logging {
  to_logfile: yes
  logfile: /var/log/corosync/corosync.log
  to_syslog: no
}
nodelist {
${nodes}}
`

/** Debian's packages that this machine does not have, downloaded once; the systems have what the machine has. */
const downloaded = async (): Promise<string[]> => {
  const directory = join(cacheDirectory, 'pacemaker')
  mkdirSync(join(directory, 'partial'), { recursive: true, mode: 0o755 })
  const isThere = ['/usr/sbin/corosync', '/usr/sbin/pacemakerd', '/usr/lib/ocf/resource.d/heartbeat/IPaddr2']
  if (!isThere.every((path) => existsSync(path))) {
    const options = ['-o', `Dir::Cache::archives=${directory}`, '-o', 'APT::Sandbox::User=root']
    await run('apt-get', ['update', '-qq'])
    await run('apt-get', [
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      '--download-only',
      ...options,
      ...packages,
    ])
  }
  return readdirSync(directory)
    .filter((name) => name.endsWith('.deb'))
    .map((name) => join(directory, name))
}

/** Puts Corosync, Pacemaker, their configuration and the agents on every system that is on. */
export const prepareSystems = async (): Promise<void> => {
  const debs = await downloaded()
  const key = randomBytes(128)
  for (const system of systems) {
    const room = join(systemDirectory(system), 'home', 'pacemaker')
    mkdirSync(room, { recursive: true, mode: 0o700 })
    for (const file of [...debs, fenceProgram, own('front-end')])
      copyFileSync(file, join(room, file.slice(file.lastIndexOf('/') + 1)))
    writeFileSync(join(room, 'corosync.conf'), corosyncConf)
    writeFileSync(join(room, 'authkey'), key, { mode: 0o400 })
    await onConsole(system, ['/bin/sh', '-s'], script('prepare-system.sh'))
  }
}

export const startDaemons = async (system: RealSystem): Promise<void> => {
  await onConsole(system, ['/bin/sh', '-s'], script('start-daemons.sh'))
}

/** All at once: one that stays would fence those that leave. */
export const stopDaemons = async (): Promise<void> => {
  await Promise.all(systems.map((system) => onConsole(system, ['/bin/sh', '-s'], script('stop-daemons.sh'))))
}

/** Version of the Pacemaker of a system, as it says it. */
export const versionOf = async (system: RealSystem): Promise<string> =>
  (await onConsole(system, ['pacemakerd', '--version'])).split('\n')[0] ?? ''
