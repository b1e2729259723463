import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { passOver, PrivateKernel, reasonAgainst } from './private-kernel.ts'

const reason = reasonAgainst('unshare', 'nsenter', 'losetup', 'mkfs.ext4', 'fsck', 'fuser') ?? loopReason()

function loopReason(): string | null {
  return existsSync('/dev/loop-control') ? null : 'this kernel has no loop devices'
}

let kernel: PrivateKernel
beforeAll(async () => {
  if (reason === null) kernel = await new PrivateKernel().made()
}, 60_000)
afterAll(() => {
  if (reason === null) kernel.dispose()
})
beforeEach((context) => {
  if (reason !== null) passOver(context, reason)
})

describe('Mount', () => {
  const place = (name: string) => join(kernel.directory, name)
  const ask = (entryPoint: string, device: string, mountPoint: string, fsckOpt = '') =>
    kernel.ask(`Mount/${entryPoint}`, [mountPoint, device, 'ext4', 'noatime', fsckOpt])
  /** A file system of 16 MB, whose second copy of the superblock a check can fall back to. */
  const fileSystem = (): string => {
    const device = kernel.disk(16 * 1024 * 1024)
    kernel.run(`mkfs.ext4 -q -b 1024 ${device}`)
    return device
  }
  beforeAll(() => {
    if (reason === null) for (const name of ['mail one', 'other']) mkdirSync(place(name))
  })

  it('mounts with its options, once only, and unmounts', () => {
    const device = fileSystem()
    kernel.run(`ln -s ${device} ${place('name')}`)
    expect(ask('monitor', device, place('mail one')).code).toBe(100)
    expect(ask('online', device, place('mail one'))).toMatchObject({ code: 0, errors: '' })
    expect(kernel.run('mount')).toContain(`${device} on ${place('mail one')} type ext4 (rw,noatime)`)
    expect(ask('monitor', device, place('mail one')).code).toBe(110)
    expect(ask('monitor', place('name'), place('mail one')).code).toBe(110)
    const twice = ask('online', place('name'), place('other'))
    expect(twice).toMatchObject({ code: 1 })
    expect(twice.errors).toContain('it is not mounted twice')
    expect(ask('offline', device, place('mail one')).code).toBe(0)
    expect(ask('monitor', device, place('mail one')).code).toBe(100)
  })

  it('names who keeps it busy, and clean ends them, and nobody else', async () => {
    const device = fileSystem()
    expect(ask('online', device, place('other')).code).toBe(0)
    const script = `trap '' TERM; cd '${place('other')}'; echo in; while :; do sleep 0.2; done`
    const holder = kernel.begin(script)
    await new Promise((resolve) => holder.stdout?.once('data', resolve))
    const busy = ask('offline', device, place('other'))
    expect(busy).toMatchObject({ code: 1 })
    expect(busy.errors).toContain('is busy: process')
    expect(busy.errors).toContain(String(holder.pid))
    expect(ask('monitor', device, place('other')).code).toBe(110)
    const ended = new Promise((resolve) => holder.once('exit', (_, signal) => resolve(signal)))
    const soon = { HAWSER_TIMEOUT_SECONDS: '5' }
    const values = [place('other'), device, 'ext4', '', '']
    expect(kernel.ask('Mount/clean', values, soon)).toMatchObject({ code: 0 })
    expect(await ended).toBe('SIGKILL')
    expect(ask('monitor', device, place('other')).code).toBe(100)
  }, 60_000)

  it('repairs a file system that cannot be mounted, where FsckOpt allows it', () => {
    const device = fileSystem()
    const damage = () =>
      kernel.run(`dd if=/dev/zero of=${device} bs=1024 seek=1 count=1 conv=fsync 2>/dev/null`)
    damage()
    const refused = ask('online', device, place('other'), '%-n')
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.errors).toContain('could not be repaired')
    expect(ask('online', device, place('other'), '%-y').code).toBe(0)
    expect(ask('monitor', device, place('other')).code).toBe(110)
    expect(ask('offline', device, place('other')).code).toBe(0)
  })
})

