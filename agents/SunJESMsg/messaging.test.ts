import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entryPoints, type Value } from '../testing/entry-point.ts'
import { shells, SystemRoot } from '../testing/system-root.ts'

const serverRoot = '/sun one/msg'

const attributes = (
  services: Readonly<Record<string, string>>,
  changes: Record<string, Value> = {},
): Value[] =>
  Object.values({
    ResLogLevel: 'INFO',
    LDAPTestPasswd: '',
    LDAPTestUser: '',
    MonitorProgram: '',
    MsgHost: 'mail.example.com',
    MsgServices: services,
    SecondLevelMonitor: '0',
    ServerRoot: serverRoot,
    ServerType: 'MSG',
    ...changes,
  })

const bad: readonly (readonly [Record<string, Value>, string])[] = [
  [{ ServerRoot: '' }, 'ServerRoot is not set'],
  [{ ServerRoot: 'msg' }, 'not an absolute path'],
  [{ MsgHost: '' }, 'MsgHost is not set'],
  [{ MsgServices: {} }, 'MsgServices is not set'],
  [{ MsgServices: { core: '1', imap: '143' } }, 'core must be the only service'],
  [{ MsgServices: { fax: '1' } }, "names 'fax'"],
  [{ ServerType: 'MTA' }, 'neither MSG nor MMP'],
  [{ ServerType: 'MMP', MsgServices: { smtp: '25' } }, "names 'smtp'"],
  [{ LDAPTestUser: 'test' }, 'LDAPTestPasswd must be set'],
  [{ LDAPTestUser: 'test', LDAPTestPasswd: '-' }, 'did not come on standard input'],
  [{ MsgHost: 'mail=1' }, 'neither a host name nor an address'],
  [{ SecondLevelMonitor: '1.5' }, 'no number of intervals'],
  [{ MonitorProgram: 'check.sh' }, 'not an absolute path'],
  [{ MsgServices: { imap: 'x' } }, 'not a whole number'],
  [{ MsgServices: { core: '' } }, 'the port of core in MsgServices is not set'],
]

/** What MonitorProgram says, and what monitor says then. */
const verdicts = [
  [0, 110],
  [110, 110],
  [1, 100],
  [100, 100],
  [101, 101],
  [109, 109],
  [2, 99],
  [111, 99],
] as const

let root: SystemRoot
beforeEach(() => {
  root = new SystemRoot()
  root.installMessaging(serverRoot)
})
afterEach(() => root.dispose())

const calls = () =>
  readFileSync(root.at(`${serverRoot}/config/calls`), 'utf8')
    .trim()
    .split('\n')
const kill = (service: string) => root.daemons(service).forEach((pid) => process.kill(pid, 'SIGKILL'))

