import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { scalar } from '#lib/model/attribute-value.ts'
import type { Attributes } from '#lib/model/configuration.ts'
import { attributeName, resourceName, systemName, type SystemName } from '#lib/model/names.ts'
import { changeSecrets, sealMark } from '#lib/model/secrets.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import type { Contact, EntryPointAnswer, Log } from '#server/ports.ts'
import { SshTransport } from '#server/transport/ssh/ssh-transport.ts'
import type { SshTarget } from '#server/transport/ssh/target.ts'
import { fixedRandom, realClock } from '#server/transport/testing/clock.ts'
import { makeKey } from '#server/transport/testing/keys.ts'
import { startTestServer, type TestServer } from '#server/transport/testing/ssh-server.ts'
import { SuiteAgentRunner, type SuiteAgentRunnerOptions } from './agent-runner.ts'
import { loadSuite } from './suite/agent-suite.ts'
import { smallConfiguration, sysA, sysB } from './testing/small-configuration.ts'
import { makeSmallSuite, until, type SmallSuite } from './testing/small-suite.ts'

const [host, login] = [makeKey(), makeKey()]

let small: SmallSuite
let home: string
let server: TestServer
let targets: Record<SystemName, SshTarget>
let transport: SshTransport
let runner: SuiteAgentRunner
let contacts: Contact[]
let logged: string[]
const log: Log = {
  write: (level, message, fields) => void logged.push(JSON.stringify([level, message, fields])),
}

beforeEach(async () => {
  small = makeSmallSuite()
  home = join(small.root, 'home')
  mkdirSync(home)
  contacts = []
  logged = []
  server = await startTestServer({ home, hostKey: host.private, authorizedKey: login.public })
  writeFileSync(join(small.root, 'id'), login.private, { mode: 0o600 })
  const authentication = { kind: 'key', file: join(small.root, 'id') } as const
  targets = {
    [sysA]: {
      address: '127.0.0.1',
      port: server.port,
      user: 'root',
      authentication,
      hostKey: host.fingerprint,
    },
  }
})
afterEach(async () => {
  await runner.close()
  await transport.close()
  await until('the runner has left', () => {
    const run = join(home, 'agents/run')
    return !existsSync(run) || readdirSync(run).length === 0
  })
  await server.close()
  small.remove()
})

const begin = async (options: Partial<SuiteAgentRunnerOptions> = {}): Promise<SuiteAgentRunner> => {
  transport = new SshTransport({
    target: (system) => targets[system] ?? null,
    clock: realClock,
    agentSocket: null,
    connectTimeoutMs: 5_000,
  })
  runner = new SuiteAgentRunner({
    unseal: () => null,
    transport,
    clock: realClock,
    random: fixedRandom,
    log,
    suite: await loadSuite(small.suite),
    engine: 'engine-1',
    suiteDirectory: () => 'agents',
    systems: [sysA],
    firstDelayMs: 200,
    ...options,
  })
  runner.onContact((contact) => contacts.push(contact))
  return runner
}

const kinds = (): string[] => contacts.map(({ kind }) => kind)
const connected = (count = 1): Promise<void> =>
  until(
    `connected ${count} times`,
    () => kinds().filter((kind) => kind === 'connected').length === count,
    20_000,
  )

const run = (
  what: string,
  value: string,
  { entryPoint = 'monitor', timeoutMs = 20_000, system = sysA, resource = 'probe' } = {} as {
    entryPoint?: EntryPoint
    timeoutMs?: number
    system?: SystemName
    resource?: string
  },
): Promise<EntryPointAnswer> => {
  const attributes: Attributes = {
    [attributeName('What')]: { everywhere: scalar(what) },
    [attributeName('Value')]: { everywhere: scalar(value) },
  }
  return runner.run({
    configuration: smallConfiguration(attributes),
    system,
    resource: resourceName(resource),
    entryPoint,
    run: 1,
    timeoutMs,
    cleanReason: entryPoint === 'clean' ? 0 : null,
  })
}

