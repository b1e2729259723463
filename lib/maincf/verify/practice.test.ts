import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadConfiguration } from '../load/load-configuration.ts'

const read = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../types/${path}`, import.meta.url)), 'utf8')
const types = ['types.cf', 'SunJESMsg.cf', 'SunJESLDAP.cf', 'NetscapeMsg.cf'].map((name) => ({
  name,
  text: read(name),
}))
const head = `${types.map(({ name }) => `include "${name}"\n`).join('')}cluster c ( )\nsystem a\nsystem b\n`

/** Findings in a main.cf of two systems, a and b. */
const found = (text: string): string[] =>
  loadConfiguration([{ name: 'main.cf', text: head + text }, ...types])
    .problems.filter(({ file }) => file === 'main.cf')
    .map(({ id }) => id)

const group = (name: string, attributes = '') =>
  `group ${name} ( SystemList = { a = 0, b = 1 } ${attributes} )\n`
const ip = (name: string, address: string) => `IP ${name} ( Device = eth0 ${address} )\n`

describe('what does not meet is no clash', () => {
  it('groups kept apart by offline local', () => {
    const process = (name: string) => `Process ${name} ( PathName = "/bin/d" )\n`
    const apart = 'requires group g offline local\n'
    expect(found(group('g') + process('p') + group('h') + process('q'))).toEqual(['process-twice'])
    expect(found(group('g') + process('p') + group('h') + process('q') + apart)).toEqual([])
  })

  it('groups on different systems', () => {
    const mount = (name: string, device: string) =>
      `Mount ${name} ( MountPoint = "/store" BlockDevice = "${device}" FSType = vxfs )\n`
    const on = (name: string, system: string) => `group ${name} ( SystemList = { ${system} = 0 } )\n`
    expect(found(on('g', 'a') + mount('m', '/dev/1') + on('h', 'b') + mount('n', '/dev/2'))).toEqual([])
    expect(found(on('g', 'a') + mount('m', '/dev/1') + on('h', 'b') + mount('n', '/dev/1'))).toEqual([
      'device-twice',
    ])
  })

  it('network file systems, which many may mount', () => {
    const mount = (name: string) =>
      `Mount ${name} ( MountPoint = "/${name}" BlockDevice = "nas:/export" FSType = nfs )\n`
    expect(found(group('g') + mount('m') + group('h') + mount('n'))).toEqual([])
  })

  it('a parallel group with an address for each system', () => {
    const parallel = group('g', 'Parallel = 1')
    expect(found(parallel + ip('i', 'Address = "10.0.0.1"'))).toEqual(['address-twice'])
    expect(found(parallel + ip('i', 'Address @a = "10.0.0.1" Address @b = "10.0.0.2"'))).toEqual([])
  })

  it('services on one port of two hosts', () => {
    const server = (name: string, host: string) =>
      `SunJESMsg ${name} ( MsgHost = ${host} ServerRoot = "/${host}" MsgServices = { imap = 143 } )\n`
    expect(found(group('g') + server('s', 'one') + server('t', 'two'))).toEqual([])
    expect(found(group('g') + server('s', 'one') + server('t', 'one'))).toEqual(['port-twice'])
  })
})

it('finds a Netscape server root in two groups, and a logical host with two server roots', () => {
  const server = (name: string, root: string, host: string) =>
    `NetscapeMsg ${name} ( ServerRoot = "${root}" Instance = mail LogicalHost = ${host} )\n`
  const both = (one: string, other: string) => found(group('g') + one + group('h') + other)
  expect(both(server('s', '/a', 'one'), server('t', '/b', 'two'))).toEqual([])
  expect(both(server('s', '/a', 'one'), server('t', '/a', 'two'))).toEqual(['server-root-shared'])
  expect(both(server('s', '/a', 'one'), server('t', '/b', 'one'))).toEqual(['host-with-two-roots'])
})

describe('what can be reached is no warning', () => {
  it('a child on more systems than its parent', () => {
    const text = `${group('base')}group g ( SystemList = { a = 0 } )\n`
    expect(found(`${text}requires group base online local firm\n`)).toEqual([])
    expect(found(`${text}requires group base online remote soft\n`)).toEqual([])
  })

  it('a site both groups have', () => {
    const zones = 'SystemZones = { a = 0, b = 1 }'
    expect(found(`${group('base', zones)}${group('g')}requires group base online site soft\n`)).toEqual([])
    const one = `group base ( SystemList = { a = 0 } ${zones.replace(', b = 1', '')} )\n`
    expect(found(`${one}${group('g', zones)}requires group base online site soft\n`)).toEqual([])
  })

  it('limits and capacities that are enough', () => {
    const system = 'system s ( Limits = { memory = 8 } Capacity = 200 )\n'
    const wants = 'Prerequisites = { memory = 8 } FailOverPolicy = Load Load = 150'
    expect(found(`${system}group g ( SystemList = { s = 0 } ${wants} )\n`)).toEqual([])
  })
})

describe('addresses', () => {
  it.each(['10.0.0.1', 'fe80::1', '::1', 'fd00:1:2:3:4:5:6:7', '::ffff:10.0.0.1', 'fe80::1%eth0'])(
    '%s is one',
    (address) => {
      expect(found(group('g') + ip('i', `Address = "${address}"`))).toEqual([])
    },
  )

  it.each(['10.0.0', '10.0.0.256', '1:2:3', 'fd00::1::2', 'mail', '10.0.0.1/24'])('%s is none', (address) => {
    expect(found(group('g') + ip('i', `Address = "${address}"`))).toEqual(['bad-address'])
  })
})

it('looks no further than a hundred errors', () => {
  const text = Array.from({ length: 5000 }, (_, index) => `T t${index}\n`).join('')
  const { problems } = loadConfiguration([{ name: 'main.cf', text: head + group('g') + text }, ...types])
  expect(problems.filter(({ severity }) => severity === 'error')).toHaveLength(101)
})
