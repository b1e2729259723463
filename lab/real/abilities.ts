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

/** In a directory where the lab's own will be: not every file system can lie on top of another. */
const inScratch = (attempt: string): readonly string[] => [
  '--mount',
  'sh',
  '-ec',
  `d=$(mktemp -d /var/lib/hawser-attempt.XXXXXX); trap 'rm -rf "$d"' EXIT; cd "$d"; ${attempt}`,
]

/** Each ability of the kernel with the attempt, by unshare, that shows it; it leaves nothing behind. */
const attempts: readonly (readonly [string, readonly string[]])[] = [
  ['namespaces', ['--mount', '--uts', '--ipc', '--pid', '--net', '--fork', 'true']],
  [
    'an overlay over /',
    inScratch('mkdir u w r; mount -t overlay x -o "lowerdir=/,upperdir=$d/u,workdir=$d/w" r; umount r'),
  ],
  ['loop devices', inScratch('truncate -s 1M i; l=$(losetup --find --show i); losetup --detach "$l"')],
  ['network bridges', ['--net', 'ip', 'link', 'add', 'br0', 'type', 'bridge']],
  [
    'pairs of network cards',
    ['--net', 'ip', 'link', 'add', 'card0', 'type', 'veth', 'peer', 'name', 'card1'],
  ],
]

/** Why the real lab cannot be brought up on this machine, in one sentence; null when it can. */
export const whyNoRealLab = (): string | null => {
  if (process.platform !== 'linux') return 'this is not Linux'
  if (process.getuid?.() !== 0) return 'this is not root'
  if (!isDebian()) return 'this is not Debian'
  const missing = programs.filter((program) => !isInstalled(program))
  if (missing.length > 0) return `this machine has no ${missing.join(', ')}`
  const failed = attempts.find(
    ([, args]) =>
      spawnSync('unshare', args, { stdio: 'ignore', env: { ...process.env, PATH: searchPath } }).status !== 0,
  )
  return failed === undefined ? null : `this machine does not allow ${failed[0]}`
}
