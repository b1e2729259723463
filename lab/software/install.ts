import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { diskDirectory } from '#lab/hardware/paths.ts'
import type { Inventory } from '#lab/setup/inventory.ts'
import type { Software, SoftwareKind } from '#lab/setup/software.ts'

/** Programs of each kind of software (from → to, below the root), its directories and its ports file. */
const layouts: Readonly<
  Record<
    SoftwareKind,
    {
      readonly programs: readonly (readonly [from: string, to: string])[]
      readonly directories: readonly string[]
      readonly ports: string | null
    }
  >
> = {
  messaging: {
    programs: [
      ['msstart', 'lib/msstart'],
      ['stored', 'lib/stored'],
      ['immonitor-access', 'sbin/immonitor-access'],
      ['start-msg', 'bin/start-msg'],
      ['stop-msg', 'bin/stop-msg'],
    ],
    directories: ['config', 'lib', 'log'],
    ports: 'config/ports',
  },
  administration: {
    programs: [
      ['start-admin', 'start-admin'],
      ['stop-admin', 'stop-admin'],
      ['admconfig', 'bin/admin/admconfig'],
    ],
    directories: ['admin-serv/config', 'admin-serv/logs', 'bin/admin'],
    ports: 'admin-serv/config/ports',
  },
  directory: {
    programs: [
      ['start-slapd', 'start-slapd'],
      ['stop-slapd', 'stop-slapd'],
      ['ldapsearch', '../shared/bin/ldapsearch'],
    ],
    directories: ['config', 'logs', 'bin'],
    ports: 'config/ports',
  },
  netscape: {
    programs: [
      ['start-msg', 'start-msg'],
      ['stop-msg', 'stop-msg'],
    ],
    directories: ['config', 'bin'],
    ports: 'config/ports',
  },
  'instant-messaging': { programs: [['imadmin', 'sbin/imadmin']], directories: ['lib'], ports: 'lib/ports' },
  'instant-messaging-configuration': { programs: [['iim.conf', 'iim.conf']], directories: [], ports: null },
  axigen: { programs: [], directories: ['run', 'domains'], ports: 'run/ports' },
  'axigen-program': { programs: [['axigen', 'axigen']], directories: [], ports: null },
}

const portsText = ({ services, everySystem }: Software): string =>
  [
    ...(everySystem ? ['runs on every system'] : []),
    ...services.map(({ name, protocol, port, address }) => `${name} ${protocol} ${port} ${address ?? '-'}`),
  ]
    .map((line) => `${line}\n`)
    .join('')

const installAt = (root: string, software: Software) => {
  const layout = layouts[software.kind]
  mkdirSync(root, { recursive: true })
  for (const directory of layout.directories) mkdirSync(join(root, directory), { recursive: true })
  for (const [from, to] of layout.programs) {
    const source = fileURLToPath(new URL(`${software.kind}/${from}`, import.meta.url))
    mkdirSync(dirname(join(root, to)), { recursive: true })
    copyFileSync(source, join(root, to))
  }
  if (layout.ports !== null) writeFileSync(join(root, layout.ports), portsText(software))
}

/**
 * Installs the software of an inventory where it lives: on its volume, or on each of its systems'
 * own disk (`rootOf` gives the directory that stands for a system's root). Programs are replaced,
 * data stays.
 */
export const installSoftware = (
  hardware: string,
  inventory: Inventory,
  rootOf: (system: string) => string,
) => {
  for (const software of inventory.software) {
    const { volume } = software
    const roots =
      volume === null
        ? software.systems.map((system) => join(rootOf(system), software.root))
        : [join(diskDirectory(hardware, volume.disk), 'volumes', volume.name, 'data', volume.path)]
    for (const root of roots) installAt(root, software)
  }
}
