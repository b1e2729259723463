import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Answerer, closePorts, openPort } from '../testing/answerer.ts'
import { entryPoints, type Value } from '../testing/entry-point.ts'
import { shells, SystemRoot } from '../testing/system-root.ts'

const serverRoot = '/sunone/dirsrv'
const secret = 'open "$(sesame)" \'ü'

const attributes = (changes: Record<string, Value> = {}): Value[] =>
  Object.values({
    ResLogLevel: 'TRACE',
    AdminHost: '127.0.0.1',
    AdminPort: '390',
    AdminUser: '',
    AdminPasswd: '',
    MonitorProgram: '',
    SecondLevelMonitor: '0',
    ServerRoot: serverRoot,
    SSLDbPasswd: '',
    SSLEnabled: '0',
    ...changes,
  })

const bad: readonly (readonly [Record<string, Value>, string])[] = [
  [{ AdminHost: '' }, 'AdminHost is not set'],
  [{ AdminHost: 'a b' }, 'neither a host name nor an address'],
  [{ AdminPort: '65536' }, 'no port from 1 to 65535'],
  [{ AdminUser: 'admin' }, 'AdminPasswd must be set'],
  [{ AdminUser: 'admin', AdminPasswd: '-' }, 'did not come on standard input'],
  [{ SSLDbPasswd: '-' }, 'did not come on standard input'],
  [{ SSLEnabled: 'yes' }, 'neither 0 nor 1'],
  [{ ServerRoot: '/' }, 'the whole file system'],
  [{ SecondLevelMonitor: '-1' }, 'no number of intervals'],
  [{ MonitorProgram: 'check.sh' }, 'not an absolute path'],
]

let root: SystemRoot
beforeEach(() => {
  root = new SystemRoot()
  root.installAdministration(serverRoot)
})
afterEach(() => {
  closePorts()
  root.dispose()
})

describe.each(shells)('guide of SunJESAdm on %s %s', (...shell) => {
  const run = (entryPoint: string, values: readonly Value[], input = '') =>
    entryPoints(root, 'SunJESAdm', shell).run(entryPoint, values, input)
  const verdict = async (values: readonly Value[], input = '') => (await run('monitor', values, input)).code
  const stopFails = () =>
    root.write(`${serverRoot}/stop-admin`, '#!/bin/sh\n: >"${0%/*}/stopped"\nexit 1\n', 0o755)

  it('does not start with a bad attribute, and says which', async () => {
    for (const [changes, reason] of bad) {
      const answer = await run('online', attributes(changes))
      expect(answer.code, reason).toBe(1)
      expect(answer.errors).toContain(reason)
    }
    expect(existsSync(root.at(`${serverRoot}/given`))).toBe(false)
  })

  it('stops nothing with a bad ServerRoot', async () => {
    await run('online', attributes())
    for (const entryPoint of ['offline', 'clean'])
      expect((await run(entryPoint, attributes({ ServerRoot: '' }))).code).toBe(1)
    expect(root.daemons('admin')).toHaveLength(1)
  })

  it.each(['offline', 'clean'])('%s runs stop-admin and kills what it leaves', async (entryPoint) => {
    stopFails()
    await run('online', attributes())
    const answer = await run(entryPoint, attributes())
    expect(answer.code).toBe(0)
    expect(existsSync(root.at(`${serverRoot}/stopped`))).toBe(true)
    expect(answer.output).toContain('SIGTERM')
    expect(root.processes().size).toBe(0)
  })

  it('asks admconfig as AdminUser; the password is in its input', async () => {
    const admconfig = new Answerer(root, `${serverRoot}/bin/admin/admconfig`)
    const user = { AdminUser: 'admin', AdminPasswd: '-', SecondLevelMonitor: '1' }
    const passwords = `AdminPasswd=${secret}\n`
    expect(await run('online', attributes(user), passwords)).toMatchObject({ code: 0, errors: '' })
    admconfig.asked()
    const answer = await run('monitor', attributes({ ...user, SSLEnabled: '1' }), passwords)
    expect(answer.code).toBe(110)
    expect(answer.output).not.toContain('sesame')
    const options = '-server 127.0.0.1:390 -encryption -inputFile /dev/stdin -getPort'
    expect(admconfig.asked()).toEqual([options])
    expect(admconfig.input()).toBe(`-user admin:${secret}\n`)
    admconfig.answers(1)
    expect(await verdict(attributes(user), passwords)).toBe(100)
    root.remove(`${serverRoot}/bin`)
    expect(await verdict(attributes(user), passwords)).toBe(99)
  })

  it('connects to AdminPort without a user, with TLS where SSLEnabled', async () => {
    const clear = { AdminPort: await openPort('clear'), SecondLevelMonitor: '1' }
    expect((await run('online', attributes(clear))).code).toBe(0)
    expect(await verdict(attributes(clear))).toBe(110)
    expect(await verdict(attributes({ ...clear, SSLEnabled: '1' }))).toBe(100)
    const tls = { AdminPort: await openPort('tls'), SecondLevelMonitor: '1', SSLEnabled: '1' }
    expect(await verdict(attributes(tls))).toBe(110)
    closePorts()
    expect(await verdict(attributes(clear))).toBe(100)
  })

  it('runs the second level in every n-th interval, and MonitorProgram only after it', async () => {
    root.write('/check.sh', '#!/bin/sh\necho "$1" >>"${0%/*}/checked"\nexit 105\n', 0o755)
    const values = attributes({ SecondLevelMonitor: '2', AdminPort: '1', MonitorProgram: '/check.sh now' })
    expect(await verdict(values)).toBe(100)
    await run('online', attributes())
    expect(await verdict(values)).toBe(105)
    expect(await verdict(values)).toBe(100)
    expect(readFileSync(root.at('/checked'), 'utf8')).toBe('now\n')
  })
})
