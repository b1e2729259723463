import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { entryPoints } from './entry-point.ts'
import { shells, SystemRoot } from './system-root.ts'

let root: SystemRoot
beforeEach(() => {
  root = new SystemRoot()
})
afterEach(() => root.dispose())

const hostile = `-n $(id) "ü' ;id \\t * --`
const loop = '#!/bin/sh\nprintf "%s\\n" "$@" >"${0%/*}/given"\nwhile :; do sleep 0.1; done\n'

describe.each(shells)('Process on %s %s', (...shell) => {
  it('runs, dies, is cleaned; its arguments reach it as they are', async () => {
    root.write('/opt/my app/loop', loop, 0o755)
    const agent = entryPoints(root, 'Process', shell)
    const values = ['/opt/my app/loop', hostile, '']
    expect((await agent.run('monitor', values)).code).toBe(100)
    for (const entryPoint of ['online', 'online']) expect((await agent.run(entryPoint, values)).code).toBe(0)
    expect(root.processes().size).toBe(1)
    expect((await agent.run('monitor', values)).code).toBe(110)
    expect((await agent.run('monitor', ['/opt/my app/loop', 'other', ''])).code).toBe(100)
    expect(readFileSync(root.at('/opt/my app/given'), 'utf8').split('\n')).toEqual([
      ...hostile.split(' '),
      '',
    ])
    for (const pid of root.processes().keys()) process.kill(pid, 'SIGKILL')
    expect((await agent.run('monitor', values)).code).toBe(100)
    await agent.run('online', values)
    expect((await agent.run('clean', values)).code).toBe(0)
    expect(root.processes().size).toBe(0)
  })

  it('believes a PID file only for a process of this program', async () => {
    root.write('/opt/daemon.sh', '#!/bin/sh\nwhile :; do sleep 0.1; done\n')
    const agent = entryPoints(root, 'Process', shell)
    root.write('/opt/daemon.pid', `${root.stranger()}\n`)
    expect((await agent.run('monitor', ['/opt/daemon.sh', '', '/opt/daemon.pid'])).code).toBe(100)
    expect((await agent.run('clean', ['/opt/daemon.sh', '', '/opt/daemon.pid'])).code).toBe(0)
    expect(root.strangerLives()).toBe(true)
  })

  it('says that a program ended at once', async () => {
    root.write('/opt/short', '#!/bin/sh\nexit 3\n', 0o755)
    const answer = await entryPoints(root, 'Process', shell).run('online', ['/opt/short', '', ''])
    expect(answer.code).toBe(1)
    expect(answer.errors).toContain('does not run')
  })
})

const application = (changes: Record<string, string | string[]> = {}) =>
  Object.values({
    User: '',
    StartProgram: `/opt/app/start ${hostile}`,
    StopProgram: '/opt/app/stop',
    CleanProgram: '',
    MonitorProgram: '',
    PidFiles: ['/opt/app/pid'],
    MonitorProcesses: [],
    ...changes,
  })

