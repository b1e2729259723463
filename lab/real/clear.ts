import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { namespacePrefix, stateDirectory } from './layout.ts'
import { clearDisks } from './system/disks.ts'
import { clearNetwork } from './system/network.ts'

/**
 * Takes away everything a lab is made of, whoever brought it up: processes, namespaces with their mounts, cards,
 * loop devices, the systems' own disks and the shared ones. What is kept for the next lab stays in the cache.
 */
export const clear = async (): Promise<void> => {
  await clearNetwork()
  await clearDisks()
  rmSync(join(stateDirectory, 'systems'), { recursive: true, force: true })
  if (!existsSync(stateDirectory)) return
  for (const name of readdirSync(stateDirectory))
    if (name.startsWith(namespacePrefix)) rmSync(join(stateDirectory, name))
}
