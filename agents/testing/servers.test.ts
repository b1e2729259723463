import { readFileSync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entryPoints, type Value } from './entry-point.ts'
import { shells, SystemRoot } from './system-root.ts'

const serverRoot = '/sunone/dirsrv'
const instanceRoot = `${serverRoot}/slapd-mail`
const secret = 'open "$(sesame)" \'ü'

const administration = (password = '', changes: Record<string, Value> = {}): Value[] =>
  Object.values({
    ResLogLevel: 'TRACE',
    AdminHost: 'admin.example.com',
    AdminPort: '390',
    AdminUser: '',
    AdminPasswd: '',
    MonitorProgram: '',
    SecondLevelMonitor: '0',
    ServerRoot: serverRoot,
    SSLDbPasswd: password,
    SSLEnabled: '0',
    ...changes,
  })

const directory = (password = '', changes: Record<string, Value> = {}): Value[] =>
  Object.values({
    ResLogLevel: 'TRACE',
    InstanceRoot: instanceRoot,
    LDAPHost: 'ldap.example.com',
    LDAPPport: '389',
    MonitorProgram: '',
    SSLPort: '0',
    SSLDbPasswd: password,
    SecondLevelMonitor: '0',
    ...changes,
  })

let root: SystemRoot
beforeEach(() => {
  root = new SystemRoot()
  root.installAdministration(serverRoot)
  root.installDirectory(instanceRoot)
})
afterEach(() => root.dispose())

const servers = [
  {
    type: 'SunJESAdm',
    daemon: 'admin',
    values: administration,
    place: serverRoot,
    pid: 'admin-serv/logs/pid',
  },
  { type: 'SunJESLDAP', daemon: 'slapd', values: directory, place: instanceRoot, pid: 'logs/pid' },
]

describe.each(shells.flatMap((shell) => servers.map((server) => ({ ...server, shell }))))(
  '$type on $shell',
  ({ type, daemon, values, place, pid, shell }) => {
    it('starts, sees its process die, cleans, stops', async () => {
      const agent = entryPoints(root, type, shell)
      expect((await agent.run('monitor', values())).code).toBe(100)
      expect(await agent.run('online', values())).toMatchObject({ code: 0, errors: '' })
      expect((await agent.run('online', values())).output).toContain('already running')
      expect((await agent.run('monitor', values())).code).toBe(110)
      root.daemons(daemon).forEach((id) => process.kill(id, 'SIGKILL'))
      expect((await agent.run('monitor', values())).code).toBe(100)
      await agent.run('online', values())
      root.write(`${place}/${pid}`, `${root.stranger()}\n`)
      expect((await agent.run('monitor', values())).code).toBe(110)
      root.remove(`${place}/${pid}`)
      expect((await agent.run('clean', values())).code).toBe(0)
      expect(root.processes().size).toBe(0)
      await agent.run('online', values())
      expect((await agent.run('offline', values())).code).toBe(0)
      expect(root.processes().size).toBe(0)
    })

    it('hands the password over on standard input and writes it nowhere', async () => {
      const agent = entryPoints(root, type, shell)
      const answer = await agent.run('online', values('-'), `SSLDbPasswd=${secret}\n`)
      expect(answer).toMatchObject({ code: 0, errors: '' })
      expect(readFileSync(root.at(`${place}/given`), 'utf8')).toBe(`${secret}\n`)
      expect(answer.output).toContain('line withheld')
      expect(answer.output + [...root.processes().values()].join()).not.toContain('sesame')
    })
  },
)

describe('Administration and Directory in one server root', () => {
  it('are told apart', async () => {
    const adm = entryPoints(root, 'SunJESAdm')
    const dir = entryPoints(root, 'SunJESLDAP')
    await dir.run('online', directory())
    const [slapd] = root.daemons('slapd')
    root.write(`${serverRoot}/admin-serv/logs/pid`, `${slapd}\n`)
    expect((await adm.run('monitor', administration())).code).toBe(100)
    expect((await adm.run('clean', administration())).code).toBe(0)
    expect(root.daemons('slapd')).toEqual([slapd])
  })

  it.each([
    ['SunJESAdm', administration('', { AdminHost: '' }), 'AdminHost is not set'],
    ['SunJESAdm', administration('', { AdminUser: 'admin' }), 'AdminPasswd must be set'],
    ['SunJESAdm', administration('', { ServerRoot: '/' }), 'the whole file system'],
    ['SunJESLDAP', directory('', { LDAPHost: '' }), 'LDAPHost is not set'],
    ['SunJESLDAP', directory('', { LDAPPport: 'ldap' }), 'is no port'],
    ['SunJESLDAP', directory().slice(0, 3), 'ArgList does not fit'],
  ])('%s refuses to start: %#', async (type, values, reason) => {
    const answer = await entryPoints(root, type).run('online', values)
    expect(answer.code).toBe(1)
    expect(answer.errors).toContain(reason)
    expect(readdirSync(root.at(serverRoot))).not.toContain('given')
  })

  it('a monitor that lacks arguments says unknown, not offline', async () => {
    expect((await entryPoints(root, 'SunJESLDAP').run('monitor', directory().slice(0, 3))).code).toBe(99)
  })
})
