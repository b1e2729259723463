import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entryPoints } from './entry-point.ts'
import { shells, SystemRoot } from './system-root.ts'

let root: SystemRoot
beforeEach(() => {
  root = new SystemRoot()
  root.write('/hardware/links/eth0', '2: eth0: <BROADCAST,UP,LOWER_UP> mtu 1500 state UP\n')
})
afterEach(() => root.dispose())

describe.each(shells)('NIC on %s %s', (...shell) => {
  it.each([
    ['a link', '<BROADCAST,UP,LOWER_UP> state UP', [], '1', 110],
    ['no carrier', '<NO-CARRIER,BROADCAST,UP> state DOWN', [], '1', 100],
    ['no carrier, but no Mii', '<NO-CARRIER,BROADCAST,UP> state DOWN', [], '0', 110],
    ['a card that is off', '<BROADCAST,MULTICAST> state DOWN', [], '0', 100],
    ['one host that answers', '<BROADCAST,UP,LOWER_UP> state UP', ['10.0.0.8', '10.0.0.9'], '1', 110],
    ['no host that answers', '<BROADCAST,UP,LOWER_UP> state UP', ['10.0.0.8'], '1', 100],
  ])('sees %s', async (_, link, hosts, mii, verdict) => {
    root.write('/hardware/links/eth0', `2: eth0: ${link}\n`)
    root.write('/hardware/answers', '10.0.0.9\n')
    expect((await entryPoints(root, 'NIC', shell).run('monitor', ['eth0', hosts, '1', mii])).code).toBe(
      verdict,
    )
  })

  it('is offline without the card, unknown without a name', async () => {
    const agent = entryPoints(root, 'NIC', shell)
    expect((await agent.run('monitor', ['eth7', [], '1', '1'])).code).toBe(100)
    expect((await agent.run('monitor', ['', [], '1', '1'])).code).toBe(99)
  })
})

describe.each(shells)('IP on %s %s', (...shell) => {
  const values = ['eth0', '10.0.0.5', '255.255.240.0', 'label eth0:$(id)', '1']

  it('adds and removes the address, twice each', async () => {
    const agent = entryPoints(root, 'IP', shell)
    expect((await agent.run('monitor', values)).code).toBe(100)
    for (const entryPoint of ['online', 'online']) expect((await agent.run(entryPoint, values)).code).toBe(0)
    expect(readFileSync(root.at('/hardware/calls'), 'utf8')).toBe(
      'ip addr add 10.0.0.5/20 dev eth0 label eth0:$(id)\n',
    )
    expect((await agent.run('monitor', values)).code).toBe(110)
    for (const entryPoint of ['offline', 'offline'])
      expect((await agent.run(entryPoint, values)).code).toBe(0)
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect((await agent.run('clean', values)).code).toBe(0)
  })

  it('refuses an address that answers already', async () => {
    root.write('/hardware/answers', '10.0.0.5\n')
    const agent = entryPoints(root, 'IP', shell)
    const answer = await agent.run('online', values)
    expect(answer.code).toBe(1)
    expect(answer.errors).toContain('another system holds it')
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect(readFileSync(root.at('/hardware/calls'), 'utf8')).toBe('')
  })

  it('does not take a longer address for ours', async () => {
    root.write('/hardware/addresses', '    inet 10.0.0.55/24 scope global eth0\n')
    expect((await entryPoints(root, 'IP', shell).run('monitor', values)).code).toBe(100)
  })

  it.each([
    ['24', '10.0.0.5/24'],
    ['255.255.255.255', '10.0.0.5/32'],
    ['0.0.0.0', '10.0.0.5/0'],
  ])('reads NetMask %s', async (mask, added) => {
    await entryPoints(root, 'IP', shell).run('online', ['eth0', '10.0.0.5', mask, '', ''])
    expect(readFileSync(root.at('/hardware/calls'), 'utf8')).toContain(`add ${added} dev`)
  })
})

it('IP refuses what is no address', async () => {
  for (const address of ['', '-4', '10.0.0.5;id', '$(id)'])
    expect((await entryPoints(root, 'IP').run('online', ['eth0', address, '24', '', ''])).code).toBe(1)
})

it.each(['255.0.255.0', '255.255.255', '/24', '129', '255.255.255.3'])(
  'IP refuses NetMask %s',
  async (mask) => {
    const answer = await entryPoints(root, 'IP').run('online', ['eth0', '10.0.0.5', mask, '', ''])
    expect(answer.code).toBe(1)
    expect(answer.errors).toContain('NetMask is')
  },
)
