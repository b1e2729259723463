import { existsSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Answerer, closePorts, openPort } from '../testing/answerer.ts'
import { entryPoints, type Value } from '../testing/entry-point.ts'
import { shells, SystemRoot } from '../testing/system-root.ts'

const serverRoot = '/sun one/msg'
const secret = 'open "$(sesame)" \'ü'

const attributes = (
  services: Readonly<Record<string, string>>,
  changes: Record<string, Value> = {},
): Value[] =>
  Object.values({
    ResLogLevel: 'TRACE',
    LDAPTestPasswd: '',
    LDAPTestUser: '',
    MonitorProgram: '',
    MsgHost: '127.0.0.1',
    MsgServices: services,
    SecondLevelMonitor: '1',
    ServerRoot: serverRoot,
    ServerType: 'MSG',
    ...changes,
  })
const core = (changes: Record<string, Value> = {}) => attributes({ core: '49994' }, changes)
const asTester = { LDAPTestUser: 'test user', LDAPTestPasswd: '-' }

let root: SystemRoot
let stored: Answerer
let access: Answerer
beforeEach(() => {
  root = new SystemRoot()
  root.installMessaging(serverRoot)
  stored = new Answerer(root, `${serverRoot}/lib/stored`)
  access = new Answerer(root, `${serverRoot}/sbin/immonitor-access`)
})
afterEach(() => {
  closePorts()
  root.dispose()
})

