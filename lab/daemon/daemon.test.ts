import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { healServices, killServices, plantFault } from '#lab/control/service-faults.ts'
import { servicesNamed } from '#lab/control/world.ts'
import { setFull } from '#lab/hardware/hardware.ts'
import { ledgerFile } from '#lab/hardware/paths.ts'
import { isRunning, registeredServices, settleServices } from '#lab/hardware/registry.ts'
import { checkLedger, readLedger } from '#lab/ledger.ts'
import type { Lab } from '#lab/lab.ts'
import type { LabSystem } from '#lab/system/system.ts'
import { runOn, talk } from '#lab/testing/client.ts'
import { hardwareOnline, labForTest } from '#lab/testing/lab-for-test.ts'

let lab: Lab
let system: LabSystem
beforeAll(async () => {
  lab = await labForTest()
  const found = lab.world.systems.get('sysA')
  if (found === undefined) throw new Error('no sysA')
  system = found
  expect(await runOn(lab, 'sysA', hardwareOnline)).toMatchObject({ code: 0 })
})
afterAll(() => lab.close())

const services = '/mail/msg'
const msstart = '"$HAWSER_SYSTEM_ROOT/mail/msg/lib/msstart"'
const on = (command: string) => runOn(lab, 'sysA', command)
const running = () => registeredServices(lab.world.hardware, 'sysA').filter(isRunning)
const ledger = () => readFileSync(ledgerFile(lab.world.hardware), 'utf8')
const portOf = (service: string, protocol: string): number => {
  const record = running().find((candidate) => candidate.service === service)
  const port = record?.ports.find((candidate) => candidate.protocol === protocol)
  if (port === undefined) throw new Error(`${service} has no port for ${protocol}`)
  return port.localPort
}
const say = async (service: string, protocol: string, words: string | Buffer) =>
  (await talk(portOf(service, protocol), words)).toString('latin1')

