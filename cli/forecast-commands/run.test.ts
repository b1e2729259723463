import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { runForecastCommand } from './run.ts'
import { simulateCommand } from './simulate.ts'
import { surviveCommand } from './survive.ts'

const example = (name: string) => fileURLToPath(new URL(`../../examples/${name}/main.cf`, import.meta.url))
const simulate = (...argv: string[]) => runForecastCommand(simulateCommand, argv)
const survive = (...argv: string[]) => runForecastCommand(surviveCommand, argv)
const simple = example('simple')

const room = mkdtempSync(join(tmpdir(), 'hawser-forecast-'))
afterAll(() => rmSync(room, { recursive: true }))

const main = (text: string) => {
  const path = join(mkdtempSync(join(room, 'cluster-')), 'main.cf')
  writeFileSync(path, text)
  return path
}

/** A group that fits its home system and not the other: Limits and Capacity. */
const crowded = main(`include "types.cf"
cluster crowded ( )
system a ( Capacity = 100 )
system b ( Capacity = 100 )
group web ( SystemList = { a = 0, b = 1 }
  AutoStartList = { a }
  Load = 60 )
  FileOnOff web_file ( PathName = "/tmp/web" )
group db ( SystemList = { a = 1, b = 0 }
  AutoStartList = { b }
  Load = 60 )
  FileOnOff db_file ( PathName = "/tmp/db" )
`)

describe('the examples stand every single fault as they did', () => {
  it.each(['simple', 'midrange', 'enterprise'])('%s', async (name) => {
    const { code, stdout, stderr } = survive(example(name), '--pairs')
    expect(code).toBe(0)
    expect(stderr).toMatch(/^\d+ faults simulated in \d+\.\d s\n$/)
    await expect(stdout).toMatchFileSnapshot(`golden/survive-${name}.txt`)
  })
})

describe('hawser simulate', () => {
  it.each([
    ['system-lost', ['--fault', 'system:sysA']],
    ['no-fence', ['--fault', 'system:sysA', '--fence', 'none']],
    ['resource-gone', ['--fault', 'resource:mail_core@sysA:gone', '--at', '30s']],
    ['start', []],
  ])('%s tells the log and the end', async (name, argv) => {
    const { code, stdout } = simulate(simple, ...argv)
    expect(code).toBe(0)
    await expect(stdout).toMatchFileSnapshot(`golden/simulate-${name}.txt`)
  })

  it('answers the same as data, without the configuration and its secrets', () => {
    const { stdout } = simulate(simple, '--fault', 'system:sysA', '--json')
    const answer = JSON.parse(stdout)
    expect(answer).toMatchObject({
      cluster: 'simple',
      ended: 'quiet',
      groups: [{ group: 'Mail', fate: 'moved', onlineAfter: ['standby'], outage: { isOver: true } }],
      systems: { sysA: 'FAULTED', standby: 'RUNNING' },
    })
    expect(answer.timeline[0]).toMatchObject({ kind: 'happening', atMs: 0, text: 'System sysA loses power.' })
    expect(stdout).not.toContain('ambMemNmjMogBgcGd')
  })

  it('lets each fault happen at its own time', () => {
    const { stdout } = simulate(
      simple,
      '--fault',
      'system:standby',
      '--fault',
      'system:sysA',
      '--at',
      '0',
      '--at',
      '5m',
    )
    expect(stdout).toMatch(/ 0 s {2}>+ {2}System standby loses power\./)
    expect(stdout).toMatch(/5 min {2}>+ {2}System sysA loses power\./)
  })

  it('takes times that are given for all, for a type and for a resource', () => {
    const takes = ['online=1s', 'SunJESMsg.online=2s', 'mail_ldap.online=3s'].flatMap((each) => [
      '--takes',
      each,
    ])
    const { stdout } = simulate(simple, '--fault', 'system:sysA', ...takes)
    expect(stdout).toContain('SunJESMsg.online 2 s, mail_ldap.online 3 s')
    // 18 s until it is off, then dg, vol, mnt, ldap, core and services, each with a monitor of 1 s.
    expect(stdout).toMatch(/Mail {3}moved {2}sysA {4}standby {2}34 s/)
  })

  it('is failed by --check when something is left down', () => {
    expect(simulate(simple, '--fault', 'system:sysA', '--check').code).toBe(0)
    expect(simulate(simple, '--fault', 'system:sysA', '--fence', 'fails', '--check').code).toBe(3)
  })

  it('goes on when a person confirms', () => {
    const { stdout } = simulate(simple, '--fault', 'system:sysA', '--fence', 'none', '--confirm', '5m')
    expect(stdout).toMatch(/Mail.*moved.*sysA.*standby.*5 min until certainly off/)
  })
})

