import { randomUUID } from 'node:crypto'
import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeAccounts } from './accounts.ts'

/** What Linux calls this boot: by it an agent knows that what it remembers is of an earlier one. */
const bootId = 'proc/sys/kernel/random/boot_id'

/** Where a person puts scripts of triggers; empty until then. */
const triggers = 'opt/VRTSvcs/bin/triggers'

/** Directories of a system's disk that a boot finds empty. */
const transient = ['var', 'run', 'tmp']

/**
 * Makes the directory that stands for a system's root what it is after a boot: /var, /run and /tmp
 * empty, nothing mounted, every mount point an empty directory, a boot id of its own. The rest of the
 * disk stays.
 */
export const bootRoot = (root: string, mountPoints: readonly string[]) => {
  for (const name of ['etc', triggers, ...transient]) mkdirSync(join(root, name), { recursive: true })
  for (const name of transient) {
    for (const entry of readdirSync(join(root, name)))
      rmSync(join(root, name, entry), { recursive: true, force: true })
  }
  mkdirSync(dirname(join(root, bootId)), { recursive: true })
  writeFileSync(join(root, bootId), `${randomUUID()}\n`)
  makeAccounts(root)
  for (const point of mountPoints) {
    const path = join(root, point)
    if (existsSync(path) || isLink(path)) clearMountPoint(path)
    mkdirSync(path, { recursive: true })
  }
}

const isLink = (path: string) => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false

const clearMountPoint = (path: string) => {
  if (isLink(path)) rmSync(path)
}
