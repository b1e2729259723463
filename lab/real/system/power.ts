import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { diskImage, systemDirectory } from '../layout.ts'
import { isTrueWithin, run, tried } from '../run.ts'
import { attach, detach, type AttachedDisk } from './disks.ts'
import { extinguish, networkOf, plugIn, processesOf, unplug } from './network.ts'

const initScript = fileURLToPath(new URL('./system-init.sh', import.meta.url))

export type SystemParts = {
  readonly name: string
  readonly address: string
  /** The packages' image, mounted read-only below the system's own disk. */
  readonly packages: string
  /** Text of its /etc/hosts. */
  readonly hosts: string
  /** The shared disks it has cables to. */
  readonly disks: readonly { readonly name: string; readonly mountPoint: string }[]
}

/** A disk on the cable of a system that is on. */
type Cable = { readonly name: string; readonly mountPoint: string; readonly device: string }

const pidFile = (system: string): string => join(systemDirectory(system), 'pid')
const cableFile = (system: string): string => join(systemDirectory(system), 'disks.json')

const textOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    // ESRCH is what a process that has just ended answers.
    if (['ENOENT', 'ESRCH', 'EINVAL'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}

const cablesOf = (system: string): readonly Cable[] => {
  const text = textOf(cableFile(system))
  return text === null ? [] : (JSON.parse(text) as readonly Cable[])
}

/** The number of a system's first process on the machine; null when it is off. */
export const firstProcess = (system: string): number | null => {
  const text = textOf(pidFile(system))
  const pid = Number(text)
  return text !== null && Number.isInteger(pid) && existsSync(`/proc/${pid}`) ? pid : null
}

/** Whether anything of the system runs. */
export const isOn = async (system: string): Promise<boolean> =>
  firstProcess(system) !== null && (await processesOf(system)).length > 0

const mounted = (system: string): readonly Cable[] => {
  const first = firstProcess(system)
  const table = first === null ? null : textOf(`/proc/${first}/mounts`)
  return table === null
    ? []
    : cablesOf(system).filter(({ mountPoint }) => table.includes(` ${mountPoint} ext4 `))
}

/** The shared disks the system has mounted, by name, as the kernel tells it, not the system. */
export const disksOn = (system: string): string[] => mounted(system).map(({ name }) => name)

/** Whether the system has a shared disk mounted. */
export const holdsDisk = (system: string): boolean => mounted(system).length > 0

/** Whether something listens there and says its first word. */
const speaks = (address: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, address)
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(500, () => end(false))
    socket.on('data', () => end(true))
    socket.on('error', () => end(false))
  })

/** Starts a system that is off: its network, its cable to the disk, its first process, its OpenSSH server. */
export const switchOn = async ({ name, address, packages, hosts, disks }: SystemParts): Promise<void> => {
  const directory = systemDirectory(name)
  for (const part of ['upper', 'work', 'root', 'home'])
    mkdirSync(join(directory, part), { recursive: true, mode: part === 'home' ? 0o700 : 0o755 })
  writeFileSync(join(directory, 'hosts'), hosts)
  rmSync(pidFile(name), { force: true })
  await plugIn(name, address)
  const cables: (Cable & AttachedDisk)[] = []
  for (const disk of disks) {
    cables.push({ ...disk, ...(await attach(diskImage(disk.name))) })
    writeFileSync(cableFile(name), JSON.stringify(cables))
  }
  const console = openSync(join(directory, 'console.log'), 'w')
  const namespaces = ['--mount', '--uts', '--ipc', '--pid', '--fork', '--propagation', 'private']
  const plugs = cables.flatMap((cable) => [cable.name, `${cable.major}`, `${cable.minor}`, cable.mountPoint])
  const init = [initScript, name, directory, packages, address, ...plugs]
  const child = spawn('nsenter', [`--net=${networkOf(name)}`, 'unshare', ...namespaces, '/bin/sh', ...init], {
    detached: true,
    stdio: ['ignore', console, console],
  })
  child.unref()
  closeSync(console)
  if (await isTrueWithin(() => speaks(address, 22), 30_000)) return
  const said = readFileSync(join(directory, 'console.log'), 'utf8').trim()
  await switchOff(name)
  throw new Error(`${name} does not start: ${said}`)
}

/** The kernel's order to a file system to end as when the power goes: nothing more is written, not even its journal. */
const endFileSystem =
  'open(my $f, "<", $ARGV[0]) or exit 0; my $how = pack("L", 2); ioctl($f, 0x8004587d, $how) or die $!'

/**
 * Pulls the plug: first silence, then the disk gets no more of what was not yet written, then every process
 * is killed. Done when the kernel has let go of everything. Does nothing to a system that is off.
 */
export const switchOff = async (system: string): Promise<void> => {
  await unplug(system)
  const first = firstProcess(system)
  const end = ({ mountPoint }: Cable) =>
    tried('nsenter', ['-t', `${first}`, '-m', 'perl', '-e', endFileSystem, mountPoint])
  await Promise.all(mounted(system).map(end))
  await extinguish(system)
  rmSync(pidFile(system), { force: true })
  await Promise.all(cablesOf(system).map(({ device }) => detach(device)))
  rmSync(cableFile(system), { force: true })
}

/** Runs a program on a system that is on, as if typed at its console. */
export const onConsole = (system: string, argv: readonly string[], input = ''): Promise<string> => {
  const first = firstProcess(system)
  if (first === null) throw new Error(`${system} is off`)
  return run('nsenter', ['-t', `${first}`, '-m', '-u', '-i', '-n', '-p', '-r', '-w', ...argv], input)
}
