import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { systemName } from '#lib/model/names.ts'
import { LocalTransport } from '#server/transport/local-transport.ts'
import { realClock } from '#server/transport/testing/clock.ts'
import { shells, type Shell } from '#server/transport/testing/shells.ts'
import type { Connection } from '#server/transport/transport.ts'
import { makeSmallSuite, runs, until, type SmallSuite } from '../testing/small-suite.ts'
import { RunnerClient, type RunnerAnswer } from './runner-client.ts'

const system = systemName('sysA')
const ours = `engine-${process.pid}`

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

const startOn = async (connection: Connection, engine = ours): Promise<RunnerClient> => {
  const started = await RunnerClient.start(connection, {
    suiteDirectory: 'agents',
    engine,
    clock: realClock,
    helloTimeoutMs: 15_000,
    graceMs: 10_000,
  })
  if (!started.ok) throw new Error(started.failure.text)
  return started.value
}

const processesIn = (small: SmallSuite): string[] =>
  execFileSync('ps', ['-e', '-o', 'pid=', '-o', 'args='])
    .toString()
    .split('\n')
    .filter((line) => line.includes(small.root) || line.includes(ours))

/** Everything agents/lib/runner.sh must do, on one shell, with real processes. */
export const runnerContract = (name: string): void => {
  const shell = shells().find((candidate) => candidate.name === name)
  if (shell === undefined) {
    describe(`runner.sh on ${name}`, () => {
      it('cannot be tried here', () => console.warn(`runner.sh not tried on ${name}: not installed`))
    })
    return
  }
  describe(`runner.sh on ${name}`, () => contractOn(shell))
}

