import { existsSync, readFileSync } from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { entryPoints, type Answer, type EntryPoints, type Value } from './entry-point.ts'
import { shells, suite, SystemRoot } from './system-root.ts'

// Dozens of entry points, three at a time, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000 })

const host = '10.0.0.20'
const daemonText = readFileSync(`${suite}/testing/software/daemon.sh`, 'utf8')

let roots: SystemRoot[] = []
const newRoot = () => {
  const root = new SystemRoot()
  roots.push(root)
  return root
}
afterEach(() => {
  for (const root of roots) root.dispose()
  roots = []
})

/** A system with what a proof needs of it. */
class Place {
  readonly root = newRoot()
  readonly agent: EntryPoints

  constructor(type: string, shell: readonly string[]) {
    this.agent = entryPoints(this.root, type, shell)
  }

  /** What a port says; null: nobody listens there any more. */
  port(number: number, words: string | null) {
    const path = `/hardware/ports/${host}-${number}`
    if (words === null) this.root.remove(path)
    else this.root.write(path, `${words}\n`)
  }

  kill(service: string) {
    for (const pid of this.root.daemons(service)) process.kill(pid, 'SIGKILL')
  }

  /** `$1` of the program's lines is the directory it lies in. */
  program(path: string, lines: string) {
    this.root.write(path, `#!/bin/sh\nset -- "\${0%/*}" "$@"\n${lines}\n`, 0o755)
  }

  count() {
    return [...this.root.processes().values()].filter((line) => line.includes('/daemon.sh ')).length
  }

  async startsAndStops(values: readonly Value[], daemons: number) {
    const { agent } = this
    expect(await agent.run('monitor', values)).toMatchObject({ code: 100, errors: '' })
    expect(await agent.run('online', values)).toMatchObject({ code: 0, errors: '' })
    expect((await agent.run('online', values)).output).toContain('nothing to start')
    expect(this.count()).toBe(daemons)
    expect((await agent.run('offline', values)).code).toBe(0)
    expect(this.count()).toBe(0)
    expect((await agent.run('online', values)).code).toBe(0)
  }

  async cleans(values: readonly Value[]) {
    expect((await this.agent.run('clean', values)).code).toBe(0)
    expect(this.count()).toBe(0)
    expect((await this.agent.run('monitor', values)).code).toBe(100)
  }
}

const starts = (services: string, pidFile: string) =>
  `for d in ${services}; do sh "$1/daemon.sh" $d "${pidFile}" >/dev/null 2>&1 & done`
const stops = (services: string, pidFile: string) =>
  `for d in ${services}; do read -r pid <"${pidFile}" && kill "$pid"; done 2>/dev/null; exit 0`

type Proof = (place: Place) => Promise<void>

/** What the products share runs on each shell; what each has of its own on one of them. */
const onEveryShell = (type: string, proof: Proof) =>
  Promise.all(shells.map((shell) => proof(new Place(type, shell))))
const on = (shellName: string, type: string, proof: Proof) =>
  proof(new Place(type, shells.find(([name]) => name === shellName) ?? []))

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Asks until the answer is the one: probes in the background take their time. */
const answering = async (ask: () => Promise<Answer>, code: number): Promise<Answer> => {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await ask()
    if (answer.code === code) return answer
    await pause(500)
  }
  throw new Error(`never answered ${code}`)
}

/** Asks until a probe in the background has met the silence of a port. */
const meetsSilence = async (place: Place, number: number, ask: () => Promise<Answer>) => {
  place.port(number, 'silence')
  for (let tries = 0; tries < 200; tries += 1) {
    if (existsSync(place.root.at(`/hardware/hung-${number}`))) return
    await ask()
    await pause(500)
  }
  throw new Error(`nobody asked port ${number}`)
}

const serverRoot = '/s1ms/messaging 64'
const server = (changes: Record<string, string> = {}) =>
  Object.values({
    LogHostName: host,
    PrtStatus: 'FALSE',
    DebugMode: 'FALSE',
    ServerRoot: serverRoot,
    ...changes,
  })

const netscape = (changes: Record<string, Value> = {}): Value[] =>
  Object.values({
    ServerRoot: '/nsmail/server4',
    Instance: 'mail',
    LogicalHost: host,
    SmtpPort: '25',
    PopPort: '110',
    ImapPort: '143',
    ProbeTimeout: '4',
    RemoteProbe: '1',
    NetworkHosts: [],
    ...changes,
  })

