import { existsSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { namespacePrefix } from '../layout.ts'
import { run, tried, untilTrue } from '../run.ts'

/** A disk as one system sees it: a block device of its own, as over a cable of its own. */
export type AttachedDisk = { readonly device: string; readonly major: number; readonly minor: number }

/**
 * Attaches a disk image for one system. Each system has a loop device of its own for the same image, so two
 * that mount it at once damage it, as two with one real disk do: the kernel does not save them.
 */
export const attach = async (image: string): Promise<AttachedDisk> => {
  const device = (await run('losetup', ['--find', '--show', image])).trim()
  const { rdev } = statSync(device)
  // As in Linux's new_encode_dev.
  return { device, major: (rdev >> 8) & 0xfff, minor: (rdev & 0xff) | ((rdev >> 12) & 0xfff00) }
}

const isAttached = (device: string): boolean => existsSync(`/sys/block/${basename(device)}/loop`)

/** Detaches it, and waits until the kernel has: only then has the last file system on it ended. */
export const detach = async (device: string): Promise<void> => {
  await tried('losetup', ['--detach', device])
  await untilTrue(() => !isAttached(device), {
    withinMs: 10_000,
    sentence: `${device} is still in use after its system has ended`,
  })
}

/** Detaches whatever a lab that died has left behind. */
export const clearDisks = async (): Promise<void> => {
  const listed = (await tried('losetup', ['--list', '--noheadings', '--output', 'NAME,BACK-FILE'])) ?? ''
  for (const line of listed.split('\n')) {
    const [device, image] = line.trim().split(/\s+/)
    if (device !== undefined && image !== undefined && basename(image).startsWith(namespacePrefix))
      await detach(device)
  }
}
