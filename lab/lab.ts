import { createHash, randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, existsSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from '#lib/model/configuration.ts'
import { controlApi } from './control/api.ts'
import { labFileIn, type LabFile } from './control/client.ts'
import { listenControl } from './control/listen.ts'
import type { World } from './control/world.ts'
import { buildHardware, freeHardware, setReachable } from './hardware/hardware.ts'
import { writeConnections, writePrivate } from './setup/connections.ts'
import { hostNames } from './setup/host-names.ts'
import { inventoryOf, type Inventory } from './setup/inventory.ts'
import { takeLock } from './setup/lock.ts'
import { installSoftware } from './software/install.ts'
import { keyIn, type Key } from './system/keys.ts'
import { killProcesses, processesBelow } from './system/process-table.ts'
import { addHosts } from './system/accounts.ts'
import { LabSystem } from './system/system.ts'

export type LabOptions = {
  readonly dataDirectory: string
  readonly configuration: Configuration
  readonly onHangUp?: 'leave' | 'kill'
  readonly maxSessions?: number
}

export type Lab = {
  readonly world: World
  readonly file: LabFile
  readonly clientKey: Key
  readonly connectionsFile: string
  /** Powers everything off; no process, port or lock is left. */
  readonly close: () => Promise<void>
}

const user = 'root'

/** Ports below the range most systems use for outgoing connections; labs of other directories start elsewhere. */
const firstPortOf = (directory: string): number =>
  20_000 + (createHash('sha256').update(directory).digest().readUInt16BE(0) % 1000) * 10

const makeSystems = (directory: string, inventory: Inventory, clientKey: Key, options: LabOptions) =>
  inventory.systems.map(
    ({ name }, index) =>
      new LabSystem({
        name,
        hardware: join(directory, 'hardware'),
        directory: join(directory, 'systems', name),
        mountPoints: inventory.mountPoints.filter(({ system }) => system === name).map(({ path }) => path),
        hostKey: keyIn(join(directory, 'keys', `${name}_host`)),
        clientKey,
        user,
        firstPort: firstPortOf(directory) + index,
        onHangUp: options.onHangUp ?? 'leave',
        maxSessions: options.maxSessions ?? 10,
      }),
  )

/** What a lab that died has left: processes first, then what its systems held. */
const clearLeftOvers = async (directory: string) => {
  await killProcesses(() => processesBelow(join(directory, 'systems')))
  const systems = join(directory, 'hardware', 'systems')
  for (const name of existsSync(systems) ? readdirSync(systems) : []) {
    setReachable(join(directory, 'hardware'), name, false)
    freeHardware(join(directory, 'hardware'), name, 'boot')
  }
}

const bootInOrder = async (systems: readonly LabSystem[]) => {
  for (const system of systems) await system.powerOn()
}

/**
 * Starts the lab of a data directory: builds the hardware and software the configuration speaks of,
 * boots every system as an SSH server, serves the control API and writes lab.json and the cluster's
 * connections.json. Disks, keys and ports of an earlier run are kept. Throws when another lab runs
 * on the directory.
 */
export const startLab = async (options: LabOptions): Promise<Lab> => {
  mkdirSync(join(options.dataDirectory, 'lab'), { recursive: true, mode: 0o700 })
  const data = realpathSync(options.dataDirectory)
  const directory = join(data, 'lab')
  const unlock = takeLock(join(directory, 'lab.lock'))
  let systems: readonly LabSystem[] = []
  const powerOff = () => Promise.all(systems.map((system) => system.powerOff('stopped')))
  try {
    const inventory = inventoryOf(options.configuration)
    const hardware = join(directory, 'hardware')
    await clearLeftOvers(directory)
    buildHardware(hardware, inventory)
    const clientKey = keyIn(join(directory, 'keys', 'console'))
    systems = makeSystems(directory, inventory, clientKey, options)
    installSoftware(hardware, inventory, (name) => join(directory, 'systems', name, 'root'))
    await bootInOrder(systems)
    for (const { root } of systems) addHosts(root, hostNames(options.configuration))
    const byName = new Map(systems.map((system) => [system.name, system]))
    const world: World = { inventory, hardware, systems: byName, fence: { failing: false } }
    const token = randomBytes(32).toString('base64url')
    const control = await listenControl(controlApi(world, token))
    const { cluster } = inventory
    const file: LabFile = { controlUrl: control.url, token, cluster, pid: process.pid }
    const connectionsFile = join(data, 'clusters', cluster, 'connections.json')
    const labFile = labFileIn(data)
    writeConnections(connectionsFile, { systems, user, clientKeyFile: clientKey.file, labFile })
    writePrivate(labFile, `${JSON.stringify(file, null, 2)}\n`)
    const close = async () => {
      rmSync(labFile, { force: true })
      await control.close()
      await powerOff()
      unlock()
    }
    return { world, file, clientKey, connectionsFile, close }
  } catch (error) {
    await powerOff()
    unlock()
    throw error
  }
}
