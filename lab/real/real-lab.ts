import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { askLab, readLabFile } from '../control/client.ts'
import { fenceProgram, writePrivate } from '../setup/connections.ts'
import { readExample, storeConfiguration } from '../setup/example.ts'
import { clear } from './clear.ts'
import { configurations, type ConfigurationName } from './configurations.ts'
import { addressOf, clientKeyFile, labFile, stateDirectory, type RealSystem } from './layout.ts'
import { putDisksInPlace } from './machine/disks.ts'
import { packagesImage } from './machine/packages.ts'
import { untilTrue } from './run.ts'
import type { LabState } from './switch/power-switch.ts'
import { layCables } from './system/network.ts'
import { hostKey } from './system/prepare.ts'

const switchProgram = fileURLToPath(new URL('./switch/main.ts', import.meta.url))

export type UpOptions = {
  /** One group on three systems, unless told otherwise. */
  readonly configuration?: ConfigurationName
  /** The engine's data directory: the configuration's cluster is put there. */
  readonly dataDirectory: string
  readonly monitorIntervalS: number
  /** The lab goes down with this process. Otherwise it stays until it is taken down. */
  readonly onlyWhileIRun: boolean
  /** Told before something takes long. */
  readonly say: (line: string) => void
}

/** Does one thing to the lab that is up. Throws with the lab's sentence when it cannot. */
export const tellLab = async (method: 'GET' | 'POST', path: string): Promise<unknown> => {
  const lab = readLabFile(labFile)
  if (lab === null) throw new Error('no real lab is up')
  const answer = await askLab(lab, method, path)
  if (!answer.ok) throw new Error(answer.text)
  return answer.body
}

/** Systems and power switch as the kernel shows them, not as the engine believes them to be. */
export const labState = async (): Promise<LabState> => (await tellLab('GET', '/state')) as LabState

/** Whether a lab is up whose power switch answers. */
export const isUp = async (): Promise<boolean> => {
  const lab = readLabFile(labFile)
  return lab !== null && (await askLab(lab, 'GET', '/state')).ok
}

const configurationOf = ({ configuration = 'single' }: UpOptions) => configurations[configuration]

/** The cluster for the engine: its configuration and how its systems are reached and fenced. */
const writeCluster = (options: UpOptions): void => {
  const { dataDirectory, monitorIntervalS } = options
  const { cluster, mainFile, systems } = configurationOf(options)
  const directory = join(resolve(dataDirectory), 'clusters', cluster)
  storeConfiguration(join(directory, 'config'), readExample(mainFile, monitorIntervalS))
  const connection = (system: RealSystem) => ({
    address: addressOf(system),
    port: 22,
    user: 'root',
    authentication: { kind: 'key', file: clientKeyFile },
    hostKey: hostKey(system).fingerprint,
    fence: { program: fenceProgram, options: { plug: system, lab_file: labFile } },
    suiteDirectory: '.hawser/agents',
  })
  const connections = Object.fromEntries(systems.map((system) => [system, connection(system)]))
  writePrivate(join(directory, 'connections.json'), `${JSON.stringify({ systems: connections }, null, 2)}\n`)
}

/** The power switch in a process of its own, which outlives this one unless it is told not to. */
const startSwitch = async (packages: string, options: UpOptions): Promise<void> => {
  const attached = options.onlyWhileIRun
  const log = openSync(join(stateDirectory, 'switch.log'), 'w', 0o600)
  const args = [switchProgram, packages, configurationOf(options).name, ...(attached ? ['--while-read'] : [])]
  const child = spawn(process.execPath, args, {
    stdio: [attached ? 'pipe' : 'ignore', log, log],
    detached: true,
  })
  closeSync(log)
  child.unref()
  await untilTrue(() => isUp(), {
    withinMs: 30_000,
    sentence: `the power switch does not start: see ${join(stateDirectory, 'switch.log')}`,
  })
}

/**
 * Brings the real lab up: packages and disks from the cache (or made now), cables, power switch, systems. Whatever a
 * lab that died has left behind is taken away first, and everything again when it does not come up. Throws when a lab
 * is up already.
 */
export const bringUp = async (options: UpOptions): Promise<void> => {
  if (await isUp()) throw new Error('a real lab is up already: take it down first')
  await clear()
  try {
    await build(options)
  } catch (error) {
    await takeDown()
    throw error
  }
}

const build = async (options: UpOptions): Promise<void> => {
  mkdirSync(stateDirectory, { recursive: true, mode: 0o700 })
  const packages = await packagesImage(options.say)
  const configuration = configurationOf(options)
  await putDisksInPlace(configuration, packages, options.say)
  await layCables()
  await startSwitch(packages, options)
  await Promise.all(configuration.systems.map((system) => tellLab('POST', `/systems/${system}/power-on`)))
  writeCluster(options)
}

/** Takes the lab down, and what is left of one that died. Done when nothing of it is left. */
export const takeDown = async (): Promise<void> => {
  const lab = readLabFile(labFile)
  if (lab !== null && (await askLab(lab, 'POST', '/down')).ok) {
    await untilTrue(() => !isAlive(lab.pid), { withinMs: 30_000, sentence: 'the power switch does not end' })
  }
  await clear()
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
