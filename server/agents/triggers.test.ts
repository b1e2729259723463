import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TriggerName } from '#lib/model/triggers.ts'
import type { TriggerOutcome } from '#lib/policy/event.ts'
import { LocalTransport } from '#server/transport/local-transport.ts'
import { fixedRandom, realClock } from '#server/transport/testing/clock.ts'
import { SuiteAgentRunner } from './agent-runner.ts'
import { loadSuite } from './suite/agent-suite.ts'
import { sysA, sysB } from './testing/small-configuration.ts'
import { makeSmallSuite, runs, until, type SmallSuite } from './testing/small-suite.ts'

const directory = '/opt/VRTSvcs/bin/triggers'

let small: SmallSuite
let root: string
let runner: SuiteAgentRunner

beforeEach(async () => {
  small = makeSmallSuite()
  root = join(small.root, 'system')
  const home = join(small.root, 'home')
  for (const made of [root, home]) mkdirSync(made)
  runner = new SuiteAgentRunner({
    unseal: () => null,
    transport: new LocalTransport({
      home: () => home,
      environment: { ...process.env, HAWSER_SYSTEM_ROOT: root },
    }),
    clock: realClock,
    random: fixedRandom,
    log: { write: () => undefined },
    suite: await loadSuite(small.suite),
    engine: 'engine-1',
    suiteDirectory: () => 'agents',
    systems: [sysA],
  })
  await new Promise<void>((resolve) => {
    runner.onContact(({ kind }) => {
      if (kind === 'connected') resolve()
    })
  })
})
afterEach(async () => {
  await runner.close()
  small.remove()
})

const put = (path: string, text: string, mode = 0o755): void => {
  const file = join(root, directory, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `#!/bin/sh\n${text}\n`)
  chmodSync(file, mode)
}

const call = (
  trigger: TriggerName,
  words: readonly string[] = [],
  timeoutMs = 20_000,
): Promise<TriggerOutcome> =>
  runner.runTrigger({ system: sysA, trigger, arguments: words, directory, timeoutMs })

describe('triggers on a system', () => {
  it('are run below its root with their arguments as they are', async () => {
    put('resfault', `printf '<%s>' "$@"\nexit 3`)
    expect(await call('resfault', ['0', 'sysA', "it's $(id)", ''])).toEqual({
      kind: 'exited',
      code: 3,
      output: "<0><sysA><it's $(id)><>",
    })
  })

  it('are missing where there is no script, no executable one, or nobody to ask', async () => {
    expect(await call('nofailover')).toEqual({ kind: 'missing' })
    put('nofailover', 'exit 0', 0o644)
    expect(await call('nofailover')).toEqual({ kind: 'missing' })
    mkdirSync(join(root, directory, 'postonline'))
    expect(await call('postonline')).toEqual({ kind: 'missing' })
    const stranger = { system: sysB, trigger: 'sysup', arguments: [], directory, timeoutMs: 1_000 } as const
    expect(await runner.runTrigger(stranger)).toMatchObject({ kind: 'lost' })
  })

  it('may be a directory of steps, of which the first that fails is the last', async () => {
    put('postonline/T10mail', 'echo mail "$1"; exit 4')
    put('postonline/T01log', 'echo log "$1"')
    put('postonline/T20late', 'echo late')
    put('postonline/README', 'echo no step')
    expect(await call('postonline', ['0'])).toEqual({ kind: 'exited', code: 4, output: 'log 0\nmail 0' })
  })

  it('are ended with all they have started when they take too long', async () => {
    const pidFile = join(small.root, 'grandchild')
    put('preonline', `sh -c 'echo $$ >"$0"; sleep 300; :' '${pidFile}' &\necho waiting\nwait`)
    const outcome = call('preonline', [], 1_000)
    await until('it has a child', () => existsSync(pidFile) && readFileSync(pidFile, 'utf8') !== '')
    const grandchild = Number(readFileSync(pidFile, 'utf8'))
    expect(runs(grandchild)).toBe(true)
    expect(await outcome).toEqual({ kind: 'timedOut', output: 'waiting' })
    expect(runs(grandchild)).toBe(false)
  })

  it('do not hold up one that is waited for', async () => {
    const gate = join(small.root, 'gate')
    put('postonline', `until [ -e '${gate}' ]; do sleep 0.1; done`)
    put('preonline', 'exit 0')
    const slow = Array.from({ length: 10 }, () => call('postonline'))
    expect(await call('preonline')).toMatchObject({ kind: 'exited', code: 0 })
    writeFileSync(gate, '')
    expect(await Promise.all(slow)).toEqual(slow.map(() => ({ kind: 'exited', code: 0, output: '' })))
  })
})