describe.each(shells)('SunJESMsg on %s %s', (...shell) => {
  it('starts, sees a dead service, cleans', async () => {
    const agent = entryPoints(root, 'SunJESMsg', shell)
    const values = attributes({ imap: '143', http: '80' })
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect(await agent.run('online', values)).toMatchObject({ code: 0, errors: '' })
    expect(calls()).toEqual(['imap http'])
    expect((await agent.run('monitor', values)).code).toBe(110)
    kill('imap')
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect((await agent.run('clean', values)).code).toBe(0)
    expect(root.processes().size).toBe(0)
  })

  it('ends what does not hear TERM', async () => {
    root.write(`${serverRoot}/config/deaf`, '')
    const values = attributes({ imap: '143' })
    expect((await entryPoints(root, 'SunJESMsg', shell).run('online', values)).code).toBe(0)
    const answer = await entryPoints(root, 'SunJESMsg', shell, 4).run('offline', values)
    expect(answer.code).toBe(0)
    expect(answer.output).toContain('SIGKILL')
    expect(root.processes().size).toBe(0)
  })

  it('starts store and sched for core, and misses the watcher', async () => {
    const agent = entryPoints(root, 'SunJESMsg', shell)
    const values = attributes({ core: '49994' })
    expect((await agent.run('online', values)).code).toBe(0)
    expect(calls()).toEqual(['store sched'])
    expect((await agent.run('monitor', values)).code).toBe(110)
    kill('watcher')
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect((await agent.run('offline', values)).code).toBe(0)
    expect(calls()[1]).toBe('-k sched store watcher')
    expect(root.processes().size).toBe(0)
  })

  it('stops the watcher with the multiplexor', async () => {
    const agent = entryPoints(root, 'SunJESMsg', shell)
    const values = attributes({ imap: '143', pops: '995' }, { ServerType: 'MMP' })
    expect((await agent.run('online', values)).code).toBe(0)
    expect((await agent.run('monitor', values)).code).toBe(110)
    expect((await agent.run('offline', values)).code).toBe(0)
    expect(calls()).toEqual(['mmp', '-k mmp watcher'])
    expect(root.processes().size).toBe(0)
  })

  it('stops other services by name', async () => {
    const agent = entryPoints(root, 'SunJESMsg', shell)
    const values = attributes({ imap: '143', smtp: '25' })
    for (const entryPoint of ['offline', 'clean']) {
      await agent.run('online', values)
      expect((await agent.run(entryPoint, values)).code).toBe(0)
    }
    expect(calls()).toEqual(['imap smtp', '-k imap smtp', 'imap smtp', '-k imap smtp'])
  })

  it('leaves the other services of the same server alone', async () => {
    const agent = entryPoints(root, 'SunJESMsg', shell)
    await agent.run('online', attributes({ imap: '143' }))
    await agent.run('online', attributes({ imaps: '993' }))
    expect((await agent.run('clean', attributes({ imap: '143' }))).code).toBe(0)
    expect((await agent.run('monitor', attributes({ imap: '143' }))).code).toBe(100)
    expect((await agent.run('monitor', attributes({ imaps: '993' }))).code).toBe(110)
  })

  it('finds a service without its PID file, and does not believe a stale one', async () => {
    const agent = entryPoints(root, 'SunJESMsg', shell)
    const values = attributes({ imap: '143' })
    await agent.run('online', values)
    root.remove(`${serverRoot}/config/pidfile.imap`)
    expect((await agent.run('monitor', values)).code).toBe(110)
    kill('imap')
    root.write(`${serverRoot}/config/pidfile.imap`, `${root.stranger()}\n`)
    expect((await agent.run('monitor', values)).code).toBe(100)
    await agent.run('online', attributes({ smtp: '25' }))
    const [smtp] = root.daemons('smtp')
    root.write(`${serverRoot}/config/pidfile.imap`, `${smtp}\n`)
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect((await agent.run('clean', values)).code).toBe(0)
    expect(root.daemons('smtp')).toEqual([smtp])
  })

  it('does not take a server for ours whose root begins like ours', async () => {
    root.installMessaging(`${serverRoot}2`)
    const agent = entryPoints(root, 'SunJESMsg', shell)
    await agent.run('online', attributes({ imap: '143' }, { ServerRoot: `${serverRoot}2` }))
    expect((await agent.run('monitor', attributes({ imap: '143' }))).code).toBe(100)
    expect((await agent.run('clean', attributes({ imap: '143' }))).code).toBe(0)
    expect(root.daemons('imap')).toHaveLength(1)
  })

  it('is offline, not in error, where the disk is not mounted', async () => {
    root.remove('/sun one')
    const agent = entryPoints(root, 'SunJESMsg', shell)
    const values = attributes({ imap: '143' })
    expect(await agent.run('monitor', values)).toEqual({ code: 100, output: '', errors: '' })
    expect((await agent.run('offline', values)).code).toBe(0)
    expect((await agent.run('clean', values)).code).toBe(0)
    expect((await agent.run('online', values)).errors).toContain('is its file system mounted')
  })

  it('cleans though the stop program hangs', async () => {
    root.write(`${serverRoot}/config/stop-hangs`, '')
    const values = attributes({ imap: '143' })
    await entryPoints(root, 'SunJESMsg', shell).run('online', values)
    expect((await entryPoints(root, 'SunJESMsg', shell, 5).run('clean', values)).code).toBe(0)
    expect(root.processes().size).toBe(0)
  })

  it('says why a start failed', async () => {
    root.write(`${serverRoot}/config/start-fails`, '')
    const answer = await entryPoints(root, 'SunJESMsg', shell).run('online', attributes({ imap: '143' }))
    expect(answer.code).toBe(1)
    expect(answer.errors).toContain('configuration store is locked')
    expect(answer.errors).toContain('not running: imap')
  })

  it('refuses to start with a bad attribute, and says which', async () => {
    const agent = entryPoints(root, 'SunJESMsg', shell)
    for (const [changes, reason] of bad) {
      const answer = await agent.run('online', attributes({ imap: '143' }, changes))
      expect(answer.code, reason).toBe(1)
      expect(answer.errors).toContain(reason)
    }
    expect(root.processes().size).toBe(0)
  })

  it('stops nothing with a bad ServerRoot or service', async () => {
    const agent = entryPoints(root, 'SunJESMsg', shell)
    await agent.run('online', attributes({ imap: '143' }))
    for (const entryPoint of ['offline', 'clean']) {
      expect((await agent.run(entryPoint, attributes({ imap: '143' }, { ServerRoot: '' }))).code).toBe(1)
      expect((await agent.run(entryPoint, attributes({ imap: '143', fax: '1' }))).code).toBe(1)
    }
    expect(root.daemons('imap')).toHaveLength(1)
  })

  it('is not online before its store is ready', async () => {
    const agent = entryPoints(root, 'SunJESMsg', shell)
    const values = attributes({ core: '49994' })
    await agent.run('online', values)
    const [store] = root.daemons('store')
    root.write(`${serverRoot}/config/pidfile.store`, `${store} init\n`)
    expect((await agent.run('monitor', values)).code).toBe(100)
    root.write(`${serverRoot}/config/pidfile.store`, `${store} ready\n`)
    expect((await agent.run('monitor', values)).code).toBe(110)
  })

  it('logs as much as ResLogLevel says', async () => {
    const agent = entryPoints(root, 'SunJESMsg', shell)
    const seen = new Map<string, string[]>()
    for (const level of ['ERROR', 'WARN', 'INFO', 'TRACE', 'LOUD']) {
      const values = attributes({ lmtpl: '225', imap: 'x' }, { ResLogLevel: level })
      const answers = [await agent.run('offline', attributes({ lmtpl: '225' }, { ResLogLevel: level }))]
      answers.push(await agent.run('monitor', values))
      answers.push(await agent.run('monitor', attributes({ sms: '1' }, { ResLogLevel: level })))
      const lines = answers.map(({ output, errors }) => output + errors).join('')
      seen.set(
        level,
        [...new Set([...lines.matchAll(/^VCS (\w+) /gm)].map(([, word]) => word ?? ''))].toSorted(),
      )
    }
    expect(Object.fromEntries(seen)).toEqual({
      ERROR: ['ERROR'],
      WARN: ['ERROR', 'WARNING'],
      INFO: ['ERROR', 'INFO', 'WARNING'],
      TRACE: ['ERROR', 'INFO', 'TRACE', 'WARNING'],
      LOUD: ['ERROR', 'INFO', 'WARNING'],
    })
  })

  it('takes the exit code of MonitorProgram, with its arguments, for its own', async () => {
    const agent = entryPoints(root, 'SunJESMsg', shell)
    const values = attributes({ imap: '143' }, { MonitorProgram: "/check.sh MKT '$(id)'" })
    root.write(
      '/check.sh',
      `#!/bin/sh\n[ "$#$1$2" = "2MKT'\\$(id)'" ] || exit 77\nread -r code <"$0.code"\nexit "$code"\n`,
      0o755,
    )
    await agent.run('online', values)
    for (const [said, verdict] of verdicts) {
      root.write('/check.sh.code', `${said}\n`)
      expect((await agent.run('monitor', values)).code, String(said)).toBe(verdict)
    }
  })
})
