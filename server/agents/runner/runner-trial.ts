import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import { LocalTransport } from '#server/transport/local-transport.ts'
import { realClock } from '#server/transport/testing/clock.ts'
import type { Shell } from '#server/transport/testing/shells.ts'
import type { Connection } from '#server/transport/transport.ts'
import { makeSmallSuite, until, type SmallSuite } from '../testing/small-suite.ts'
import { RunnerClient, type RunnerAnswer } from './runner-client.ts'

const system = systemName('sysA')

/** A connection on which `sh` is the shell under test: the runner is started by that name. */
export const connectionWith = async (small: SmallSuite, shell: Shell): Promise<Connection> => {
  const bin = join(small.root, 'bin')
  mkdirSync(bin, { recursive: true })
  const [program, ...first] = shell.command
  const path = execFileSync('/bin/sh', ['-c', `command -v ${program}`])
    .toString()
    .trim()
  writeFileSync(join(bin, 'sh'), `#!/bin/sh\nexec ${[path, ...first].join(' ')} "$@"\n`, { mode: 0o755 })
  const environment = { ...process.env, PATH: `${bin}:${process.env.PATH}`, HAWSER_SYSTEM_ROOT: '/elsewhere' }
  const transport = new LocalTransport({ home: () => small.root, environment })
  const attempt = await transport.connect(system)
  if (!attempt.ok) throw new Error(attempt.failure.text)
  return attempt.value
}

/** Both do the same; `Ready` may run in a standing shell. */
export type ProbeType = 'Probe' | 'Ready'

export type Trial = {
  readonly small: SmallSuite
  readonly start: (engine?: string) => Promise<RunnerClient>
}

/** One try in a suite of its own; afterwards no process and no record may be left of it. */
export const trial = async (shell: Shell, work: (trial: Trial) => Promise<void>): Promise<void> => {
  const small = makeSmallSuite()
  const connection = await connectionWith(small, shell)
  const open: RunnerClient[] = []
  const start = async (engine = basename(small.root)): Promise<RunnerClient> => {
    const started = await RunnerClient.start(connection, {
      suiteDirectory: 'agents',
      engine,
      clock: realClock,
      helloTimeoutMs: 20_000,
      graceMs: 20_000,
      killGraceS: 1,
    })
    if (!started.ok) throw new Error(started.failure.text)
    open.push(started.value)
    return started.value
  }
  try {
    await work({ small, start })
    for (const client of open) client.close()
    await until('no process left', () => processesIn(small).length === 0)
    expect(readdirSync(join(small.suite, 'run'))).toEqual([])
  } finally {
    connection.close()
    small.remove()
  }
}

/** Asks for a monitor of the small suite; the resource is `res`. */
export const run = (
  client: RunnerClient,
  argv: readonly string[],
  timeoutMs = 20_000,
  input = '',
  type: ProbeType = 'Probe',
): Promise<RunnerAnswer> =>
  client.run({ script: `${type}/monitor`, argv: ['res', ...argv], input, timeoutMs })

/** Begins what hangs and ignores TERM; answers once its grandchild has written its number. */
export const hang = async (client: RunnerClient, small: SmallSuite, type: ProbeType = 'Probe') => {
  const pidFile = join(small.root, 'grandchild')
  const answer = run(client, ['hang', pidFile], 20_000, '', type)
  await until('it hangs', () => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '')
  return { answer, grandchild: Number(readFileSync(pidFile, 'utf8')) }
}

const processesIn = (small: SmallSuite): string[] =>
  execFileSync('ps', ['-e', '-o', 'pid=', '-o', 'args='])
    .toString()
    .split('\n')
    .filter((line) => line.includes(basename(small.root)))
