import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import type { Shell } from '#server/transport/testing/shells.ts'
import { runs, until, type SmallSuite } from '../testing/small-suite.ts'
import type { RunnerAnswer, RunnerClient } from './runner-client.ts'
import { hang, run, trial, type Trial } from './runner-trial.ts'

const ready = (
  client: RunnerClient,
  argv: readonly string[],
  timeoutMs = 20_000,
  input = '',
): Promise<RunnerAnswer> => run(client, argv, timeoutMs, input, 'Ready')

type StandingRecord = { readonly pid: number; readonly idle: boolean; readonly lastRun: number }

/** What the first standing shell of the only runner has recorded of itself, if it has begun. */
const recordIn = (small: SmallSuite): StandingRecord | null => {
  const [own] = readdirSync(join(small.suite, 'run'))
  if (own === undefined) return null
  const file = join(small.suite, 'run', own, 's1.job')
  const [, pid, deadline, mark = ''] =
    /^(\d+) (\S+) \S+ (\S+) \d+$/m.exec(existsSync(file) ? readFileSync(file, 'utf8') : '') ?? []
  if (pid === undefined) return null
  return { pid: Number(pid), idle: deadline === '-', lastRun: Number(mark.split('.').at(-2)) }
}

/** Asks once, which has a shell stand ready; answers its process when it does. */
const stands = async (client: RunnerClient, small: SmallSuite): Promise<number> => {
  await ready(client, ['exit', '0'])
  await until('a shell stands ready', () => recordIn(small)?.idle === true)
  return recordIn(small)?.pid ?? 0
}

/** What the runner keeps, and command lines and environments of all processes. */
const placesOfSecrets = (small: SmallSuite): string[] => [
  ...readdirSync(join(small.suite, 'run'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name)),
  ...readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => [`/proc/${pid}/cmdline`, `/proc/${pid}/environ`]),
]

/** Not what has gone by now. */
const holds = (file: string, text: string): boolean => {
  try {
    return readFileSync(file).includes(text)
  } catch {
    return false
  }
}

