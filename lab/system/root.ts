import { existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Directories of a system's disk that a boot finds empty. */
const transient = ['var', 'run', 'tmp']

/**
 * Makes the directory that stands for a system's root what it is after a boot: /var, /run and /tmp
 * empty, nothing mounted, every mount point an empty directory. The rest of the disk stays.
 */
export const bootRoot = (root: string, mountPoints: readonly string[]) => {
  for (const name of ['etc', 'opt', ...transient]) mkdirSync(join(root, name), { recursive: true })
  for (const name of transient) {
    for (const entry of readdirSync(join(root, name)))
      rmSync(join(root, name, entry), { recursive: true, force: true })
  }
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