describe.each(shells)('second level of SunJESMsg on %s %s', (...shell) => {
  const run = (entryPoint: string, values: readonly Value[], input = '') =>
    entryPoints(root, 'SunJESMsg', shell).run(entryPoint, values, input)
  const verdict = async (values: readonly Value[], input = '') => (await run('monitor', values, input)).code

  it('asks the store daemon of core by stored -tv', async () => {
    await run('online', core())
    expect(stored.asked()).toEqual(['-tv'])
    expect(await verdict(core())).toBe(110)
    stored.answers(1)
    const answer = await run('monitor', core())
    expect(answer.code).toBe(100)
    expect(answer.errors).toContain('stored -tv says that the store daemon does not work')
    expect(answer.errors).toContain('output: my answer is 1')
    root.remove(`${serverRoot}/lib/stored`)
    expect(await verdict(core())).toBe(99)
  })

  it('uses http, imap, pop and smtp as the test user, by immonitor-access', async () => {
    const values = attributes({ imap: '143', pop: '110', smtp: '25', http: '80', ens: '7997' }, asTester)
    const passwords = `LDAPTestPasswd=${secret}\n`
    expect(await run('online', values, passwords)).toMatchObject({ code: 0, errors: '' })
    access.asked()
    const answer = await run('monitor', values, passwords)
    expect(answer.code).toBe(110)
    const ports = ['-I 127.0.0.1:143', '-P 127.0.0.1:110', '-S 127.0.0.1:25', '-H 127.0.0.1:80']
    expect(access.asked()).toEqual([`-u test user -w - ${ports.map((port) => `${port}=20`).join(' ')}`])
    expect(access.input()).toBe(`${secret}\n`)
    access.answers(1)
    const failure = await run('monitor', values, passwords)
    expect(failure.code).toBe(100)
    for (const { output, errors } of [answer, failure]) expect(output + errors).not.toContain('sesame')
    expect(await verdict(values)).toBe(99)
  })

  it('connects to MsgHost and port without a test user; snmp and ens have no check', async () => {
    const values = attributes({
      imap: await openPort('clear'),
      imaps: await openPort('tls'),
      ens: '1',
      snmp: '1',
    })
    expect((await run('online', values)).code).toBe(0)
    expect(await verdict(values)).toBe(110)
    closePorts()
    const answer = await run('monitor', values)
    expect(answer.code).toBe(100)
    expect(answer.errors).toContain('127.0.0.1 takes no connection on port')
    expect(access.asked()).toEqual([])
  })

  it('wants TLS of imaps, pops and https', async () => {
    const values = attributes({ pops: await openPort('clear') })
    await run('online', attributes({ pops: '995' }, { SecondLevelMonitor: '0' }))
    const answer = await run('monitor', values)
    expect(answer.code).toBe(100)
    expect(answer.errors).toContain('takes no TLS connection')
    expect(await verdict(attributes({ pops: await openPort('tls') }))).toBe(110)
  })

  it('uses imap and pop of the multiplexor as the test user, and connects to the rest', async () => {
    const services = { pop: '110', imap: '143', pops: await openPort('tls') }
    const values = attributes(services, { ServerType: 'MMP', ...asTester })
    const passwords = `LDAPTestPasswd=${secret}\n`
    expect((await run('online', values, passwords)).code).toBe(0)
    access.asked()
    expect(await verdict(values, passwords)).toBe(110)
    expect(access.asked()).toEqual(['-u test user -w - -P 127.0.0.1:110=20 -I 127.0.0.1:143=20'])
    closePorts()
    expect(await verdict(values, passwords)).toBe(100)
  })

  it('connects to the ports of the multiplexor without a test user', async () => {
    const values = attributes({ imap: await openPort('clear') }, { ServerType: 'MMP' })
    expect((await run('online', values)).code).toBe(0)
    expect(await verdict(values)).toBe(110)
    closePorts()
    expect(await verdict(values)).toBe(100)
  })

  it('runs in every n-th interval, and never when it is 0', async () => {
    await run('online', core({ SecondLevelMonitor: '3' }))
    stored.asked()
    const askedIn: number[] = []
    for (const interval of [1, 2, 3, 4, 5, 6]) {
      expect(await verdict(core({ SecondLevelMonitor: '3' }))).toBe(110)
      if (stored.asked().length > 0) askedIn.push(interval)
    }
    expect(askedIn).toEqual([3, 6])
    stored.answers(1)
    expect(await verdict(core({ SecondLevelMonitor: '0' }))).toBe(110)
    expect(stored.asked()).toEqual([])
  })

  it('is due again at once when it failed, or never ended', async () => {
    const values = core({ SecondLevelMonitor: '2' })
    await run('online', values)
    expect(await verdict(values)).toBe(110)
    stored.answers(1)
    expect(await verdict(values)).toBe(100)
    stored.answers('silence')
    stored.asked()
    const hanging = run('monitor', values)
    await stored.isAsked()
    for (const [pid, line] of root.processes()) if (/monitor|-tv/.test(line)) process.kill(pid, 'SIGKILL')
    expect((await hanging).code).toBe(null)
    stored.answers(0)
    stored.asked()
    expect(await verdict(values)).toBe(110)
    expect(stored.asked()).toEqual(['-tv'])
    expect(await verdict(values)).toBe(110)
    expect(stored.asked()).toEqual([])
  })

  it('asks MonitorProgram last, and not after an offline verdict of either level', async () => {
    root.write('/check.sh', `#!/bin/sh\n: >"\${0%/*}/checked"\n`, 0o755)
    const values = core({ MonitorProgram: '/check.sh' })
    expect(await verdict(values)).toBe(100)
    await run('online', values)
    stored.answers(1)
    expect(await verdict(values)).toBe(100)
    root.remove(`${serverRoot}/lib/stored`)
    expect(await verdict(values)).toBe(99)
    expect(existsSync(root.at('/checked'))).toBe(false)
    expect(await verdict(core({ MonitorProgram: '/check.sh', SecondLevelMonitor: '0' }))).toBe(110)
    expect(existsSync(root.at('/checked'))).toBe(true)
  })

  it('online waits until the server answers', async () => {
    stored.answers(1)
    const starting = run('online', core())
    await stored.isAsked()
    expect(root.daemons('store')).toHaveLength(1)
    stored.answers(0)
    expect(await starting).toMatchObject({ code: 0, errors: '' })
  })
})

it('online fails when the server does not answer in its time', async () => {
  const answers = await Promise.all(
    shells.map(async (shell) => {
      const other = new SystemRoot()
      other.installMessaging(serverRoot)
      new Answerer(other, `${serverRoot}/lib/stored`).answers('silence')
      const answer = await entryPoints(other, 'SunJESMsg', shell, 8).run('online', core())
      other.dispose()
      return answer
    }),
  )
  expect(answers.map(({ code }) => code)).toEqual([1, 1, 1])
  for (const { errors } of answers) expect(errors).toContain('its processes run, but')
}, 120_000)