const contractOn = (shell: Shell): void => {
  let small: SmallSuite
  let connection: Connection
  const open: RunnerClient[] = []

  const start = async (engine?: string): Promise<RunnerClient> => {
    const client = await startOn(connection, engine)
    open.push(client)
    return client
  }
  const run = (
    client: RunnerClient,
    argv: readonly string[],
    timeoutMs = 20_000,
    input = '',
  ): Promise<RunnerAnswer> =>
    client.run({ script: 'Probe/monitor', argv: ['res', ...argv], input, timeoutMs })

  beforeAll(async () => {
    small = makeSmallSuite()
    connection = await connectionWith(small, shell)
  })
  afterEach(async () => {
    const clients = open.splice(0)
    for (const client of clients) client.close()
    await until('no runner left', () => processesIn(small).length === 0)
    expect(readdirSync(join(small.suite, 'run'))).toEqual([])
  })
  afterAll(() => {
    connection.close()
    small.remove()
  })

  it('says who it is, answers pings and gives every exit code back', async () => {
    const client = await start()
    expect(client.hello).toMatchObject({ protocol: 1, suiteVersion: '1.2.3+test', leftovers: 0 })
    expect(client.hello.uname).not.toBe('')
    expect(Math.abs(client.hello.timeS - Date.now() / 1_000)).toBeLessThan(5)
    await client.ping()
    const codes = [0, 1, 7, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 200, 255]
    const answers = await Promise.all(codes.map((code) => run(client, ['exit', String(code)])))
    expect(answers).toEqual(codes.map((code) => ({ kind: 'exited', code, output: '' })))
  })

  it('hands over arguments, input and environment, and nothing else on standard input', async () => {
    const client = await start()
    const words = ['', '-n', "it's", '"$HOME" $(id) `id`', 'a\nb\n', '\\', '*', 'äß漢🚢']
    const said = await run(client, ['words', ...words])
    expect(said).toMatchObject({ output: words.map((word) => `<${word}>`).join('') })
    const secret = 'LDAPTestPasswd=p"$(id)\'ä\nSSLDbPasswd=x y\n'
    expect(await run(client, ['input'], 5_000, secret)).toMatchObject({ output: secret.trimEnd() })
    expect(await run(client, ['input'])).toMatchObject({ code: 0, output: '' })
    const environment = await run(client, ['environment'], 6_500)
    expect(environment).toMatchObject({ output: `${small.suite}|/elsewhere|7` })
  })

  it('cuts long output and cleans what programs print', async () => {
    const client = await start()
    const flood = await run(client, ['flood'])
    expect(flood).toMatchObject({ kind: 'exited', code: 3 })
    expect(flood.kind === 'exited' && flood.output.startsWith('x'.repeat(8_192))).toBe(true)
    expect(flood.kind === 'exited' && flood.output).toContain('cut')
    const dirty = await run(client, [
      'say',
      'a\\000b\\033[31mred\\033[0m\\377\\033]0;title\\007\\r\\nend\\n\\n',
    ])
    expect(dirty).toMatchObject({ output: 'abred\ufffd\nend' })
  })

  it('kills the whole group at the time-out, grandchildren that ignore TERM included', async () => {
    const client = await start()
    const pidFile = join(small.root, 'grandchild')
    const began = Date.now()
    const answer = await run(client, ['hang', pidFile], 1_000)
    expect(answer.kind).toBe('timedOut')
    expect(Date.now() - began).toBeGreaterThan(1_000)
    expect(runs(Number(readFileSync(pidFile, 'utf8')))).toBe(false)
    expect(await run(client, ['exit', '0'])).toMatchObject({ code: 0 })
  })

  it('leaves alone the daemon that an entry point has started', async () => {
    const client = await start()
    const pidFile = join(small.root, 'daemon')
    expect(await run(client, ['daemon', pidFile])).toMatchObject({ kind: 'exited', code: 0 })
    const pid = Number(readFileSync(pidFile, 'utf8'))
    client.close()
    const next = await start()
    expect(next.hello.leftovers).toBe(0)
    expect(runs(pid)).toBe(true)
    process.kill(pid)
  })

  it('serves two hundred at once, each with its own answer', async () => {
    const client = await start()
    const numbers = Array.from({ length: 200 }, (_, index) => index)
    const answers = await Promise.all(
      numbers.map((number) => run(client, ['words', `n${number}`, 'x'.repeat(600)])),
    )
    expect(answers).toEqual(
      numbers.map((number) => ({ kind: 'exited', code: 0, output: `<n${number}><${'x'.repeat(600)}>` })),
    )
    expect(readdirSync(join(small.suite, 'run')).length).toBe(1)
  })

  it('tells a script that is not there', async () => {
    const client = await start()
    const answer = await client.run({ script: 'Probe/nothing', argv: ['res'], input: '', timeoutMs: 1_000 })
    expect(answer).toMatchObject({ kind: 'lost' })
  })

  it('ends what runs when its input closes, and answers lost', async () => {
    const client = await start()
    const pidFile = join(small.root, 'stopped')
    rmSync(pidFile, { force: true })
    const answer = run(client, ['hang', pidFile])
    await until('it hangs', () => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '')
    client.close()
    expect((await answer).kind).toBe('lost')
    const pid = Number(readFileSync(pidFile, 'utf8'))
    await until('the grandchild is gone', () => !runs(pid))
  })

  it('ends what an earlier runner left, before its hello, and nobody else', async () => {
    const first = await start()
    const stranger = await start(`${ours}-another`)
    const pidFile = join(small.root, 'left')
    rmSync(pidFile, { force: true })
    const answer = run(first, ['hang', pidFile])
    const untouched = run(stranger, ['sleep', '8'])
    await until('it hangs', () => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '')
    const second = await start()
    expect(second.hello.leftovers).toBe(1)
    expect(runs(Number(readFileSync(pidFile, 'utf8')))).toBe(false)
    expect((await answer).kind).toBe('lost')
    expect(await untouched).toMatchObject({ kind: 'exited', code: 0 })
  })

  it('never kills an innocent process that has got the number of an old one', async () => {
    const old = join(small.suite, 'run', `${ours}.99999999`)
    mkdirSync(old, { recursive: true })
    const boot = existsSync('/proc/sys/kernel/random/boot_id')
      ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')
      : 'any\n'
    writeFileSync(join(old, 'boot'), boot)
    writeFileSync(join(old, 'runner'), `${process.pid} 1\n`)
    writeFileSync(join(old, '5.job'), `${process.pid} 100 1\n`)
    const client = await start()
    expect(client.hello.leftovers).toBe(0)
    expect(existsSync(old)).toBe(false)
  })

  it('has its runs ended by its clock when it is killed itself', async () => {
    const client = await start()
    const pidFile = join(small.root, 'orphan')
    rmSync(pidFile, { force: true })
    const answer = run(client, ['hang', pidFile])
    await until('it hangs', () => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '')
    const [own = ''] = readdirSync(join(small.suite, 'run'))
    process.kill(Number(own.split('.')[1]), 'SIGKILL')
    expect((await answer).kind).toBe('lost')
    const pid = Number(readFileSync(pidFile, 'utf8'))
    await until('the grandchild is gone', () => !runs(pid))
  })
}