describe('LVM', () => {
  const reasonAgainstLvm = reasonAgainst('vgs', 'vgcreate')
  const settings: Record<string, string> = {}
  const ask = (type: string, entryPoint: string, ...values: readonly string[]) =>
    kernel.ask(`${type}/${entryPoint}`, values, settings)
  const group = (entryPoint: string) => ask('LVMVolumeGroup', entryPoint, 'mailvg', '0')

  it('gives a volume group to one system at a time', (context) => {
    if (reasonAgainstLvm !== null) return passOver(context, reasonAgainstLvm)
    const device = kernel.disk(64 * 1024 * 1024)
    settings['LVM_SYSTEM_DIR'] = kernel.directory
    writeFileSync(
      join(kernel.directory, 'lvm.conf'),
      `devices { global_filter=["a|^${device}$|","r|.*|"] use_devicesfile=0 obtain_device_list_from_udev=0 }
activation { udev_sync=0 udev_rules=0 monitoring=0 }
global { locking_dir="${kernel.directory}/lock" use_lvmpolld=0 }
backup { backup=0 archive=0 }\n`,
    )
    kernel.run(`hostname sysA; LVM_SYSTEM_DIR=${kernel.directory} vgcreate -q -y mailvg ${device} 2>&1`)
    expect(group('monitor').code).toBe(100)
    for (const entryPoint of ['online', 'online']) expect(group(entryPoint)).toMatchObject({ code: 0 })
    expect(group('monitor').code).toBe(110)
    kernel.run('hostname sysB')
    expect(group('monitor').code).toBe(100)
    const refused = ask('LVMLogicalVolume', 'online', 'mailvol', 'mailvg')
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.errors).toContain("is another system's: hawser_sysA")
    const taken = group('online')
    expect(taken).toMatchObject({ code: 0 })
    expect(taken.errors).toContain('still carries the tag hawser_sysA')
    expect(group('offline').code).toBe(0)
    expect(group('monitor').code).toBe(100)
  }, 60_000)

  it('starts and stops a volume', (context) => {
    if (reasonAgainstLvm !== null) return passOver(context, reasonAgainstLvm)
    if (!readFileSync('/proc/misc', 'utf8').includes('device-mapper'))
      return passOver(context, 'this kernel has no device mapper')
    const volume = (entryPoint: string) => ask('LVMLogicalVolume', entryPoint, 'mailvol', 'mailvg')
    kernel.run(`LVM_SYSTEM_DIR=${kernel.directory} lvcreate -q -y -an -Zn -L 8m -n mailvol mailvg 2>&1`)
    expect(volume('monitor').code).toBe(100)
    expect(volume('online')).toMatchObject({ code: 0 })
    expect(volume('monitor').code).toBe(110)
    expect(volume('offline').code).toBe(0)
    expect(volume('monitor').code).toBe(100)
  }, 60_000)
})

describe('a full disk', () => {
  it('fails entry points that must write, and no other', () => {
    const run = join(kernel.directory, 'agents/run')
    kernel.run(`mkdir -p ${run}; mount -t tmpfs -o size=64k,nr_inodes=8 tmpfs ${run}; mkdir ${run}/resources
      dd if=/dev/zero of=${run}/full bs=1024 2>/dev/null || true; touch ${run}/a ${run}/b ${run}/c ${run}/d ${run}/e`)
    const phantom = (entryPoint: string) => kernel.ask(`Phantom/${entryPoint}`, [])
    expect(phantom('online')).toMatchObject({ code: 1 })
    expect(phantom('online').errors).toContain('cannot write')
    expect(phantom('monitor').code).toBe(100)
    expect(kernel.ask('FileOnOff/online', [join(run, 'more')])).toMatchObject({ code: 1 })
    const values = ['', '/bin/true', '/bin/true', '', '/bin/true', [], []]
    expect(kernel.ask('Application/monitor', values)).toMatchObject({ code: 99 })
    const runner = kernel.say(['sh', join(kernel.directory, 'agents/lib/runner.sh'), 'engine'], '')
    expect(runner).toMatch(/^sorry .*is the disk full or read-only/)
    kernel.run(`umount ${run}`)
  })
})

it.each([
  'NIC/monitor res1 card 0 1 1',
  'IP/monitor res1 card 10.0.0.5 24 "" ""',
  'DiskGroup/monitor res1 dg 1 1',
  'Volume/monitor res1 vol dg',
  'LVMVolumeGroup/monitor res1 vg 0',
  'LVMLogicalVolume/monitor res1 lv vg',
  'Mount/monitor res1 /mail /dev/sdz ext4 "" ""',
  'Process/monitor res1 /opt/daemon "" ""',
])('where programs are missing %s says UNKNOWN, never OFFLINE', (call) => {
  const home = join(kernel.directory, 'agents')
  const bare = join(kernel.directory, 'bare')
  const said = kernel.run(`mkdir -p ${bare}
    for p in dash dirname mkdir od tr rm cat sleep; do ln -sf "$(command -v $p)" ${bare}; done
    mount -t tmpfs none ${bare}.sbin 2>/dev/null || { mkdir -p ${bare}.sbin; mount -t tmpfs none ${bare}.sbin; }
    unshare --mount sh -c 'mount --bind ${bare}.sbin /usr/sbin; [ -L /sbin ] || mount --bind ${bare}.sbin /sbin
      env -i PATH=${bare} HAWSER_SUITE=${home} dash ${home}/${call} 2>&1; echo "ended with $?"'
    umount ${bare}.sbin`)
  expect(said).toContain('ended with 99')
  expect(said).toMatch(/is not on this system|failed:/)
})

it('nothing of this machine was mounted or named anew', () => {
  expect(spawnSync('mount', { encoding: 'utf8' }).stdout).not.toContain(kernel.directory)
  expect(spawnSync('hostname', { encoding: 'utf8' }).stdout.trim()).not.toBe('sysB')
})