describe('SuiteAgentRunner', () => {
  it('runs an action of a resource: a script of its own, which the suite carries', async () => {
    await begin()
    await connected()
    const question = { configuration: smallConfiguration(), system: sysA, resource: resourceName('probe') }
    const action = { token: 'tell', arguments: ['a b', '3'] }
    const call = { ...question, entryPoint: 'action', run: 1, timeoutMs: 20_000, cleanReason: null } as const
    expect((await runner.run({ ...call, action })).outcome).toEqual({
      kind: 'exited',
      code: 3,
      verdict: { kind: 'none' },
      output: '<probe><exit><110><tell><a b><3>',
    })
    const missing = await runner.run({ ...call, action: { ...action, token: 'dance' } })
    expect(missing.outcome).toMatchObject({ kind: 'lost', isMissing: true })
  })

  it('connects, brings the suite, and runs entry points to a verdict', async () => {
    await begin()
    await connected()
    expect(kinds()).toEqual(['connected'])
    expect(await run('exit', '110')).toMatchObject({
      outcome: { kind: 'exited', code: 110, verdict: { kind: 'online', confidence: 100 } },
    })
    expect((await run('exit', '100')).outcome).toMatchObject({ verdict: { kind: 'offline' } })
    expect((await run('exit', '7')).outcome).toMatchObject({ verdict: { kind: 'unknown' } })
    const online = await run('sleep', '0.3', { entryPoint: 'online' })
    expect(online.outcome).toMatchObject({ kind: 'exited', code: 0, verdict: { kind: 'none' } })
    expect(online.durationMs).toBeGreaterThanOrEqual(300)
    const late: Contact[] = []
    runner.onContact((contact) => late.push(contact))
    expect(late).toEqual([{ kind: 'connected', system: sysA }])
  })

  it('tells a time-out from an exit', async () => {
    await begin()
    await connected()
    expect((await run('sleep', '30', { timeoutMs: 1_000 })).outcome).toMatchObject({ kind: 'timedOut' })
  })

  it('answers lost, with the cause, for whom it cannot ask', async () => {
    await begin({ systems: [sysA, sysB] })
    await connected()
    await until('sysB is silent', () => contacts.some(({ system }) => system === sysB))
    const unconfigured = await run('exit', '110', { system: sysB })
    expect(unconfigured.outcome).toMatchObject({ kind: 'lost', reason: expect.stringContaining('sysB') })
    const stranger = await run('exit', '110', { system: systemName('sysX') })
    expect(stranger.outcome).toMatchObject({ kind: 'lost', reason: expect.stringContaining('sysX') })
    const nobody = await run('exit', '110', { resource: 'nobody' })
    expect(nobody.outcome).toMatchObject({ kind: 'lost', reason: expect.stringContaining('nobody') })
    expect((await run('exit', '0', { resource: 'nic' })).outcome.kind).toBe('lost')
  })

  it('loses what is in flight when the connection breaks, says so, and comes back', async () => {
    await begin()
    await connected()
    const pending = run('sleep', '30', { entryPoint: 'online' })
    await until('it runs', () => processesOf('sleep 30') > 0)
    server.reset()
    expect((await pending).outcome).toMatchObject({ kind: 'lost' })
    await connected(2)
    expect(kinds()).toEqual(['connected', 'silent', 'connected'])
    expect(contacts[1]).toMatchObject({
      failure: { code: 'connection-lost', text: expect.stringContaining('sysA') },
    })
    expect((await run('exit', '110')).outcome.kind).toBe('exited')
    expect(processesOf('sleep 30')).toBe(0)
  })

  it('takes a runner that answers no pings for silence, and ends what it left', async () => {
    await begin({ pingIntervalMs: 200, pingsUnanswered: 3 })
    await connected()
    const pending = run('sleep', '40', { entryPoint: 'online' })
    await until('it runs', () => processesOf('sleep 40') > 0)
    process.kill(runnerPid(), 'SIGSTOP')
    expect((await pending).outcome).toMatchObject({ kind: 'lost' })
    await connected(2)
    expect(contacts[1]).toMatchObject({ kind: 'silent', failure: { code: 'timeout' } })
    expect(processesOf('sleep 40')).toBe(0)
    expect(logged.join()).toContain('"leftovers":1')
  })

  it.each([
    ['its runner dies', () => void process.kill(runnerPid(), 'SIGKILL')],
    ['the connection breaks', () => server.reset()],
  ])('says that a system is silent before it answers lost when %s', async (_what, breakIt) => {
    await begin()
    await connected()
    const told: string[] = []
    runner.onContact(({ kind }) => told.push(kind))
    const pending = run('sleep', '50', { entryPoint: 'online' }).then(({ outcome }) =>
      told.push(outcome.kind),
    )
    await until('it runs', () => processesOf('sleep 50') > 0)
    breakIt()
    await pending
    expect(told.slice(0, 3)).toEqual(['connected', 'silent', 'lost'])
    await connected(2)
    expect(processesOf('sleep 50')).toBe(0)
  })

  it('does not wait for ever for a request that was swallowed', async () => {
    await begin({ graceMs: 300, pingIntervalMs: 20_000 })
    await connected()
    process.kill(runnerPid(), 'SIGSTOP')
    const began = Date.now()
    expect((await run('exit', '110', { timeoutMs: 200 })).outcome).toMatchObject({ kind: 'lost' })
    expect(Date.now() - began).toBeLessThan(5_000)
    process.kill(runnerPid(), 'SIGCONT')
  })

  it('waits with an unknown host key until it is trusted', async () => {
    const { [sysA]: target } = targets
    if (target) targets = { [sysA]: { ...target, hostKey: null } }
    await begin()
    await until('silent', () => contacts.length > 0)
    expect(contacts).toMatchObject([{ failure: { code: 'host-key-unknown', fingerprint: host.fingerprint } }])
    if (target) targets = { [sysA]: target }
    runner.retryNow(sysA)
    await connected()
  })

  it('shows no secret to arguments, log or output', async () => {
    const spy = '#!/bin/sh\nprintf "%s|" "$@"\ncat\nps -e -o args= | grep -c "s3cr[\']et"\nexit 110\n'
    mkdirSync(join(small.suite, 'Mail'))
    writeFileSync(join(small.suite, 'Mail/monitor'), spy, { mode: 0o755 })
    await begin()
    await connected()
    const { outcome } = await run('', '', { resource: 'mail' })
    expect(outcome).toMatchObject({ kind: 'exited', code: 110 })
    const output = outcome.kind === 'exited' ? outcome.output : ''
    expect(output).toContain('mail|INFO|-|hostA|')
    expect(output).toMatch(/LDAPTestPasswd=••••••\n0$/)
    expect(JSON.stringify([outcome, logged, server.seen])).not.toContain("s3cr'et")
  })

  it('hides a secret with control characters, which the output is shown without', async () => {
    mkdirSync(join(small.suite, 'Mail'))
    writeFileSync(join(small.suite, 'Mail/monitor'), '#!/bin/sh\ncat\nexit 110\n', { mode: 0o755 })
    await begin({ unseal: () => 'half\u0007 hidden' })
    await connected()
    const { outcome } = await runner.run({
      configuration: changeSecrets(smallConfiguration(), () => sealMark + 'k'.repeat(60)),
      system: sysA,
      resource: resourceName('mail'),
      entryPoint: 'monitor',
      run: 1,
      timeoutMs: 20_000,
      cleanReason: null,
    })
    expect(outcome).toMatchObject({ code: 110, output: 'LDAPTestPasswd=••••••' })
  })

  it('opens what is sealed for the script alone, and runs nothing that it cannot open', async () => {
    const spy =
      '#!/bin/sh\nread -r line\n[ "$line" = "LDAPTestPasswd=opened once" ] || exit 100\necho "$line"\nexit 110\n'
    mkdirSync(join(small.suite, 'Mail'))
    writeFileSync(join(small.suite, 'Mail/monitor'), spy, { mode: 0o755 })
    const [known, foreign] = [sealMark + 'k'.repeat(60), sealMark + 'f'.repeat(60)]
    await begin({ unseal: (sealed) => (sealed === known ? 'opened once' : null) })
    await connected()
    const ask = (sealed: string) =>
      runner.run({
        configuration: changeSecrets(smallConfiguration(), () => sealed),
        system: sysA,
        resource: resourceName('mail'),
        entryPoint: 'monitor',
        run: 1,
        timeoutMs: 20_000,
        cleanReason: null,
      })
    expect((await ask(known)).outcome).toMatchObject({ code: 110, output: expect.stringContaining('••••••') })
    expect((await ask(foreign)).outcome).toEqual({ kind: 'lost', reason: expect.stringContaining('key') })
    expect(JSON.stringify(logged)).not.toContain('opened once')
  })

  it('lets systems come and go', async () => {
    await begin()
    await connected()
    runner.setSystems([])
    expect((await run('exit', '110')).outcome.kind).toBe('lost')
    runner.setSystems([sysA])
    await connected(2)
    expect((await run('exit', '110')).outcome.kind).toBe('exited')
  })
})

const runnerPid = (): number => {
  const [own = ''] = readdirSync(join(home, 'agents/run'))
  return Number(readFileSync(join(home, 'agents/run', own, 'runner'), 'utf8').split(' ')[0])
}

const processesOf = (args: string): number =>
  execFileSync('ps', ['-e', '-o', 'args='])
    .toString()
    .split('\n')
    .filter((line) => line === args).length