const messenger = (changes: Record<string, Value> = {}): Value[] =>
  Object.values({
    Server_Root: '/opt/SUNWiim',
    Confdir_list: ['/im/config'],
    Monitor_retry_count: '4',
    Monitor_retry_interval: '2',
    LogicalHost: host,
    Port_list: ['80/tcp'],
    ...changes,
  })

const axigen = (changes: Record<string, Value> = {}): Value[] =>
  Object.values({
    Program: '/opt/axigen/bin/axigen',
    WorkDirectory: '/axigen/spool',
    Address: host,
    Services: { smtp: '25', imap: '143', pop: '110', http: '80' },
    ProbeTimeout: '4',
    ...changes,
  })

describe('the products of guides 001 to 004', () => {
  it('MsgSrv starts, prints its status, sees a dead service and a port without one, cleans', () =>
    on('bash', 'MsgSrv', async (place) => {
      const { root, agent } = place
      const services = 'watcher store imap smtp'
      root.write(`${serverRoot}/bin/daemon.sh`, daemonText)
      root.write(`${serverRoot}/config/pidfile.pop`, '4711\n')
      place.program(`${serverRoot}/bin/start-msg`, starts(services, '${1%/bin}/config/pidfile.$d'))
      place.program(`${serverRoot}/bin/stop-msg`, stops(services, '${1%/bin}/config/pidfile.$d'))
      for (const number of [143, 25]) place.port(number, 'hello')
      await place.startsAndStops(server(), 4)
      const told = await agent.run('monitor', server({ PrtStatus: 'true', DebugMode: 'TRUE' }))
      expect(told).toMatchObject({ code: 110, output: expect.stringContaining('status: ONLINE') })
      const log = readFileSync(root.at('/var/VRTSvcs/log/MsgSrv_A.log'), 'utf8')
      expect(log).toMatch(/VCS INFO V-16-20011-2931 MsgSrv:res1:monitor:status: ONLINE/)
      expect(log).toMatch(/VCS TRACE .*smtp: answered/)
      place.port(25, null)
      const refused = await agent.run('monitor', server())
      expect(refused).toMatchObject({
        code: 110,
        errors: expect.stringContaining('takes no connection on port 25'),
      })
      const other = readFileSync(root.at(`${serverRoot}/config/pidfile.smtp`), 'utf8')
      root.write(`${serverRoot}/config/pidfile.imap`, other)
      expect((await agent.run('monitor', server())).code).toBe(100)
      await place.cleans(server())
    }))

  it('NetscapeMsg wants five daemons, tells a time-out once, is left alone in maintenance, cleans', () =>
    on('dash', 'NetscapeMsg', async (place) => {
      const { root, agent } = place
      const services = 'stored smtpd popd imapd mshttpd'
      const home = '/nsmail/server4/msg-mail'
      root.write(`${home}/daemon.sh`, daemonText)
      root.write(`${home}/config/about`, '')
      root.write('/proc/sys/kernel/random/boot_id', 'first\n')
      place.program(`${home}/start-msg`, starts(services, '$1/config/pidfile.$d'))
      place.program(`${home}/stop-msg`, stops(services, '$1/config/pidfile.$d'))
      for (const number of [25, 110]) place.port(number, 'hello')
      await place.startsAndStops(netscape(), 5)
      const monitor = () => agent.run('monitor', netscape())
      await meetsSilence(place, 143, monitor)
      place.port(143, 'hello')
      const late = await answering(monitor, 105)
      expect(late.errors).toContain('imap at 10.0.0.20 port 143 has not answered for 4 s')
      for (const _ of [1, 2, 3]) expect((await monitor()).code).toBe(110)

      await agent.run('actions/monitoring.off', netscape())
      place.kill('mshttpd')
      expect(await monitor()).toMatchObject({
        code: 99,
        errors: expect.stringContaining('not running: mshttpd'),
      })
      await agent.run('actions/monitoring.on', netscape())
      expect((await monitor()).code).toBe(100)
      await agent.run('actions/monitoring.off', netscape())
      root.write('/proc/sys/kernel/random/boot_id', 'second\n')
      await place.cleans(netscape())
    }))

  it('NetscapeMsg tells from another system what is new, unless that has no network itself', () =>
    onEveryShell('NetscapeMsg', async (place) => {
      const remote = (changes: Record<string, Value> = {}) => place.agent.run('remote', netscape(changes))
      for (const number of [25, 143]) place.port(number, 'hello')
      expect((await remote()).code).toBe(99)
      expect((await answering(remote, 110)).code).toBe(110)
      expect(readFileSync(place.root.at('/hardware/said'), 'utf8')).toContain('a LOGOUT\r\n')
      place.port(143, 'silence')
      expect((await answering(remote, 105)).errors).toContain('imap at 10.0.0.20 port 143 has not answered')
      const alone = { NetworkHosts: ['10.0.0.1', '10.0.0.2'] }
      const unsure = async () => {
        const answer = await remote(alone)
        return { ...answer, code: answer.errors.includes('cannot tell') ? answer.code : null }
      }
      expect((await answering(unsure, 99)).errors).toContain('none of NetworkHosts answers')
      expect((await remote({ RemoteProbe: '0' })).code).toBe(99)
    }))

  it('SunIIM starts with its configuration, has failed where nobody listens, cleans', () =>
    on('busybox', 'SunIIM', async (place) => {
      const { root, agent } = place
      const [start, stop] = [starts('xmppd imux', '$1/../pid.$d'), stops('xmppd imux', '$1/../pid.$d')]
      root.write('/opt/SUNWiim/sbin/daemon.sh', daemonText)
      place.program('/opt/SUNWiim/sbin/imadmin', `case $4 in start) ${start} ;; stop) ${stop} ;; esac`)
      expect((await agent.run('online', messenger())).errors).toContain('is its file system mounted')
      root.write('/im/config/iim.conf', 'iim_mux.enable = "true"\n')
      place.port(80, 'HTTP/1.0 200 OK')
      await place.startsAndStops(messenger(), 2)
      expect((await agent.run('monitor', messenger())).code).toBe(110)
      place.port(80, null)
      const refused = await agent.run('monitor', messenger())
      expect(refused).toMatchObject({ code: 100, errors: expect.stringContaining('port 80') })
      place.port(80, 'HTTP/1.0 200 OK')
      place.kill('imux')
      expect((await agent.run('monitor', messenger())).code).toBe(100)
      root.write('/im/config/iim.conf', 'iim_mux.enable = "false"\n')
      expect((await agent.run('monitor', messenger())).code).toBe(110)
      await place.cleans(messenger())
    }))

  it('Axigen starts on its working directory, is as sure as its services greet, cleans', () =>
    onEveryShell('Axigen', async (place) => {
      const { root, agent } = place
      root.write('/opt/axigen/bin/daemon.sh', daemonText)
      place.program('/opt/axigen/bin/axigen', 'sh "$1/daemon.sh" axigen "$7" >/dev/null 2>&1 &')
      expect((await agent.run('online', axigen())).errors).toContain('is its file system mounted')
      root.write('/axigen/spool/run/about', '')
      await place.startsAndStops(axigen(), 1)
      const verdict = async (changes = {}) => (await agent.run('monitor', axigen(changes))).code
      expect(await verdict()).toBe(100)
      expect(await verdict({ ProbeTimeout: '0' })).toBe(110)
      place.port(25, '220 hello')
      expect(await verdict()).toBe(102)
      for (const number of [80, 110]) place.port(number, 'hello')
      place.port(143, 'silence')
      expect(await verdict()).toBe(107)
      place.port(143, '* OK')
      expect(await verdict()).toBe(110)
      await place.cleans(axigen())
    }))
})

it.each<[string, Value[], string]>([
  ['MsgSrv', server({ LogHostName: '' }), 'LogHostName is not set'],
  ['MsgSrv', ['', host, 'true', 'FALSE'], '/opt/sun/comms/messaging64: is its file system mounted'],
  ['NetscapeMsg', netscape({ LogicalHost: '-x' }), 'take for an option'],
  ['NetscapeMsg', netscape({ Instance: '../other' }), 'it is a name'],
  ['NetscapeMsg', netscape({ ProbeTimeout: '11m' }), 'not a whole number'],
  ['SunIIM', messenger({ Confdir_list: ['/a', '/b'] }), 'names 2 directories'],
  ['SunIIM', messenger({ Port_list: ['80'] }), '<number>/tcp'],
  ['Axigen', axigen({ Services: { fax: '1' } }), "names 'fax'"],
  ['Axigen', axigen({ Services: { imap: '$(id)' } }), 'not a whole number'],
])('%s does not start with bad values: %#', async (type, values, reason) => {
  const answer = await entryPoints(newRoot(), type).run('online', values)
  expect(answer.code).toBe(1)
  expect(answer.errors).toContain(reason)
})
