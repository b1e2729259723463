import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Answerer, closePorts, openPort } from '../testing/answerer.ts'
import { entryPoints, type Value } from '../testing/entry-point.ts'
import { shells, SystemRoot } from '../testing/system-root.ts'

const serverRoot = '/sunone/dirsrv'
const instanceRoot = `${serverRoot}/slapd-mail`

const attributes = (changes: Record<string, Value> = {}): Value[] =>
  Object.values({
    ResLogLevel: 'TRACE',
    InstanceRoot: instanceRoot,
    LDAPHost: '127.0.0.1',
    LDAPPport: '389',
    MonitorProgram: '',
    SSLPort: '0',
    SSLDbPasswd: '',
    SecondLevelMonitor: '0',
    ...changes,
  })
const everyInterval = { SecondLevelMonitor: '1' }

const bad: readonly (readonly [Record<string, Value>, string])[] = [
  [{ InstanceRoot: '' }, 'InstanceRoot is not set'],
  [{ LDAPHost: '' }, 'LDAPHost is not set'],
  [{ LDAPHost: '-h' }, 'take for an option'],
  [{ LDAPPport: '' }, 'LDAPPport is not set'],
  [{ SSLPort: '99999' }, 'no port from 1 to 65535'],
  [{ SSLDbPasswd: '-' }, 'did not come on standard input'],
  [{ SecondLevelMonitor: 'often' }, 'no number of intervals'],
  [{ MonitorProgram: 'check.sh' }, 'not an absolute path'],
]

let root: SystemRoot
let ldapsearch: Answerer
beforeEach(() => {
  root = new SystemRoot()
  root.installDirectory(instanceRoot)
  ldapsearch = new Answerer(root, `${serverRoot}/shared/bin/ldapsearch`)
})
afterEach(() => {
  vi.unstubAllEnvs()
  closePorts()
  root.dispose()
})

describe.each(shells)('guide of SunJESLDAP on %s %s', (...shell) => {
  const run = (entryPoint: string, values: readonly Value[], input = '') =>
    entryPoints(root, 'SunJESLDAP', shell).run(entryPoint, values, input)
  const verdict = async (values: readonly Value[]) => (await run('monitor', values)).code

  it('does not start with a bad attribute, and says which', async () => {
    for (const [changes, reason] of bad) {
      const answer = await run('online', attributes(changes))
      expect(answer.code, reason).toBe(1)
      expect(answer.errors).toContain(reason)
    }
    expect(existsSync(root.at(`${instanceRoot}/given`))).toBe(false)
  })

  it('stops nothing with a bad InstanceRoot', async () => {
    await run('online', attributes())
    for (const entryPoint of ['offline', 'clean'])
      expect((await run(entryPoint, attributes({ InstanceRoot: 'slapd' }))).code).toBe(1)
    expect(root.daemons('slapd')).toHaveLength(1)
  })

  it.each(['offline', 'clean'])('%s runs stop-slapd and kills what it leaves', async (entryPoint) => {
    root.write(`${instanceRoot}/stop-slapd`, '#!/bin/sh\n: >"${0%/*}/stopped"\nexit 1\n', 0o755)
    await run('online', attributes())
    const answer = await run(entryPoint, attributes())
    expect(answer.code).toBe(0)
    expect(existsSync(root.at(`${instanceRoot}/stopped`))).toBe(true)
    expect(answer.output).toContain('SIGTERM')
    expect(root.processes().size).toBe(0)
  })

  it('searches cn=monitor by the client that came with the server', async () => {
    expect((await run('online', attributes(everyInterval))).code).toBe(0)
    ldapsearch.asked()
    expect(await verdict(attributes(everyInterval))).toBe(110)
    const search = '-h 127.0.0.1 -p 389 -b cn=monitor -s base objectclass=* version'
    expect(ldapsearch.asked()).toEqual([search])
    ldapsearch.answers(81)
    const answer = await run('monitor', attributes(everyInterval))
    expect(answer.code).toBe(100)
    expect(answer.errors).toContain('no answer to a search of cn=monitor at 127.0.0.1 port 389')
    ldapsearch.answers(50)
    expect(await verdict(attributes(everyInterval))).toBe(99)
  })

  it("searches by the system's own client where the server has none", async () => {
    root.remove(`${serverRoot}/shared`)
    const own = new Answerer(root, '/usr/bin/ldapsearch')
    vi.stubEnv('PATH', `${root.at('/usr/bin')}:${process.env['PATH']}`)
    await run('online', attributes())
    expect(await verdict(attributes(everyInterval))).toBe(110)
    expect(own.asked()).toEqual(['-x -H ldap://127.0.0.1:389 -b cn=monitor -s base objectclass=* version'])
  })

  it('connects to SSLPort with TLS after the search', async () => {
    await run('online', attributes())
    const values = attributes({ ...everyInterval, SSLPort: await openPort('tls') })
    expect(await verdict(values)).toBe(110)
    expect(await verdict(attributes({ ...everyInterval, SSLPort: await openPort('clear') }))).toBe(100)
    closePorts()
    expect(await verdict(values)).toBe(100)
    expect(ldapsearch.asked()).toHaveLength(3)
  })

  it('runs the second level in every n-th interval, and MonitorProgram only after it', async () => {
    root.write('/check.sh', '#!/bin/sh\necho "$1" >>"${0%/*}/checked"\nexit 105\n', 0o755)
    ldapsearch.answers(81)
    const values = attributes({ SecondLevelMonitor: '2', MonitorProgram: '/check.sh now' })
    expect(await verdict(values)).toBe(100)
    await run('online', attributes())
    expect(await verdict(values)).toBe(105)
    expect(await verdict(values)).toBe(100)
    expect(readFileSync(root.at('/checked'), 'utf8')).toBe('now\n')
  })

  it('begins MonitorProgram in a session of its own for a standing shell, whose group outlives the monitor', async () => {
    const leads =
      '#!/bin/sh\nread -r stat </proc/self/stat\nset -- ${stat##*) }\n[ "$4" -eq $$ ] && exit 107\nexit 102\n'
    root.write('/check.sh', leads, 0o755)
    await run('online', attributes())
    expect(await verdict(attributes({ MonitorProgram: '/check.sh' }))).toBe(102)
    vi.stubEnv('HAWSER_APART', 'setsid')
    expect(await verdict(attributes({ MonitorProgram: '/check.sh' }))).toBe(107)
  })
})