describe.each(shells)('Application on %s %s', (...shell) => {
  beforeEach(() => {
    root.write('/opt/app/daemon.sh', 'while :; do sleep 0.1; done\n')
    root.write(
      '/opt/app/start',
      '#!/bin/sh\nd=${0%/*}\nprintf "%s\\n" "$@" >"$d/given"\nsh "$d/daemon.sh" &\necho $! >"$d/pid"\n',
      0o755,
    )
    root.write('/opt/app/stop', '#!/bin/sh\nread -r pid <"${0%/*}/pid" && kill "$pid"\n', 0o755)
  })

  it('starts, dies, is cleaned and stopped', async () => {
    const agent = entryPoints(root, 'Application', shell)
    expect((await agent.run('monitor', application())).code).toBe(100)
    expect((await agent.run('online', application())).code).toBe(0)
    expect(readFileSync(root.at('/opt/app/given'), 'utf8').trimEnd().split('\n')).toEqual(hostile.split(' '))
    expect((await agent.run('monitor', application())).code).toBe(110)
    for (const pid of root.processes().keys()) process.kill(pid, 'SIGKILL')
    expect((await agent.run('monitor', application())).code).toBe(100)
    await agent.run('online', application())
    expect((await agent.run('clean', application())).code).toBe(0)
    expect(root.processes().size).toBe(0)
    await agent.run('online', application())
    expect((await agent.run('offline', application())).code).toBe(0)
    expect((await agent.run('offline', application())).output).toContain('nothing to stop')
    expect(root.processes().size).toBe(0)
  })

  it('wants every check to say online', async () => {
    const agent = entryPoints(root, 'Application', shell)
    await agent.run('online', application())
    const line = '/opt/app/daemon.sh'
    root.write('/opt/app/check', '#!/bin/sh\nexit 103\n', 0o755)
    const all = { MonitorProcesses: [line], MonitorProgram: '/opt/app/check' }
    expect((await agent.run('monitor', application({ MonitorProcesses: [line] }))).code).toBe(110)
    expect((await agent.run('monitor', application({ MonitorProcesses: [line, '/gone'] }))).code).toBe(100)
    expect((await agent.run('monitor', application(all))).code).toBe(103)
    expect((await agent.run('monitor', application({ PidFiles: [] }))).code).toBe(99)
  })

  it('runs commands as User, where it may', async () => {
    const agent = entryPoints(root, 'Application', shell)
    const values = application({ User: 'mail' })
    expect((await agent.run('online', values)).code).toBe(0)
    expect(readFileSync(root.at('/hardware/calls'), 'utf8')).toBe('su mail\n')
    expect(readFileSync(root.at('/opt/app/given'), 'utf8').trimEnd().split('\n')).toEqual(hostile.split(' '))
    root.write('/hardware/user', 'operator 1000\n')
    expect((await agent.run('offline', values)).code).toBe(0)
    expect(readFileSync(root.at('/hardware/calls'), 'utf8')).toBe('su mail\n')
  })

  it('does not end a stranger, and says so', async () => {
    root.write('/opt/app/pid', `${root.stranger()}\n`)
    const answer = await entryPoints(root, 'Application', shell).run('clean', application())
    expect(answer.code).toBe(1)
    expect(answer.errors).toContain('does not carry')
    expect(root.strangerLives()).toBe(true)
  })
})

describe.each(shells)('files and marks on %s %s', (...shell) => {
  it('FileOnOff creates and removes', async () => {
    const agent = entryPoints(root, 'FileOnOff', shell)
    root.write('/tmp/keep', '')
    const values = ['/tmp/a "$(id)" b']
    expect((await agent.run('monitor', values)).code).toBe(100)
    for (const entryPoint of ['online', 'online']) expect((await agent.run(entryPoint, values)).code).toBe(0)
    expect(existsSync(root.at('/tmp/a "$(id)" b'))).toBe(true)
    expect((await agent.run('monitor', values)).code).toBe(110)
    for (const entryPoint of ['offline', 'clean']) expect((await agent.run(entryPoint, values)).code).toBe(0)
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect((await agent.run('online', ['/nowhere/a'])).code).toBe(1)
  })

  it('FileOnOnly never removes, FileNone only looks', async () => {
    root.write('/tmp/keep', '')
    const only = entryPoints(root, 'FileOnOnly', shell)
    await only.run('online', ['/tmp/a'])
    expect((await only.run('clean', ['/tmp/a'])).code).toBe(0)
    expect((await only.run('monitor', ['/tmp/a'])).code).toBe(110)
    const none = entryPoints(root, 'FileNone', shell)
    expect((await none.run('monitor', ['/tmp/a'])).code).toBe(110)
    expect((await none.run('monitor', ['/tmp/b'])).code).toBe(100)
  })

  it.each([
    ['Phantom', []],
    ['NotifierMngr', ['mail.example.com']],
  ])('%s is online from online to offline, in one run of the system', async (type, values) => {
    root.write('/proc/sys/kernel/random/boot_id', 'first\n')
    const agent = entryPoints(root, type, shell)
    expect((await agent.run('monitor', values)).code).toBe(100)
    expect((await agent.run('online', values)).code).toBe(0)
    expect((await agent.run('monitor', values)).code).toBe(110)
    root.write('/proc/sys/kernel/random/boot_id', 'second\n')
    expect((await agent.run('monitor', values)).code).toBe(100)
    await agent.run('online', values)
    expect((await agent.run('offline', values)).code).toBe(0)
    expect((await agent.run('monitor', values)).code).toBe(100)
  })

  it('NotifierMngr says that nobody is notified without a mail server', async () => {
    const answer = await entryPoints(root, 'NotifierMngr', shell).run('online', [''])
    expect(answer.code).toBe(0)
    expect(`${answer.output}${answer.errors}`).toContain('nobody is notified')
  })
})
