import { spawn, type ChildProcess } from 'node:child_process'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { passOver, PrivateKernel, reasonAgainst } from './private-kernel.ts'

const reason = reasonAgainst('unshare', 'nsenter', 'ip', 'ping')
const reasonAgainstArp = reason ?? reasonAgainst('arping')

let kernel: PrivateKernel
/** Keeps the network namespace at the other end of the cable. */
let peer: ChildProcess
beforeAll(async () => {
  if (reason !== null) return
  kernel = await new PrivateKernel().made()
  peer = spawn('unshare', ['--net', 'sh', '-c', 'echo made && exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve) => peer.stdout?.once('data', resolve))
  kernel.run(`ip link add card0 type veth peer name card1; ip link add card2 type veth peer name card3
    ip link set card1 netns ${peer.pid}; ip link set card0 up; ip link set card2 up; ip link set card3 up
    ip addr add 10.9.0.1/24 dev card0`)
  there('sysctl -q -w net.ipv4.icmp_echo_ignore_all=0 net.ipv6.icmp.echo_ignore_all=1')
  there('ip link set lo up; ip link set card1 up; ip addr add 10.9.0.2/24 dev card1')
}, 60_000)
afterAll(() => {
  if (reason !== null) return
  peer.kill('SIGKILL')
  kernel.dispose()
})
beforeEach((context) => {
  if (reason !== null) passOver(context, reason)
})

const there = (script: string): string => kernel.run(`nsenter -t ${peer.pid} --net sh -eu -c '${script}'`)
const nic = (device: string, hosts: readonly string[]) =>
  kernel.ask('NIC/monitor', [device, hosts, '1', '1']).code
const ip = (entryPoint: string, address: string, prefix = '24', device = 'card0') =>
  kernel.ask(`IP/${entryPoint}`, [device, address, prefix, '', '0'])

it('NIC tells link, hosts and a card that is off', () => {
  expect(nic('card0', [])).toBe(110)
  expect(nic('card0', ['10.9.0.77', '10.9.0.2'])).toBe(110)
  expect(nic('card0', ['10.9.0.77'])).toBe(100)
  there('ip link set card1 down')
  expect(nic('card0', [])).toBe(100)
  there('ip link set card1 up')
  expect(nic('nocard', [])).toBe(100)
  kernel.run('ip link set card2 down')
  expect(nic('card2', [])).toBe(100)
  kernel.run('ip link set card2 up')
})

it('IP adds and removes an address, and tells the neighbours whose it is now', async (context) => {
  if (reasonAgainstArp !== null) return passOver(context, reasonAgainstArp)
  there('ip neigh replace 10.9.0.9 lladdr 02:00:00:00:00:99 dev card1 nud stale')
  expect(ip('monitor', '10.9.0.9').code).toBe(100)
  expect(ip('online', '10.9.0.9')).toMatchObject({ code: 0, errors: '' })
  expect(ip('monitor', '10.9.0.9').code).toBe(110)
  const own = /link\/ether (\S+)/.exec(kernel.run('ip link show dev card0'))?.[1] ?? 'none'
  await expect.poll(() => there('ip neigh show 10.9.0.9'), { timeout: 10_000 }).toContain(own)
  expect(ip('offline', '10.9.0.9').code).toBe(0)
  expect(ip('monitor', '10.9.0.9').code).toBe(100)
  expect(kernel.run('ip addr show dev card0')).not.toContain('10.9.0.9')
})

it('IP refuses an address that another system has, though it answers no ping', (context) => {
  if (reasonAgainstArp !== null) return passOver(context, reasonAgainstArp)
  there('sysctl -q -w net.ipv4.icmp_echo_ignore_all=1')
  const answer = ip('online', '10.9.0.2')
  expect(answer).toMatchObject({ code: 1 })
  expect(answer.errors).toContain('another system holds it')
  expect(kernel.run('ip addr show dev card0')).not.toContain('10.9.0.2/')
})

it('IP refuses an address that another card of the system has', () => {
  kernel.run('ip addr add 10.9.0.30/24 dev card2')
  expect(ip('online', '10.9.0.30')).toMatchObject({ code: 1 })
})

it('IP takes an IPv6 address, however it is written, unless the network finds it twice', () => {
  expect(ip('online', 'FD00:0::9', '64')).toMatchObject({ code: 0 })
  expect(ip('monitor', 'fd00::9', '64').code).toBe(110)
  expect(ip('clean', 'fd00:0:0::9', '64').code).toBe(0)
  expect(ip('monitor', 'fd00::9', '64').code).toBe(100)
  there('ip addr add fd00::8/64 dev card1 nodad')
  const answer = ip('online', 'fd00::8', '64')
  expect(answer).toMatchObject({ code: 1 })
  expect(answer.errors).toContain("another system's")
  expect(kernel.run('ip addr show dev card0')).not.toContain('fd00::8')
}, 30_000)
