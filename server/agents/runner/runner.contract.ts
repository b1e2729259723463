import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shells, type Shell } from '#server/transport/testing/shells.ts'
import { runs, until } from '../testing/small-suite.ts'
import { hang, run, trial, type Trial } from './runner-trial.ts'
import { standingContract } from './standing.contract.ts'

/** Everything agents/lib/runner.sh must do, on one shell, with real processes. */
export const runnerContract = (name: string): void => {
  const shell = shells().find((candidate) => candidate.name === name)
  if (shell === undefined) {
    describe(`runner.sh on ${name}`, () => {
      it('cannot be tried here', () => console.warn(`runner.sh not tried on ${name}: not installed`))
    })
    return
  }
  describe(`runner.sh on ${name}`, () => {
    contractOn(shell)
    standingContract(shell)
  })
}

const contractOn = (shell: Shell): void => {
  const check = (name: string, work: (trial: Trial) => Promise<void>): void =>
    it.concurrent(name, () => trial(shell, work), 60_000)

  check('says who it is, answers pings and gives every exit code back', async ({ start }) => {
    const client = await start()
    expect(client.hello).toMatchObject({ protocol: 1, suiteVersion: '1.2.3+test', leftovers: 0 })
    expect(client.hello.uname).not.toBe('')
    expect(Math.abs(client.hello.timeS - Date.now() / 1_000)).toBeLessThan(5)
    await client.ping()
    const codes = [0, 1, 7, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 200, 255]
    const answers = await Promise.all(codes.map((code) => run(client, ['exit', String(code)])))
    expect(answers).toEqual(codes.map((code) => ({ kind: 'exited', code, output: '' })))
  })

  check('hands over arguments, input and environment, and nothing else', async ({ start, small }) => {
    const client = await start()
    const words = ['', '-n', "it's", '"$HOME" $(id) `id`', 'a\nb\n', '\\', '*', 'äß漢🚢']
    const said = await run(client, ['words', ...words])
    expect(said).toMatchObject({ output: words.map((word) => `<${word}>`).join('') })
    const secret = 'LDAPTestPasswd=p"$(id)\'ä\nSSLDbPasswd=x y\n'
    expect(await run(client, ['input'], 5_000, secret)).toMatchObject({ output: secret.trimEnd() })
    expect(await run(client, ['input'])).toMatchObject({ code: 0, output: '' })
    const environment = await run(client, ['environment'], 6_500)
    expect(environment).toMatchObject({ output: `${small.suite}|/elsewhere|7` })
    const missing = await client.run({ script: 'Probe/nothing', argv: ['res'], input: '', timeoutMs: 1_000 })
    expect(missing.kind).toBe('lost')
  })

  check('cuts long output and cleans what programs print', async ({ start }) => {
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

  check('keeps a program that never stops talking from filling the disk', async ({ start, small }) => {
    const client = await start()
    const answer = run(client, ['babble'], 3_000)
    const [own = ''] = readdirSync(join(small.suite, 'run'))
    await until('its head is kept', () => readdirSync(join(small.suite, 'run', own)).includes('1.head'))
    expect(await answer).toMatchObject({ kind: 'timedOut' })
    expect(await answer).toMatchObject({ output: expect.stringMatching(/^y\ny\n[^]*cut after/) })
  })

  check('kills the whole group at the time-out, grandchildren that ignore TERM included', async (own) => {
    const client = await own.start()
    const pidFile = join(own.small.root, 'grandchild')
    const began = Date.now()
    expect((await run(client, ['hang', pidFile], 1_000)).kind).toBe('timedOut')
    expect(Date.now() - began).toBeGreaterThan(1_000)
    expect(runs(Number(readFileSync(pidFile, 'utf8')))).toBe(false)
    expect(await run(client, ['exit', '0'])).toMatchObject({ code: 0 })
  })

  check('kills who has left the group of a run that took too long, and ignores TERM', async (own) => {
    const client = await own.start()
    const pidFile = join(own.small.root, 'escaped')
    const daemonFile = join(own.small.root, 'daemon')
    expect(await run(client, ['daemon', daemonFile])).toMatchObject({ kind: 'exited', code: 0 })
    expect((await run(client, ['escape', pidFile], 2_000)).kind).toBe('timedOut')
    const escaped = Number(readFileSync(pidFile, 'utf8'))
    expect(escaped).toBeGreaterThan(1)
    await until('it is gone', () => !runs(escaped))
    const daemon = Number(readFileSync(daemonFile, 'utf8'))
    expect(runs(daemon)).toBe(true)
    process.kill(daemon)
  })

  check('leaves alone the daemon that an entry point has started', async ({ start, small }) => {
    const client = await start()
    const pidFile = join(small.root, 'daemon')
    expect(await run(client, ['daemon', pidFile])).toMatchObject({ kind: 'exited', code: 0 })
    const pid = Number(readFileSync(pidFile, 'utf8'))
    client.close()
    expect((await start()).hello.leftovers).toBe(0)
    expect(runs(pid)).toBe(true)
    process.kill(pid)
  })

  check('ends what runs when its input closes, and answers lost', async ({ start, small }) => {
    const client = await start()
    const { answer, grandchild } = await hang(client, small)
    client.close()
    expect((await answer).kind).toBe('lost')
    await until('the grandchild is gone', () => !runs(grandchild))
  })

  check('ends what an earlier runner left, before its hello, and nobody else', async ({ start, small }) => {
    const first = await start()
    const stranger = await start(`${basename(small.root)}-another`)
    const { answer, grandchild } = await hang(first, small)
    const untouched = run(stranger, ['sleep', '5'])
    expect((await start()).hello.leftovers).toBe(1)
    expect(runs(grandchild)).toBe(false)
    expect((await answer).kind).toBe('lost')
    expect(await untouched).toMatchObject({ kind: 'exited', code: 0 })
  })

  check('never kills an innocent process that has got the number of an old one', async ({ start, small }) => {
    const old = join(small.suite, 'run', `${basename(small.root)}.99999999`)
    const bootFile = '/proc/sys/kernel/random/boot_id'
    mkdirSync(old, { recursive: true })
    writeFileSync(join(old, 'boot'), existsSync(bootFile) ? readFileSync(bootFile) : 'any\n')
    const innocent = spawn('sleep', ['60'], { detached: true })
    writeFileSync(join(old, 'runner'), `${innocent.pid} 1\n`)
    writeFileSync(join(old, '5.job'), `${innocent.pid} 100 1\n`)
    expect((await start()).hello.leftovers).toBe(0)
    expect(existsSync(old)).toBe(false)
    expect([innocent.exitCode, innocent.signalCode]).toEqual([null, null])
    innocent.kill()
  })

  check('has its runs ended by its clock when it is killed itself', async ({ start, small }) => {
    const { answer, grandchild } = await hang(await start(), small)
    const [own = ''] = readdirSync(join(small.suite, 'run'))
    process.kill(Number(own.split('.')[1]), 'SIGKILL')
    expect((await answer).kind).toBe('lost')
    await until('the grandchild is gone', () => !runs(grandchild))
  })

  check('serves two hundred at once, each with its own answer', async ({ start }) => {
    const client = await start()
    const numbers = Array.from({ length: 200 }, (_, index) => index)
    const long = 'x'.repeat(600)
    const answers = await Promise.all(numbers.map((number) => run(client, ['words', `n${number}`, long])))
    expect(answers).toEqual(
      numbers.map((number) => ({ kind: 'exited', code: 0, output: `<n${number}><${long}>` })),
    )
  })
}
