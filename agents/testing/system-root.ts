import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

export const suite = resolve(import.meta.dirname, '..')

/** The shells that entry points must run on; each is how it is called. */
export const shells: readonly (readonly string[])[] = [['dash'], ['busybox', 'sh'], ['bash']]

/** A directory that stands for `/` of one system, with its programs and software. */
export class SystemRoot {
  /** The root's name holds what a path may hold, so that every test also tests quoting. */
  readonly path = mkdtempSync(join(tmpdir(), "hawser agents 'ä$(id) "))

  private other: ChildProcess | null = null

  constructor() {
    for (const directory of ['imported', 'taken', 'started', 'links'])
      mkdirSync(this.at(`/hardware/${directory}`), { recursive: true })
    for (const file of ['mounts', 'answers', 'calls']) this.write(`/hardware/${file}`, '')
    this.write('/hardware/user', 'root 0\n')
  }

  at(path: string): string {
    return join(this.path, path)
  }

  write(path: string, text: string, mode = 0o644): string {
    mkdirSync(dirname(this.at(path)), { recursive: true })
    writeFileSync(this.at(path), text)
    chmodSync(this.at(path), mode)
    return this.at(path)
  }

  remove(path: string): void {
    rmSync(this.at(path), { recursive: true, force: true })
  }

  /** Messaging Server: lib/msstart and its daemons. */
  installMessaging(serverRoot: string): void {
    this.install(serverRoot, { 'lib/msstart': 'msstart', 'lib/daemon.sh': 'daemon.sh' }, ['config'])
  }

  installAdministration(serverRoot: string): void {
    const programs = { 'start-admin': 'start-admin', 'stop-admin': 'stop-admin', 'daemon.sh': 'daemon.sh' }
    this.install(serverRoot, programs, ['admin-serv/logs'])
  }

  installDirectory(instanceRoot: string): void {
    const programs = { 'start-slapd': 'start-slapd', 'stop-slapd': 'stop-slapd', 'daemon.sh': 'daemon.sh' }
    this.install(instanceRoot, programs, ['logs'])
  }

  private install(root: string, programs: Readonly<Record<string, string>>, directories: readonly string[]) {
    for (const directory of directories) mkdirSync(this.at(`${root}/${directory}`), { recursive: true })
    for (const [place, program] of Object.entries(programs)) {
      mkdirSync(dirname(this.at(`${root}/${place}`)), { recursive: true })
      copyFileSync(join(suite, 'testing/software', program), this.at(`${root}/${place}`))
    }
  }

  /** Command lines of this system's processes, by process id, entry points left out. */
  processes(): Map<number, string> {
    const table = spawnSync('ps', ['-e', '-o', 'pid=', '-o', 'args='], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8', COLUMNS: '32767' },
    })
    const lines = table.stdout.split('\n').map((line) => /^\s*(\d+) (.*)$/.exec(line))
    return new Map(
      lines.flatMap((line) => (line?.[2]?.includes(this.path) ? [[Number(line[1]), line[2]] as const] : [])),
    )
  }

  /** The process ids of daemons of this service. */
  daemons(service: string): number[] {
    return [...this.processes()].flatMap(([pid, line]) =>
      line.includes(`daemon.sh ${service} `) ? [pid] : [],
    )
  }

  /** Starts a process of somebody else, whose command line knows nothing of this system; its process id. */
  stranger(): number {
    this.other = spawn('sleep', ['120'], { stdio: 'ignore' })
    if (this.other.pid === undefined) throw new Error('sleep did not start')
    return this.other.pid
  }

  strangerLives(): boolean {
    return this.other !== null && this.other.exitCode === null && this.other.signalCode === null
  }

  /** Ends what a test has left behind, and the directory. */
  dispose(): void {
    this.other?.kill('SIGKILL')
    for (const pid of this.processes().keys()) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
      }
    }
    rmSync(this.path, { recursive: true, force: true })
  }
}

/** Names of the types that have agents. */
export const agentTypes = readdirSync(suite, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['lib', 'testing'].includes(entry.name))
  .map((entry) => entry.name)
