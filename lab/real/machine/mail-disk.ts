import { cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  cacheDirectory,
  diskImage,
  imageName,
  mailDomain,
  makerAddress,
  sharedDisk,
  systemDirectory,
  virtualAddress,
} from '../layout.ts'
import { run } from '../run.ts'
import { clearNetwork, layCables } from '../system/network.ts'
import { onConsole, switchOff, switchOn } from '../system/power.ts'
import { keyOf, forgetOthers } from './packages.ts'
import { prepareSystem } from '../system/prepare.ts'

const script = fileURLToPath(new URL('./fill-disk.sh', import.meta.url))
const software = fileURLToPath(new URL('../software', import.meta.url))

/** The front-ends' texts, by their path below the server roots. */
const frontEnds = (): string => {
  const files = readdirSync(software, { recursive: true, withFileTypes: true })
  return files
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .toSorted()
    .map((path) => `${path.slice(software.length + 1)}\n${readFileSync(path, 'utf8')}`)
    .join('\0')
}

const maker = 'maker'

/** Fills an empty disk by a system of its own, which makes the directory and the mail servers' configurations. */
const fill = async (packages: string): Promise<void> => {
  rmSync(diskImage, { force: true })
  await run('truncate', ['--size', '512M', diskImage])
  await run('mkfs.ext4', ['-q', diskImage])
  await layCables()
  await switchOn(prepareSystem(maker, makerAddress, packages))
  await onConsole(maker, ['mount', sharedDisk.device, sharedDisk.mountPoint])
  await onConsole(maker, ['ip', 'addr', 'add', `${virtualAddress}/24`, 'dev', 'eth0'])
  cpSync(software, join(systemDirectory(maker), 'home', 'software'), { recursive: true })
  await onConsole(maker, ['/bin/sh', '-s', virtualAddress, mailDomain], readFileSync(script, 'utf8'))
  await onConsole(maker, ['umount', sharedDisk.mountPoint])
  await switchOff(maker)
  await clearNetwork()
}

/**
 * Puts the filled disk in place: ext4 with the mail servers, their front-ends, an empty store and a directory.
 * Filled once, then copied from the cache.
 */
export const putDiskInPlace = async (packages: string, say: (line: string) => void): Promise<void> => {
  const key = keyOf(basename(packages), readFileSync(script), frontEnds())
  const name = imageName(`disk-${key}`)
  const kept = join(cacheDirectory, name)
  if (!existsSync(kept)) {
    say('filling the shared disk: a directory, mail servers, their front-ends; once')
    await fill(packages)
    await run('cp', ['--sparse=always', diskImage, `${kept}.new`])
    renameSync(`${kept}.new`, kept)
    forgetOthers('disk', name)
  }
  await run('cp', ['--sparse=always', kept, diskImage])
}
