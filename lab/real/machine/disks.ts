import { cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Configuration, SharedDisk } from '../configurations.ts'
import {
  cacheDirectory,
  diskImage,
  imageName,
  mailDomain,
  makerAddress,
  prefixLength,
  systemDirectory,
} from '../layout.ts'
import { run } from '../run.ts'
import { clearNetwork, layCables } from '../system/network.ts'
import { onConsole, switchOff, switchOn } from '../system/power.ts'
import { keyOf, forgetOthers } from './packages.ts'
import { prepareSystem } from '../system/prepare.ts'

const software = fileURLToPath(new URL('../software', import.meta.url))
const scriptOf = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`./contents/${name}`, import.meta.url)), 'utf8')

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

/** Fills the empty disk by a system of its own, which has that disk alone and the address of its servers. */
const fill = async (disk: SharedDisk, configuration: Configuration, packages: string): Promise<void> => {
  const image = diskImage(disk.name)
  rmSync(image, { force: true })
  await run('truncate', ['--size', '512M', image])
  await run('mkfs.ext4', ['-q', image])
  await layCables()
  const parts = prepareSystem({ name: maker, address: makerAddress, packages }, configuration)
  await switchOn({ ...parts, disks: [disk] })
  await onConsole(maker, ['mount', `/dev/san/${disk.name}`, disk.mountPoint])
  await onConsole(maker, ['ip', 'addr', 'add', `${disk.address}/${prefixLength}`, 'dev', 'eth0'])
  cpSync(software, join(systemDirectory(maker), 'home', 'software'), { recursive: true })
  for (const { script, settings } of disk.contents) {
    const environment = { ...settings, ADDRESS: disk.address, DOMAIN: mailDomain }
    const words = Object.entries(environment).map(([name, value]) => `${name}=${value}`)
    await onConsole(maker, ['env', ...words, '/bin/sh', '-s'], scriptOf(script))
  }
  await onConsole(maker, ['umount', disk.mountPoint])
  await switchOff(maker)
  await clearNetwork()
  rmSync(systemDirectory(maker), { recursive: true, force: true })
}

/** Puts one filled disk in place: filled once, then copied from the cache. */
const putInPlace = async (
  disk: SharedDisk,
  configuration: Configuration,
  packages: string,
  say: (line: string) => void,
): Promise<void> => {
  const scripts = disk.contents.map(({ script }) => scriptOf(script))
  const key = keyOf(basename(packages), JSON.stringify([disk, configuration.hosts]), ...scripts, frontEnds())
  const kind = `disk-${disk.name}`
  const name = imageName(`${kind}-${key}`)
  const kept = join(cacheDirectory, name)
  if (!existsSync(kept)) {
    say(`filling the shared disk ${disk.name}: its servers, their front-ends; once`)
    await fill(disk, configuration, packages)
    await run('cp', ['--sparse=always', diskImage(disk.name), `${kept}.new`])
    renameSync(`${kept}.new`, kept)
    forgetOthers(kind, name)
  }
  await run('cp', ['--sparse=always', kept, diskImage(disk.name)])
}

/** Puts the disks of a configuration in place: ext4 with servers, their front-ends, empty stores and a directory. */
export const putDisksInPlace = async (
  configuration: Configuration,
  packages: string,
  say: (line: string) => void,
): Promise<void> => {
  for (const disk of configuration.disks) await putInPlace(disk, configuration, packages, say)
}
