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
  /** Directories to mount on that are there from the first boot. */
  readonly mountPoints: readonly string[]
  readonly hostKey: Key
  readonly clientKey: Key
  readonly user: string
  /** First port tried when the system has none from an earlier run, in the range 1024–65535. */
  readonly firstPort: number
  readonly onHangUp: SessionPlace['onHangUp']
  readonly maxSessions: number
}

export type Condition = {
  readonly power: 'on' | 'off'
  readonly network: 'connected' | 'cut'
  readonly hung: boolean
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

/** A system of the lab. It begins powered off: `powerOn` boots it. */
export class LabSystem {
  readonly name: string
  /** The directory that stands for the system's root. */
  readonly root: string
  readonly faultsFile: string
  readonly hostKey: Key
  readonly #options: SystemOptions
  readonly #mountPoints: Set<string>
  #server: SshServer | null = null
  #lastPort = 0
  #isCut = false
  #isHung = false
  #turn: Promise<void> = Promise.resolve()

  constructor(options: SystemOptions) {
    this.#options = options
    this.#mountPoints = new Set(options.mountPoints)
    this.name = options.name
    this.hostKey = options.hostKey
    this.root = join(options.directory, 'root')
    this.faultsFile = join(options.directory, 'faults')
    mkdirSync(this.root, { recursive: true })
  }

  /** SSH port on the loopback interface, that of the last boot while powered off; 0 before the first. */
  port(): number {
    return this.#server?.port ?? this.#lastPort
  }

  condition(): Condition {
    return {
      power: this.#server === null ? 'off' : 'on',
      network: this.#isCut ? 'cut' : 'connected',
      hung: this.#isHung,
    }
  }

  /** Makes a directory to mount on, now and at every boot. What is there stays. */
  addMountPoint(path: string) {
    this.#mountPoints.add(path)
    mkdirSync(join(this.root, path), { recursive: true })
  }

  /** Boots: empty /var and /run, nothing mounted, the port answers. Nothing happens when it is on. */
  powerOn(): Promise<void> {
    return this.#inTurn(() => this.#boot())
  }

  /**
   * Every process dies at once, connections are reset, the port refuses, and a dead machine holds
   * nothing. `reason` is what the ledger says of the releases.
   */
  powerOff(reason = 'power-off'): Promise<void> {
    return this.#inTurn(() => this.#die(reason))
  }

  /** Silence on the wire: connections freeze, new ones hang, processes go on. */
  cutNetwork() {
    this.#isCut = true
    this.#connect()
  }

  restoreNetwork() {
    this.#isCut = false
    this.#connect()
  }

  /** Stops every process and the SSH server where they stand. */
  hang() {
    if (this.#server === null) return
    this.#isHung = true
    this.#connect()
    signalProcesses(processesOf(this.root), 'SIGSTOP')
  }

  thaw() {
    this.#isHung = false
    signalProcesses(processesOf(this.root), 'SIGCONT')
    this.#connect()
  }

  /** Power changes happen one after the other, in the order they were asked for. */
  #inTurn(act: () => Promise<void>): Promise<void> {
    const mine = this.#turn.then(act)
    this.#turn = mine.catch(() => undefined)
    return mine
  }

  #connect() {
    if (this.#isCut || this.#isHung) this.#server?.cut()
    else this.#server?.mend()
    this.#reflect()
  }

  #reflect() {
    const isReachable = this.#server !== null && !this.#isCut && !this.#isHung
    setReachable(this.#options.hardware, this.name, isReachable)
  }

  async #boot() {
    if (this.#server !== null) return
    const { directory, firstPort, hostKey, clientKey, user, maxSessions, onHangUp } = this.#options
    bootRoot(this.root, [...this.#mountPoints])
    const environment = environmentOf(this.#options, this.root, this.faultsFile)
    const place = { root: this.root, environment, onHangUp }
    const network = { hardware: this.#options.hardware, system: this.name }
    const portFile = join(directory, 'port')
    this.#server = await startSshServer(
      { hostKey, clientKey, user, maxSessions, place, network, isCut: this.#isCut },
      portsToTry(portFile, firstPort),
    )
    this.#lastPort = this.#server.port
    writeFileSync(portFile, `${this.#lastPort}\n`)
    this.#reflect()
  }

  async #die(reason: string) {
    const closing = this.#server?.close()
    this.#server = null
    this.#isHung = false
    this.#reflect()
    await killProcesses(() => processesOf(this.root))
    freeHardware(this.#options.hardware, this.name, reason)
    await closing
  }
}
