import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'vitest'
import { encode, type Answer, type Value } from '../entry-point.ts'
import { shells, suite } from '../system-root.ts'

/** Why the kernel cannot be tried here, or null when it can. */
export const reasonAgainst = (...programs: readonly string[]): string | null => {
  if (process.getuid?.() !== 0) return 'namespaces need root'
  const missing = programs.filter((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0)
  if (missing.length > 0) return `not installed: ${missing.join(', ')}`
  const tried = spawnSync('unshare', ['--net', '--mount', '--uts', 'true'], { encoding: 'utf8' })
  return tried.status === 0 ? null : `no namespaces: ${tried.error?.message ?? tried.stderr.trim()}`
}

/** Leaves a test out and says why, on the console too. */
export const passOver = (context: TestContext, reason: string): void => {
  console.warn(`${context.task.name}: not tried here, ${reason}`)
  context.skip(reason)
}

/** Network, mounts and name of their own, and a directory. Nothing of this machine's is seen or changed. */
export class PrivateKernel {
  readonly directory = mkdtempSync(join(tmpdir(), 'hawser-kernel-'))
  private readonly keeper: ChildProcess
  private readonly loops: string[] = []
  private turn = 0

  constructor() {
    this.keeper = spawn(
      'unshare',
      [
        '--net',
        '--mount',
        '--uts',
        'sh',
        '-c',
        'mount --make-rprivate / && ip link set lo up && echo made && exec sleep 600',
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    cpSync(suite, join(this.directory, 'agents'), {
      recursive: true,
      filter: (path) => !path.endsWith('.ts'),
    })
  }

  /** Resolves when the namespaces are there. */
  async made(): Promise<this> {
    await new Promise((resolve) => this.keeper.stdout?.once('data', resolve))
    return this
  }

  /** Runs a command inside; throws when it fails. */
  run(script: string): string {
    const { status, stdout, stderr } = this.inside(['sh', '-eu', '-c', script], {})
    if (status !== 0) throw new Error(`${script}: ${stderr}`)
    return stdout
  }

  /** Runs an entry point inside, each time on the next shell. */
  ask(script: string, values: readonly Value[], environment: Readonly<Record<string, string>> = {}): Answer {
    const shell = shells[this.turn % shells.length] ?? []
    this.turn += 1
    const reason = script.endsWith('/clean') ? ['4'] : []
    const home = join(this.directory, 'agents')
    const command = [...shell, join(home, script), 'res1', ...reason, ...encode(values)]
    const surroundings = { HAWSER_SUITE: home, HAWSER_SYSTEM_ROOT: '', HAWSER_TIMEOUT_SECONDS: '20' }
    const { status, stdout, stderr } = this.inside(command, { ...surroundings, ...environment })
    return { code: status, output: stdout, errors: stderr }
  }

  /** Begins a script inside, and answers without waiting for it; its first output tells that it runs. */
  begin(script: string): ChildProcess {
    return spawn('nsenter', [...this.target(), 'sh', '-c', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  }

  /** What a command inside says when it is given this input. */
  say(command: readonly string[], input: string): string {
    return spawnSync('nsenter', [...this.target(), ...command], { encoding: 'utf8', input }).stdout
  }

  /** A disk of its own: a loop device over a file of so many bytes. */
  disk(bytes: number): string {
    const file = join(this.directory, `disk${this.loops.length}`)
    const device = this.run(`truncate -s ${bytes} ${file}; losetup -f --show ${file}`).trim()
    this.loops.push(device)
    return device
  }

  dispose(): void {
    this.run(`for place in $(grep -o '${this.directory}/[^ ]*' /proc/mounts); do umount "$place"; done`)
    for (const device of this.loops) spawnSync('losetup', ['-d', device])
    this.keeper.kill('SIGKILL')
    rmSync(this.directory, { recursive: true, force: true })
  }

  private inside(command: readonly string[], environment: Readonly<Record<string, string>>) {
    return spawnSync('nsenter', [...this.target(), ...command], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', ...environment },
    })
  }

  private target(): readonly string[] {
    return ['-t', String(this.keeper.pid), '--net', '--mount', '--uts']
  }
}