describe('hawser survive', () => {
  it('names the capacity that a fault exceeds', () => {
    const { stdout } = survive(crowded)
    expect(stdout).toContain('exceeded: b carries 120 of Capacity 100 (web, db)')
  })

  it('answers as data', () => {
    const { summary, rows } = JSON.parse(survive(simple, '--json').stdout)
    expect(summary).toEqual(['13 of 14 single faults survived; 1 leaves a part of Mail down: mail_adm@sysA.'])
    expect(rows[0]).toMatchObject({ fault: { name: 'mail_adm@sysA' }, outcome: 'degraded' })
  })

  it('is failed by --check when a fault is not survived', () => {
    expect(survive(simple, '--check').code).toBe(3)
    expect(survive(crowded, '--check').code).toBe(0)
  })

  it('without fences every loss of a system with a group on it leaves the group down', () => {
    const { stdout } = survive(simple, '--fence', 'none')
    expect(stdout).toContain('12 of 14 single faults survived; 1 leaves Mail down: sysA;')
  })
})

describe('what cannot be done', () => {
  it.each([
    [['--fault', 'system:sysX'], 'the cluster has no system sysX, only sysA, standby'],
    [['--fault', 'resource:nothing@sysA'], 'the cluster has no resource nothing'],
    [['--fault', 'resource:mail_ip'], 'is neither system:SYSTEM nor resource:RESOURCE@SYSTEM[:gone]'],
    [['--fault', 'system:sysA:gone'], 'is neither system:SYSTEM nor resource:RESOURCE@SYSTEM[:gone]'],
    [['--fault', 'system:sysA', '--at', 'soon'], '--at soon is not a time'],
    [['--fault', 'system:sysA', '--at', '1s', '--at', '2s'], '--at is given 2 times, --fault 1 times'],
    [['--fence', 'maybe'], '--fence maybe is none of works, fails, none'],
    [['--takes', 'imap=3s'], '--takes imap=3s is not'],
    [['--takes', 'Nothing.online=3s'], 'has neither a resource nor a type Nothing'],
    [['--pairs'], "Unknown option '--pairs'"],
  ])('%j is refused with a sentence', (argv, sentence) => {
    const { code, stdout, stderr } = simulate(simple, ...argv)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(sentence)
  })

  it('says where a configuration is wrong', () => {
    const path = main(
      'include "types.cf"\ncluster broken ( )\nsystem a ( )\ngroup g ( SystemLst = { a = 0 } )\n',
    )
    const { code, stdout, stderr } = survive(path)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^main\.cf:4:11: error: /)
  })

  it('says that a file is not there', () => {
    expect(simulate('/nowhere/main.cf')).toMatchObject({
      code: 1,
      stderr: '/nowhere/main.cf cannot be read (ENOENT)\n',
    })
  })

  it('tells its usage', () => {
    expect(simulate('--help')).toEqual({ code: 0, stdout: simulateCommand.usage, stderr: '' })
    expect(survive()).toMatchObject({ code: 2, stderr: surviveCommand.usage })
  })
})

it('runs as a program', async () => {
  const program = fileURLToPath(new URL('../hawser.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, [program, 'simulate', simple])
  expect(stdout).toContain('Group Mail is online on system sysA.')
})
