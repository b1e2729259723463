import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entryPoints } from './entry-point.ts'
import { shells, SystemRoot } from './system-root.ts'

let root: SystemRoot
beforeEach(() => {
  root = new SystemRoot()
})
afterEach(() => root.dispose())

const calls = () => readFileSync(root.at('/hardware/calls'), 'utf8')
const card = (flags: string) =>
  `bge0: flags=1000843<${flags},IPv4> mtu 1500 index 2\n\tinet 10.0.0.1 netmask ffffff00\n`

describe.each(shells)('the words of Solaris on %s %s', (...shell) => {
  beforeEach(() => {
    root.write('/proc/sys/kernel/ostype', 'SunOS\n')
    root.write('/hardware/cards', card('UP,BROADCAST,RUNNING'))
    root.write('/etc/mnttab', '')
  })

  it('NIC looks for UP and RUNNING', async () => {
    const nic = async (mii: string) =>
      (await entryPoints(root, 'NIC', shell).run('monitor', ['bge0', [], '1', mii])).code
    expect(await nic('1')).toBe(110)
    root.write('/hardware/cards', card('UP,BROADCAST'))
    expect(await nic('1')).toBe(100)
    expect(await nic('0')).toBe(110)
    root.write('/hardware/cards', card('BROADCAST,RUNNING'))
    expect(await nic('1')).toBe(100)
  })

  it('IP makes a logical interface, and believes none that is a duplicate', async () => {
    const agent = entryPoints(root, 'IP', shell)
    const values = ['bge0', '10.0.0.5', '255.255.255.0', '', '1']
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect((await agent.run('online', values)).code).toBe(0)
    expect(calls()).toBe('ifconfig bge0 addif 10.0.0.5/24 up\n')
    expect((await agent.run('monitor', values)).code).toBe(110)
    const shown = readFileSync(root.at('/hardware/cards'), 'utf8')
    root.write(
      '/hardware/cards',
      shown.replace('bge0:1: flags=1000843<UP,', 'bge0:1: flags=1000843<UP,DUPLICATE,'),
    )
    expect((await agent.run('monitor', values)).code).toBe(100)
    root.write('/hardware/cards', shown)
    expect((await agent.run('offline', values)).code).toBe(0)
    expect(calls()).toContain('ifconfig bge0 removeif 10.0.0.5\n')
    expect((await agent.run('monitor', values)).code).toBe(100)
  })

  it('Mount names the type by -F and reads mnttab', async () => {
    const agent = entryPoints(root, 'Mount', shell)
    const values = ['/mail', '/dev/vx/dsk/dg1/vol1', 'vxfs', 'logging', '']
    expect((await agent.run('online', values)).code).toBe(0)
    expect(readFileSync(root.at('/etc/mnttab'), 'utf8')).toBe(
      '/dev/vx/dsk/dg1/vol1\t/mail\tvxfs\tlogging\t1\n',
    )
    expect((await agent.run('monitor', values)).code).toBe(110)
    expect((await agent.run('online', ['/other', ...values.slice(1)])).code).toBe(1)
  })
})

describe.each(shells)('watched only, on %s %s', (...shell) => {
  it('ElifNone is online while there is no such file', async () => {
    const agent = entryPoints(root, 'ElifNone', shell)
    expect((await agent.run('monitor', ['/tmp/stop'])).code).toBe(110)
    root.write('/tmp/stop', '')
    expect((await agent.run('monitor', ['/tmp/stop'])).code).toBe(100)
  })

  it.each([
    ['ONLINE', '1', 110],
    ['OFFLINE', '1', 100],
    ['FAULTED', '1', 100],
    ['UNKNOWN', '1', 99],
    ['ONLINE', '0', 99],
  ])('Proxy of a target that is %s (probed: %s) ends with %i', async (state, probed, code) => {
    const answer = await entryPoints(root, 'Proxy', shell).run('monitor', ['card', '', probed, state])
    expect(answer.code).toBe(code)
  })
})

it('a share of a server is mounted in two places, never checked, and let go lazily at last', async () => {
  const agent = entryPoints(root, 'Mount')
  const share = (place: string) => [place, 'filer:/mail', 'nfs', 'hard', '']
  expect((await agent.run('online', share('/mail'))).code).toBe(0)
  expect((await agent.run('online', share('/archive'))).code).toBe(0)
  root.write('/hardware/dirty', '')
  expect((await agent.run('online', share('/third'))).code).toBe(1)
  expect(calls()).not.toContain('fsck')
  root.write('/hardware/busy', 'by force too')
  expect((await agent.run('clean', share('/mail'))).code).toBe(0)
  expect(calls()).toContain('umount -l /mail\n')
})