/** What agents/lib/runner/standing.sh must do, on one shell, with real processes. */
export const standingContract = (shell: Shell): void => {
  const check = (name: string, work: (trial: Trial) => Promise<void>): void =>
    it.concurrent(name, () => trial(shell, work), 60_000)

  check('has a standing shell run monitors that may, and those alone', async ({ start, small }) => {
    const client = await start()
    const pid = await stands(client, small)
    const codes = [0, 1, 99, 100, 101, 109, 110, 255]
    for (const code of codes)
      expect(await ready(client, ['exit', String(code)])).toEqual({ kind: 'exited', code, output: '' })
    const { lastRun } = recordIn(small) ?? {}
    expect(lastRun).toBe(codes.length + 1)
    expect(await run(client, ['exit', '7'])).toMatchObject({ code: 7 })
    expect(recordIn(small)).toEqual({ pid, idle: true, lastRun })
    const script = join(small.suite, 'Ready/monitor')
    writeFileSync(script, readFileSync(script, 'utf8').replace(/\n# May run.*/, ''))
    expect(await ready(client, ['exit', '8'])).toMatchObject({ code: 8 })
    expect(recordIn(small)).toEqual({ pid, idle: true, lastRun })
  })

  check('hands the same over in a standing shell', async ({ start, small }) => {
    const client = await start()
    await stands(client, small)
    const words = ['', '-n', "it's", '"$HOME" $(id) `id`', 'a\nb\n', '\\', '*', 'äß漢🚢']
    expect(await ready(client, ['words', ...words])).toMatchObject({
      output: words.map((word) => `<${word}>`).join(''),
    })
    const secret = 'LDAPTestPasswd=p"$(id)\'ä\nSSLDbPasswd=x y\n'
    expect(await ready(client, ['input'], 5_000, secret)).toMatchObject({ output: secret.trimEnd() })
    expect(await ready(client, ['input'])).toMatchObject({ code: 0, output: '' })
    expect(await ready(client, ['environment'], 6_500)).toMatchObject({
      output: `${small.suite}|/elsewhere|7`,
    })
    const flood = await ready(client, ['flood'])
    expect(flood).toMatchObject({ kind: 'exited', code: 3, output: expect.stringMatching(/^x{8192}/) })
    expect(await ready(client, ['say', 'end'])).toMatchObject({ code: 0, output: 'end' })
  })

  check('shows no secret to files, arguments or environments', async ({ start, small }) => {
    const client = await start()
    await stands(client, small)
    const canary = `canary ${basename(small.root)}`
    const answer = ready(client, ['sleep', '1'], 20_000, `LDAPTestPasswd=${canary}\n`)
    const seen = new Set<string>()
    const look = async (): Promise<null> => {
      for (const file of placesOfSecrets(small)) if (holds(file, canary)) seen.add(file)
      await new Promise((resolve) => setTimeout(resolve, 50))
      return null
    }
    while ((await Promise.race([answer, look()])) === null);
    expect([...seen]).toEqual([])
    expect(await answer).toMatchObject({ code: 0 })
  })

  check('keeps what one monitor does to its shell from the next', async ({ start, small }) => {
    const client = await start()
    const pid = await stands(client, small)
    const untouched = await ready(client, ['state'])
    expect(await ready(client, ['spoil'])).toMatchObject({ code: 42 })
    expect(await ready(client, ['state'])).toEqual(untouched)
    expect(recordIn(small)?.pid).toBe(pid)
  })

  check('kills a monitor in a standing shell at its time-out, and stands again', async ({ start, small }) => {
    const client = await start()
    const first = await stands(client, small)
    expect((await ready(client, ['sleep', '300'], 1_000)).kind).toBe('timedOut')
    await until('another stands', () => recordIn(small)?.idle === true && recordIn(small)?.pid !== first)
    const daemonFile = join(small.root, 'daemon')
    expect(await ready(client, ['apart', daemonFile])).toMatchObject({ kind: 'exited', code: 0 })
    const second = recordIn(small)
    const grandchildFile = join(small.root, 'grandchild')
    expect((await ready(client, ['hang', grandchildFile], 1_000)).kind).toBe('timedOut')
    expect(runs(Number(readFileSync(grandchildFile, 'utf8')))).toBe(false)
    await until('one more', () => recordIn(small)?.idle === true && recordIn(small)?.pid !== second?.pid)
    const escapedFile = join(small.root, 'escaped')
    expect((await ready(client, ['escape', escapedFile], 2_000)).kind).toBe('timedOut')
    await until('it is gone', () => !runs(Number(readFileSync(escapedFile, 'utf8'))))
    expect(await ready(client, ['exit', '110'])).toMatchObject({ code: 110 })
    const daemon = Number(readFileSync(daemonFile, 'utf8'))
    expect(runs(daemon)).toBe(true)
    process.kill(daemon)
  })

  check('answers for a standing shell that somebody kills', async ({ start, small }) => {
    const client = await start()
    const pid = await stands(client, small)
    const { answer, grandchild } = await hang(client, small, 'Ready')
    process.kill(pid, 'SIGKILL')
    expect(await answer).toMatchObject({ kind: 'exited', code: 137 })
    expect(runs(grandchild)).toBe(false)
    await until('another stands', () => recordIn(small)?.idle === true)
    expect(await ready(client, ['exit', '110'])).toMatchObject({ code: 110 })
  })

  check('leaves none standing behind, and nothing that it runs', async ({ start, small }) => {
    const client = await start()
    const pid = await stands(client, small)
    const { answer, grandchild } = await hang(client, small, 'Ready')
    const idle = await start(`${basename(small.root)}-another`)
    client.close()
    expect((await answer).kind).toBe('lost')
    await until('the grandchild is gone', () => !runs(grandchild) && !runs(pid))
    await idle.ping()
  })

  check('ends the standing shells that an earlier runner left', async ({ start, small }) => {
    const first = await start()
    const pid = await stands(first, small)
    const { answer, grandchild } = await hang(first, small, 'Ready')
    expect((await start()).hello.leftovers).toBe(1)
    expect(runs(grandchild)).toBe(false)
    expect((await answer).kind).toBe('lost')
    await until('it is gone', () => !runs(pid))
  })

  check('has standing shells ended by the clock when the runner is killed', async ({ start, small }) => {
    const client = await start()
    const pid = await stands(client, small)
    const { answer, grandchild } = await hang(client, small, 'Ready')
    const [own = ''] = readdirSync(join(small.suite, 'run'))
    process.kill(Number(own.split('.')[1]), 'SIGKILL')
    expect((await answer).kind).toBe('lost')
    await until('both are gone', () => !runs(grandchild) && !runs(pid))
  })

  check('serves two hundred at once by as many as there are', async ({ start }) => {
    const client = await start()
    const numbers = Array.from({ length: 200 }, (_, index) => index)
    for (let round = 0; round < 2; round += 1) {
      const answers = await Promise.all(numbers.map((number) => ready(client, ['words', `n${number}`])))
      expect(answers).toEqual(numbers.map((number) => ({ kind: 'exited', code: 0, output: `<n${number}>` })))
    }
  })
}
