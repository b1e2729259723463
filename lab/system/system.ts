import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freeHardware, setReachable } from '#lab/hardware/hardware.ts'
import type { Key } from './keys.ts'
import { killProcesses, processesOf, signalProcesses } from './process-table.ts'
import { bootRoot } from './root.ts'
import type { SessionPlace } from './session.ts'
import { startSshServer, type SshServer } from './ssh-server.ts'

export type SystemOptions = {
  readonly name: string
  /** The lab's hardware directory. */
  readonly hardware: string
  /** The system's own directory: root/, faults, port. */
  readonly directory: string
  readonly mountPoints: readonly string[]
  readonly hostKey: Key
  readonly clientKey: Key
  readonly user: string
  /** First port tried when the system has none from an earlier run, in the range 1024–65535. */
  readonly firstPort: number
  readonly onHangUp: SessionPlace['onHangUp']
  readonly maxSessions: number
}

export type LabSystem = {
  readonly name: string
  readonly root: string
  readonly faultsFile: string
  readonly hostKey: Key
  readonly port: () => number
  readonly condition: () => {
    readonly power: 'on' | 'off'
    readonly network: 'connected' | 'cut'
    readonly hung: boolean
  }
  /** Boots: empty /var and /run, nothing mounted, the port answers. Nothing happens when it is on. */
  readonly powerOn: () => Promise<void>
  /** Every process dies at once, connections are reset, the port refuses; a dead machine holds nothing. */
  readonly powerOff: (reason?: string) => Promise<void>
  readonly cutNetwork: () => void
  readonly restoreNetwork: () => void
  /** Stops every process and the SSH server where they stand. */
  readonly hang: () => void
  readonly thaw: () => void
}

const labHome = fileURLToPath(new URL('../', import.meta.url)).replace(/\/$/, '')

const environmentOf = (options: SystemOptions, root: string, faultsFile: string): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  HAWSER_SYSTEM_ROOT: root,
  HAWSER_LAB_SYSTEM: options.name,
  HAWSER_LAB_HARDWARE: options.hardware,
  HAWSER_LAB_FAULTS: faultsFile,
  HAWSER_LAB_HOME: labHome,
  HAWSER_LAB_PROGRAMS: join(labHome, 'programs'),
  HAWSER_LAB_NODE: process.execPath,
  NODE_COMPILE_CACHE: join(dirname(options.hardware), 'cache'),
  HOSTNAME: options.name,
  HOME: root,
  USER: options.user,
  LOGNAME: options.user,
  SHELL: '/bin/sh',
  TMPDIR: join(root, 'tmp'),
  LC_ALL: 'C',
  PATH: [join(labHome, 'programs'), '/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'].join(':'),
})

/** The port of an earlier run first, so that a system keeps its address; then one after the other. */
function* portsToTry(file: string, first: number): Generator<number> {
  if (existsSync(file)) yield Number(readFileSync(file, 'utf8'))
  for (let port = first; port < first + 2000 && port < 65_536; port += 1) yield port
}

/** A system of the lab, powered off: `powerOn` boots it. */
export const createSystem = (options: SystemOptions): LabSystem => {
  const { name, hardware, directory } = options
  const root = join(directory, 'root')
  const faultsFile = join(directory, 'faults')
  const portFile = join(directory, 'port')
  mkdirSync(root, { recursive: true })
  let server: SshServer | null = null
  let lastPort = 0
  let isCut = false
  let isHung = false
  let turn: Promise<void> = Promise.resolve()
  /** Power changes happen one after the other, in the order they were asked for. */
  const inTurn = (act: () => Promise<void>): Promise<void> => {
    const mine = turn.then(act)
    turn = mine.catch(() => undefined)
    return mine
  }
  const reflect = () => setReachable(hardware, name, server !== null && !isCut && !isHung)
  const connect = () => {
    if (isCut || isHung) server?.cut()
    else server?.mend()
    reflect()
  }
  const place: SessionPlace = {
    root,
    environment: environmentOf(options, root, faultsFile),
    onHangUp: options.onHangUp,
  }

  const boot = async () => {
    if (server !== null) return
    bootRoot(root, options.mountPoints)
    const { hostKey, clientKey, user, maxSessions } = options
    const ports = portsToTry(portFile, options.firstPort)
    server = await startSshServer({ hostKey, clientKey, user, maxSessions, place, isCut }, ports)
    lastPort = server.port
    writeFileSync(portFile, `${server.port}\n`)
    reflect()
  }

  const die = async (reason: string) => {
    const closing = server?.close()
    server = null
    isHung = false
    reflect()
    await killProcesses(() => processesOf(root))
    freeHardware(hardware, name, reason)
    await closing
  }

  return {
    name,
    root,
    faultsFile,
    hostKey: options.hostKey,
    port: () => server?.port ?? lastPort,
    condition: () => ({
      power: server === null ? 'off' : 'on',
      network: isCut ? 'cut' : 'connected',
      hung: isHung,
    }),
    powerOn: () => inTurn(boot),
    powerOff: (reason = 'power-off') => inTurn(() => die(reason)),
    cutNetwork() {
      isCut = true
      connect()
    },
    restoreNetwork() {
      isCut = false
      connect()
    },
    hang() {
      if (server === null) return
      isHung = true
      connect()
      signalProcesses(processesOf(root), 'SIGSTOP')
    },
    thaw() {
      isHung = false
      signalProcesses(processesOf(root), 'SIGCONT')
      connect()
    },
  }
}
