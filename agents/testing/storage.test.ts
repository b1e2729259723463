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
const hostile = 'd1;$(touch x) \'ä"'

describe.each(shells)('DiskGroup on %s %s', (...shell) => {
  it('imports and deports, twice each', async () => {
    const agent = entryPoints(root, 'DiskGroup', shell)
    const values = [hostile, '1', '1']
    expect((await agent.run('monitor', values)).code).toBe(100)
    for (const entryPoint of ['online', 'online']) expect((await agent.run(entryPoint, values)).code).toBe(0)
    expect((await agent.run('monitor', values)).code).toBe(110)
    expect(calls()).toContain(`vxvol -g ${hostile} startall`)
    for (const entryPoint of ['offline', 'offline'])
      expect((await agent.run(entryPoint, values)).code).toBe(0)
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect((await agent.run('clean', values)).code).toBe(0)
  })

  it('passes a refusal on and stays offline', async () => {
    root.write('/hardware/taken/dg1', '')
    const agent = entryPoints(root, 'DiskGroup', shell)
    const answer = await agent.run('online', ['dg1', '1', '1'])
    expect(answer.code).toBe(1)
    expect(answer.errors).toContain('disk in use by another host')
    expect(calls()).not.toContain('startall')
    expect((await agent.run('monitor', ['dg1', '1', '1'])).code).toBe(100)
  })
})

describe.each(shells)('Volume on %s %s', (...shell) => {
  it('starts and stops in an imported group only', async () => {
    const agent = entryPoints(root, 'Volume', shell)
    const values = ['vol 1', 'dg1']
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect((await agent.run('online', values)).code).toBe(1)
    root.write('/hardware/imported/dg1', '')
    expect((await agent.run('online', values)).code).toBe(0)
    expect((await agent.run('monitor', values)).code).toBe(110)
    expect((await agent.run('offline', values)).code).toBe(0)
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect((await agent.run('clean', values)).code).toBe(0)
  })
})

describe.each(shells)('Mount on %s %s', (...shell) => {
  const values = ['/mail $(x)/', '/dev/vx/dsk/dg1/vol1', 'vxfs', 'noatime', '%-y']

  it('mounts and unmounts, twice each', async () => {
    const agent = entryPoints(root, 'Mount', shell)
    expect((await agent.run('monitor', values)).code).toBe(100)
    for (const entryPoint of ['online', 'online']) expect((await agent.run(entryPoint, values)).code).toBe(0)
    expect(calls()).toBe('mount /dev/vx/dsk/dg1/vol1 /mail $(x)\n')
    expect(readFileSync(root.at('/hardware/mounts'), 'utf8')).toContain('(noatime)')
    expect((await agent.run('monitor', values)).code).toBe(110)
    for (const entryPoint of ['offline', 'offline'])
      expect((await agent.run(entryPoint, values)).code).toBe(0)
    expect((await agent.run('monitor', values)).code).toBe(100)
  })

  it('repairs before it tries again', async () => {
    root.write('/hardware/dirty', '')
    expect((await entryPoints(root, 'Mount', shell).run('online', values)).code).toBe(0)
    expect(calls()).toContain('fsck -t vxfs -y /dev/vx/dsk/dg1/vol1\n')
  })

  it('does not mount what cannot be repaired', async () => {
    root.write('/hardware/dirty', '')
    root.write('/hardware/broken', '')
    const answer = await entryPoints(root, 'Mount', shell).run('online', values)
    expect(answer.code).toBe(1)
    expect(answer.errors).toContain('could not be repaired')
  })

  it('refuses to mount over another device, and does not take it for ours', async () => {
    root.write('/hardware/mounts', '/dev/sdz on /mail $(x) type ext4 (rw)\n')
    const agent = entryPoints(root, 'Mount', shell)
    const answer = await agent.run('online', values)
    expect(answer.code).toBe(1)
    expect(answer.errors).toContain('/dev/sdz is mounted at /mail $(x); nothing is mounted over it')
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect((await agent.run('clean', values)).code).toBe(0)
    expect(calls()).toBe('')
  })

  it('cleans a busy file system by force', async () => {
    const agent = entryPoints(root, 'Mount', shell)
    await agent.run('online', values)
    root.write('/hardware/busy', '')
    expect((await agent.run('offline', values)).code).toBe(1)
    expect((await agent.run('monitor', values)).code).toBe(110)
    expect((await agent.run('clean', values)).code).toBe(0)
    expect((await agent.run('monitor', values)).code).toBe(100)
  })
})

it.each([
  ['DiskGroup', ['', '1', '1'], 'DiskGroup is not set'],
  ['DiskGroup', ['-f', '1', '1'], 'take for an option'],
  ['Volume', ['v\nVCS ERROR forged', 'dg1'], 'control character'],
  ['Mount', ['mail', '/dev/a', 'vxfs', '', ''], 'not an absolute path'],
  ['Mount', ['/mail', '--bind', 'vxfs', '', ''], 'take for an option'],
])('%s refuses bad values: %#', async (type, values, reason) => {
  const agent = entryPoints(root, type)
  const answer = await agent.run('online', values)
  expect(answer.code).toBe(1)
  expect(answer.errors).toContain(reason)
  expect(answer.errors.trim().split('\n')).toHaveLength(1)
  expect((await agent.run('monitor', values)).code).toBe(99)
  expect((await agent.run('clean', values)).code).toBe(1)
  expect(calls()).toBe('')
})
