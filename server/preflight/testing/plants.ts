import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { registerService, unregisterService, registeredServices } from '#lab/hardware/registry.ts'
import type { EngineOnLab } from '#lab/testing/engine-on-lab.ts'
import { runOn } from '#lab/testing/client.ts'

type Undo = () => unknown

/** A defect planted in a lab; what it gives back is the remedy. */
export type Plant = {
  readonly kind: string
  /** Where it is found. */
  readonly systems: readonly string[]
  /** What else it brings about: `user-differs on sysA`. */
  readonly brings?: readonly string[]
  readonly plant: (bench: EngineOnLab) => Undo | Promise<Undo>
}

const rootOf = (bench: EngineOnLab, system: string): string => {
  const found = bench.lab.world.systems.get(system)
  if (!found) throw new Error(`the lab has no ${system}`)
  return found.root
}

/** Replaces a file (null: removes it), and puts back what was there. */
const file = (path: string, change: (text: string) => string | null): Undo => {
  const before = existsSync(path) ? readFileSync(path, 'utf8') : null
  const put = (text: string | null): void => {
    if (text === null) return rmSync(path, { recursive: true })
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { mode: 0o755 })
  }
  put(change(before ?? ''))
  return () => put(before)
}

const onSystem = (
  kind: string,
  systems: readonly string[],
  path: string,
  change: (text: string) => string | null,
): Plant => ({
  kind,
  systems,
  plant(bench) {
    const undo = systems.map((system) => file(join(rootOf(bench, system), path), change))
    return () => undo.forEach((each) => each())
  },
})

const inHardware = (kind: string, systems: readonly string[], path: string, text: string | null): Plant => ({
  kind,
  systems,
  plant: (bench) => file(join(bench.lab.world.hardware, path), () => text),
})

const both = ['sysA', 'standby']
const standby = ['standby']
const agents = '.hawser/agents'
const passwd = (numbers: string) => (text: string) => text.replace('500:6', numbers)

const inPlaceOfMountPoint = (kind: string, system: string, make: (path: string) => void): Plant => ({
  kind,
  systems: [system],
  plant(bench) {
    const path = join(rootOf(bench, system), '/sunone/mail')
    rmSync(path, { recursive: true })
    make(path)
    return () => {
      rmSync(path, { recursive: true, force: true })
      mkdirSync(path)
    }
  },
})

/** While the group runs nowhere. */
export const whileOffline: readonly Plant[] = [
  inHardware('address-outside-network', ['sysA'], 'addresses/192.168.7.3/holder.sysA', 'eth0 24\n'),
  inHardware('netmask-differs', standby, 'addresses/10.10.10.3/holder.standby', 'eth0 16\n'),
  {
    kind: 'disk-in-use',
    systems: ['sysA'],
    async plant(bench) {
      await runOn(bench.lab, 'sysA', 'vxdg -t import maildg')
      return () => runOn(bench.lab, 'sysA', 'vxdg deport maildg')
    },
  },
  inHardware('address-in-use', both, 'routers/10.10.10.20', ''),
  {
    kind: 'mounted-while-offline',
    systems: standby,
    plant: (bench) =>
      file(
        join(bench.lab.world.hardware, 'systems/standby/mounts/+sunone+mail'),
        () => '/dev/vx/dsk/maildg/mailvol /sunone/mail vxfs rw\n',
      ),
  },
  inPlaceOfMountPoint('mount-point-not-empty', 'sysA', (path) => {
    mkdirSync(path)
    writeFileSync(join(path, 'forgotten'), '')
  }),
  {
    ...onSystem('user-is-root', standby, 'etc/passwd', passwd('0:0')),
    brings: ['user-differs on sysA'],
  },
  onSystem('name-not-the-address', both, 'etc/hosts', (text) => text.replace('10.10.10.20', '10.10.10.99')),
]

/** While it runs on sysA. */
export const whileOnline: readonly (readonly Plant[])[] = [
  [
    onSystem('user-differs', standby, 'etc/passwd', passwd('501:6')),
    onSystem('user-group-missing', standby, 'etc/group', (text) => text.replace('mail:', 'post:')),
    inPlaceOfMountPoint('mount-point-missing', 'standby', () => undefined),
    onSystem(
      'mount-in-boot-table',
      standby,
      'etc/fstab',
      () => '# the mail\n/dev/vx/dsk/maildg/mailvol /sunone/mail vxfs defaults 0 2\n',
    ),
    inHardware('clock-offset', standby, 'systems/standby/clock', '90\n'),
    inHardware('no-space', standby, 'systems/standby/full', ''),
    inHardware('disk-missing', standby, 'systems/standby/masked/maildg', ''),
    {
      kind: 'port-taken',
      systems: standby,
      plant({ lab }) {
        const { hardware } = lab.world
        const service = '/opt/other/imapd'
        const ports = [{ protocol: 'imap', port: 143, address: null, localPort: 1 }]
        registerService(hardware, 'standby', { pid: process.pid, service, ledgerName: 'other', ports })
        return () => unregisterService(hardware, 'standby', service)
      },
    },
    onSystem('agent-missing', standby, `${agents}/DiskGroup/clean`, () => null),
    onSystem('agent-differs', standby, `${agents}/SunJESMsg/messaging.sh`, (text) => `${text}# mine\n`),
    onSystem('name-unknown', standby, 'etc/hosts', (text) => text.replace('mail.hawser.example', '')),
    inHardware('device-missing', standby, 'systems/standby/nics/eth0', null),
    inHardware('network-hosts-silent', both, 'routers/10.10.10.1', null),
    {
      kind: 'software-missing',
      systems: ['sysA'],
      plant(bench) {
        const program = join(rootOf(bench, 'sysA'), '/sunone/mail/msgsrv/lib/msstart')
        chmodSync(program, 0o644)
        return () => chmodSync(program, 0o755)
      },
    },
    {
      kind: 'process-hides-root',
      systems: ['sysA'],
      plant({ lab }) {
        const slapd = registeredServices(lab.world.hardware, 'sysA').find(({ service }) =>
          service.includes('slapd'),
        )
        if (!slapd) throw new Error('no slapd runs on sysA')
        process.kill(slapd.pid, 'SIGKILL')
        return () => runOn(lab, 'sysA', '$HOME/sunone/mail/dirsrv/slapd-mail/start-slapd')
      },
    },
  ],
  [
    onSystem('user-missing', standby, 'etc/passwd', (text) => text.replace('mailsrv', 'postmaster')),
    onSystem('user-group-differs', standby, 'etc/group', (text) => text.replace(':6:', ':8:')),
    inPlaceOfMountPoint('mount-point-no-directory', 'standby', (path) => symlinkSync('/nowhere', path)),
    onSystem('suite-version', standby, `${agents}/MANIFEST`, (text) => text.replace('+', '+older')),
    {
      ...inHardware('device-without-link', standby, 'systems/standby/nics/eth0', 'down\n'),
      brings: ['network-hosts-silent on standby'],
    },
    onSystem('name-differs', standby, 'etc/hosts', (text) => text.replace('10.20', '10.99')),
    inHardware('address-held', standby, 'addresses/10.10.10.20/holder.standby', 'eth0 24\n'),
    {
      kind: 'same-machine',
      systems: both,
      plant(bench) {
        const [one = '', other = ''] = both.map((system) =>
          join(rootOf(bench, system), 'proc/sys/kernel/random/boot_id'),
        )
        return file(other, () => readFileSync(one, 'utf8'))
      },
    },
  ],
]
