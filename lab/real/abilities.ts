import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { spawnSync } from 'node:child_process'

const programs = ['ip', 'unshare', 'nsenter', 'losetup', 'mkfs.ext4', 'mount', 'perl', 'apt-get', 'chroot']

const searchPath = `${process.env['PATH'] ?? ''}${delimiter}/usr/sbin${delimiter}/sbin`

const isInstalled = (program: string): boolean =>
  searchPath.split(delimiter).some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK)
      return directory !== ''
    } catch {
      return false
    }
  })

const isDebian = (): boolean =>
  existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))

/** Each ability of the kernel with the attempt that shows it; the attempt leaves nothing behind. */
const attempts: readonly (readonly [string, readonly string[]])[] = [
  ['namespaces', ['--mount', '--uts', '--ipc', '--pid', '--net', '--fork', 'true']],
  ['an overlay over /', ['--mount', 'sh', '-ec', overlayAttempt()]],
  ['network bridges', ['--net', 'ip', 'link', 'add', 'br0', 'type', 'bridge']],
  [
    'pairs of network cards',
    ['--net', 'ip', 'link', 'add', 'card0', 'type', 'veth', 'peer', 'name', 'card1'],
  ],
]

function overlayAttempt(): string {
  return 'mount -t tmpfs x /mnt; mkdir /mnt/u /mnt/w /mnt/r; mount -t overlay x -o lowerdir=/,upperdir=/mnt/u,workdir=/mnt/w /mnt/r'
}

/** Why the real lab cannot be brought up on this machine, in one sentence; null when it can. */
export const whyNoRealLab = (): string | null => {
  if (process.platform !== 'linux') return 'this is not Linux'
  if (process.getuid?.() !== 0) return 'this is not root'
  if (!isDebian()) return 'this is not Debian'
  const missing = programs.filter((program) => !isInstalled(program))
  if (missing.length > 0) return `this machine has no ${missing.join(', ')}`
  if (!existsSync('/dev/loop-control')) return 'this kernel has no loop devices'
  const failed = attempts.find(
    ([, args]) =>
      spawnSync('unshare', args, { stdio: 'ignore', env: { ...process.env, PATH: searchPath } }).status !== 0,
  )
  return failed === undefined ? null : `this machine does not allow ${failed[0]}`
}
