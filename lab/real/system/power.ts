import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, closeSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { diskImage, sharedDisk, systemDirectory } from '../layout.ts'
import { isTrueWithin, run, tried } from '../run.ts'
import { attach, detach } from './disks.ts'
import { extinguish, networkOf, plugIn, processesOf, unplug } from './network.ts'

const initScript = fileURLToPath(new URL('./system-init.sh', import.meta.url))

export type SystemParts = {
  readonly name: string
  readonly address: string
  /** The packages' image, mounted read-only below the system's own disk. */
  readonly packages: string
  /** Text of its /etc/hosts. */
  readonly hosts: string
}

const pidFile = (system: string): string => join(systemDirectory(system), 'pid')
const diskFile = (system: string): string => join(systemDirectory(system), 'disk')

/** The number of a system's first process on the machine; null when it is off. */
export const firstProcess = (system: string): number | null => {
  try {
    const pid = Number(readFileSync(pidFile(system), 'utf8'))
    return Number.isInteger(pid) && existsSync(`/proc/${pid}`) ? pid : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Whether anything of the system runs. */
export const isOn = async (system: string): Promise<boolean> =>
  firstProcess(system) !== null && (await processesOf(system)).length > 0

/** Whether the process sees the shared disk mounted. */
const hasDisk = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/mounts`, 'utf8').includes(` ${sharedDisk.mountPoint} ext4 `)
  } catch (error) {
    // ESRCH is what a process that has just ended answers.
    if (['ENOENT', 'ESRCH', 'EINVAL'].includes((error as NodeJS.ErrnoException).code ?? '')) return false
    throw error
  }
}

/** Whether the system has the shared disk mounted, as the kernel tells it, not the system. */
export const holdsDisk = (system: string): boolean => {
  const first = firstProcess(system)
  return first !== null && hasDisk(first)
}

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
export const switchOn = async ({ name, address, packages, hosts }: SystemParts): Promise<void> => {
  const directory = systemDirectory(name)
  for (const part of ['upper', 'work', 'root', 'home'])
    mkdirSync(join(directory, part), { recursive: true, mode: part === 'home' ? 0o700 : 0o755 })
  writeFileSync(join(directory, 'hosts'), hosts)
  rmSync(pidFile(name), { force: true })
  await plugIn(name, address)
  const disk = await attach(diskImage)
  writeFileSync(diskFile(name), disk.device)
  const console = openSync(join(directory, 'console.log'), 'w')
  const namespaces = ['--mount', '--uts', '--ipc', '--pid', '--fork', '--propagation', 'private']
  const init = [initScript, name, directory, packages, address, `${disk.major}`, `${disk.minor}`]
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
  if (first !== null) {
    if (hasDisk(first))
      await tried('nsenter', ['-t', `${first}`, '-m', 'perl', '-e', endFileSystem, sharedDisk.mountPoint])
  }
  await extinguish(system)
  rmSync(pidFile(system), { force: true })
  if (!existsSync(diskFile(system))) return
  await detach(readFileSync(diskFile(system), 'utf8'))
  rmSync(diskFile(system))
}

/** Runs a program on a system that is on, as if typed at its console. */
export const onConsole = (system: string, argv: readonly string[], input = ''): Promise<string> => {
  const first = firstProcess(system)
  if (first === null) throw new Error(`${system} is off`)
  return run('nsenter', ['-t', `${first}`, '-m', '-u', '-i', '-n', '-p', '-r', '-w', ...argv], input)
}