describe('the whole suite', () => {
  beforeAll(async () => {
    const start = `${msstart} store sched && ${msstart} imap pop smtp http && "$HAWSER_SYSTEM_ROOT/mail/dir/slapd-mail/start-slapd" && "$HAWSER_SYSTEM_ROOT/mail/dir/start-admin"`
    expect(await on(start)).toMatchObject({ code: 0, stderr: '' })
  })

  it('runs one process each, on record with the ports it stands for', () => {
    const names = running()
      .map(({ service }) => service)
      .toSorted()
    const messaging = ['http', 'imap', 'pop', 'sched', 'smtp', 'store', 'watcher']
    expect(names).toEqual([
      '/mail/dir/admin',
      '/mail/dir/slapd-mail/slapd',
      ...messaging.map((name) => `${services}/${name}`),
    ])
    const imap = running().find(({ service }) => service === `${services}/imap`)
    expect(imap?.ports).toMatchObject([{ protocol: 'imap', address: '10.10.10.20', port: 143 }])
  })

  it('writes PID files of processes whose command lines carry the root', async () => {
    const found = await on(
      'cd "$HAWSER_SYSTEM_ROOT/mail"; cat msg/config/pidfile.imap dir/admin-serv/logs/pid dir/slapd-mail/logs/pid; ps -e -o pid= -o args=',
    )
    const [imap, admin, slapd, ...table] = found.stdout.split('\n')
    for (const [pid, root] of [
      [imap, '/mail/msg'],
      [admin, '/mail/dir'],
      [slapd, '/mail/dir/slapd-mail'],
    ]) {
      const line = table.find((candidate) => candidate.trim().startsWith(`${pid} `))
      expect(line).toContain(`${system.root}${root}/`)
    }
  })

  it('speaks the first words of each protocol', async () => {
    expect(await say(`${services}/imap`, 'imap', 'a LOGOUT\r\n')).toMatch(
      /^\* OK .*\r\n\* BYE .*\r\na OK LOGOUT/,
    )
    expect(await say(`${services}/pop`, 'pop', 'QUIT\r\n')).toMatch(/^\+OK .*\r\n\+OK bye\r\n$/)
    expect(await say(`${services}/smtp`, 'smtp', 'EHLO me\r\nQUIT\r\n')).toMatch(
      /^220 .*\r\n250-.*\r\n250 .*\r\n221 /,
    )
    expect(await say(`${services}/http`, 'http', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(
      /^HTTP\/1.1 200 OK/,
    )
    expect(await say('/mail/dir/admin', 'admin', 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 OK/)
    const words = Buffer.from('300c02010160070201030400800030050201024200', 'hex')
    const answer = await talk(portOf('/mail/dir/slapd-mail/slapd', 'ldap'), words)
    expect(answer.toString('hex')).toBe('300c02010161070a010004000400')
  })

  it('stops by its stop programs and leaves neither process nor PID file', async () => {
    const stop = `${msstart} -k imap pop smtp http && ${msstart} -k sched store watcher && "$HAWSER_SYSTEM_ROOT/mail/dir/slapd-mail/stop-slapd" && "$HAWSER_SYSTEM_ROOT/mail/dir/stop-admin"`
    expect(await on(stop)).toMatchObject({ code: 0, stderr: '' })
    expect(running()).toEqual([])
    const files = await on(
      'cd "$HAWSER_SYSTEM_ROOT/mail"; ls msg/config dir/admin-serv/logs dir/slapd-mail/logs',
    )
    expect(files.stdout).not.toContain('pid')
    expect(checkLedger(ledger())).toEqual([])
    const lines = readLedger(ledger()).filter(({ name }) => name === `${services}/imap`)
    expect(lines.map(({ verb }) => verb)).toEqual(['acquire', 'release'])
  })
})

describe('trouble', () => {
  const imap = () => servicesNamed(lab.world, `${services}/imap`)
  beforeEach(async () => {
    healServices(system, imap())
    setFull(lab.world.hardware, 'maildg', false)
    killServices(lab.world, system, imap())
    await on(`while ps -e -o pid= -o args= | grep "[i]mapd" >/dev/null; do sleep 0.05; done`)
    settleServices(lab.world.hardware)
  })

  it('a killed daemon is struck off the record with its release', async () => {
    expect(await on(`${msstart} imap`)).toMatchObject({ code: 0 })
    expect(killServices(lab.world, system, imap())).toEqual(imap())
    while (running().length > 0) await sleep(10)
    settleServices(lab.world.hardware)
    expect(readLedger(ledger()).at(-1)).toMatchObject({ verb: 'release', name: imap()[0], result: 'died' })
    expect(await on(`${msstart} imap`)).toMatchObject({ code: 0, stdout: 'imap started\n' })
  })

  it('a second start finds the first running', async () => {
    await on(`${msstart} imap`)
    expect((await on(`${msstart} imap`)).stdout).toMatch(/^imap is already running \(process \d+\)\n$/)
    expect(running()).toHaveLength(1)
  })

  it('a start can be slow', async () => {
    plantFault(system, 'slow', imap(), 700)
    const before = performance.now()
    expect(await on(`${msstart} imap`)).toMatchObject({ code: 0 })
    expect(performance.now() - before).toBeGreaterThan(700)
  })

  it('a start can fail', async () => {
    plantFault(system, 'fail-start', imap(), 0)
    expect(await on(`${msstart} imap`)).toMatchObject({ code: 1, stdout: '' })
    expect(running()).toEqual([])
  })

  it('a hung daemon accepts, never answers and ignores TERM, until it is healed', async () => {
    await on(`${msstart} imap`)
    plantFault(system, 'hang', imap(), 0)
    expect((await talk(portOf(`${services}/imap`, 'imap'), 'a NOOP\r\n', 300)).toString()).toBe('')
    const stop = await on(`${msstart} -k imap`)
    expect(stop.code).toBe(1)
    expect(stop.stderr).toContain('imap did not stop')
    healServices(system, imap())
    expect(await on(`${msstart} -k imap`)).toMatchObject({ code: 0 })
  })

  it('a full disk stops a start', async () => {
    setFull(lab.world.hardware, 'maildg', true)
    const start = await on(`${msstart} imap; df`)
    expect(start.stderr).toContain('No space left on device')
    expect(start.stdout).toContain(' 100% /mail')
    expect(running()).toEqual([])
  })

  it('a daemon does not start where its address is not held', async () => {
    const start = await on(
      `ip addr del 10.10.10.20/24 dev eth0; ${msstart} imap; code=$?; ip addr add 10.10.10.20/24 dev eth0; exit $code`,
    )
    expect(start.code).toBe(1)
    expect(start.stderr).toContain('Cannot assign requested address')
  })

  it('a service nobody knows is refused before anything starts', async () => {
    expect(await on(`${msstart} imap telnet`)).toMatchObject({
      code: 2,
      stderr: 'msstart: telnet: no such service\n',
    })
    expect(running()).toEqual([])
  })
})
