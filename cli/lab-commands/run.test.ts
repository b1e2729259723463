import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lab } from '#lab/lab.ts'
import type { LabState } from '#lab/control/state.ts'
import { runOn } from '#lab/testing/client.ts'
import { hardwareOnline, labForTest } from '#lab/testing/lab-for-test.ts'
import { labCommands, labUsage } from './request.ts'
import { runLabCommand } from './run.ts'

let lab: Lab
let data: string
beforeAll(async () => {
  lab = await labForTest()
  data = lab.connectionsFile.replace(/\/clusters\/.*/, '')
})
afterAll(() => lab.close())

const hawser = (...words: string[]) => runLabCommand(words, { HAWSER_DATA: data })
const systemOf = async (name: string) => {
  const state = JSON.parse((await hawser('state', '--json')).stdout) as LabState
  return state.systems.find((system) => system.name === name)
}

describe('words', () => {
  it('names every command in its usage', async () => {
    for (const name of Object.keys(labCommands)) expect(labUsage()).toContain(`\n  ${name} `)
    expect(await hawser('--help')).toEqual({ code: 0, stdout: labUsage(), stderr: '' })
    expect(await hawser()).toMatchObject({ code: 2, stdout: labUsage() })
  })

  it.each([
    [['explode']],
    [['kill', 'sysA']],
    [['power-off']],
    [['nic', 'sysA', 'sideways']],
    [['slow', 'sysA', 'core', '--delay', 'long']],
    [['state', '--what']],
    [['toString']],
  ])('refuses %j with a sentence', async (words) => {
    const { code, stderr } = await hawser(...words)
    expect(code).toBe(2)
    expect(stderr).toMatch(/\S/)
  })
})

it('says so when no lab runs', async () => {
  expect(await runLabCommand(['state', '--data', '/nonexistent'], {})).toMatchObject({
    code: 1,
    stderr: 'hawser lab: no lab runs on /nonexistent; choose another with --data\n',
  })
})

it('says what the lab refused, in JSON when asked', async () => {
  expect(await hawser('hang', 'nobody')).toMatchObject({
    code: 1,
    stderr: 'hawser lab: the lab has no systems/nobody/hang\n',
  })
  const { stderr } = await hawser('kill', 'sysA', 'core', '--json')
  expect(JSON.parse(stderr)).toEqual({ error: { code: 'not-running', text: 'core does not run on sysA' } })
})

it('shows the state for people', async () => {
  await runOn(lab, 'sysA', `${hardwareOnline} && "$HAWSER_SYSTEM_ROOT/mail/msg/lib/msstart" imap`)
  await hawser('slow', 'sysA', 'core', '--delay', '250')
  const { stdout } = await hawser('state')
  expect(stdout).toMatch(/^lab of cluster small\nsysA: on, ssh port \d+, 1 processes\n {2}disks {7}maildg\n/)
  expect(stdout).toContain('  addresses   10.10.10.20/24 on eth0\n')
  expect(stdout).toMatch(/services {4}\/mail\/msg\/imap \(process \d+, port 143→\d+\)/)
  expect(stdout).toContain('slow /mail/msg/store 250 ms')
  await hawser('heal', 'sysA', 'core')
})

it('acts: kill, power, network, link, disk, fence', async () => {
  expect(await hawser('kill', 'sysA', '/mail/msg/imap')).toMatchObject({ code: 0 })
  expect(await hawser('nic', 'sysB', 'down', '--device', 'eth0')).toMatchObject({ code: 0 })
  expect(await systemOf('sysB')).toMatchObject({ nics: [{ link: 'down' }] })
  expect(await hawser('nic', 'sysB', 'up')).toMatchObject({ code: 0 })
  expect(await hawser('cut', 'sysB')).toMatchObject({ code: 0 })
  expect((await hawser('state')).stdout).toContain('sysB: on, network cut')
  await hawser('restore', 'sysB')
  await hawser('hang', 'sysB')
  expect(await systemOf('sysB')).toMatchObject({ hung: true, network: 'connected' })
  await hawser('thaw', 'sysB')
  await hawser('power-off', 'sysB')
  expect((await hawser('state')).stdout).toContain('sysB: off')
  await hawser('power-on', 'sysB')
  expect(await hawser('fill', 'maildg')).toMatchObject({ code: 0 })
  expect(await hawser('fence', 'fail')).toMatchObject({ code: 0 })
  expect((await hawser('state')).stdout).toMatch(/power switch failing[^]*full disks: maildg/)
  await hawser('empty', 'maildg')
  await hawser('fence', 'heal')
})

it('prints the ledger and what its check finds', async () => {
  expect((await hawser('ledger')).stdout).toMatch(/^\d{4}-.*Z sysA acquire disk maildg ok$/m)
  expect(await hawser('ledger', '--check')).toMatchObject({
    code: 0,
    stdout: 'nothing was ever held by two systems\n',
  })
  await hawser('cut', 'sysA')
  await runOn(lab, 'sysB', 'ip addr add 10.10.10.20/24 dev eth0')
  const { code, stdout } = await hawser('ledger', '--check')
  expect(code).toBe(3)
  expect(stdout).toMatch(/^line \d+: sysB took address 10.10.10.20 while sysA held it\n$/)
})

it('runs as a program', async () => {
  const program = fileURLToPath(new URL('../hawser.ts', import.meta.url))
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [program, 'lab', 'state', '--data', data])
  expect(stdout).toContain('lab of cluster small')
  await expect(run(process.execPath, [program, 'nonsense'])).rejects.toMatchObject({ code: 2 })
})
