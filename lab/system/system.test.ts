import { connect } from 'node:net'
import { join } from 'node:path'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Client, SFTPWrapper } from 'ssh2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Lab } from '#lab/lab.ts'
import { connectTo, runOn, runOver } from '#lab/testing/client.ts'
import { labForTest } from '#lab/testing/lab-for-test.ts'
import { keyIn } from './keys.ts'
import { processesOf } from './process-table.ts'
import type { LabSystem } from './system.ts'

let lab: Lab
beforeAll(async () => {
  lab = await labForTest()
})
afterAll(() => lab.close())

const system = (name: string): LabSystem => {
  const found = lab.world.systems.get(name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}

/** Starts a command whose end is not waited for: what becomes of its connection is the test's matter. */
const begin = (client: Client, command: string) => {
  runOver(client, command).catch(() => undefined)
}

/** Waits until a condition holds; the test's own time limit ends a wait in vain. */
const until = async (condition: () => boolean) => {
  while (!condition()) await sleep(10)
}

/** What a fresh connection to a port says in half a second: its first words, "silence" or "refused". */
const firstWords = (port: number): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const end = (what: string) => {
      resolve(what)
      socket.destroy()
    }
    socket.on('error', () => end('refused'))
    socket.on('data', (data) => end(data.toString()))
    socket.setTimeout(500, () => end('silence'))
  })

describe('commands', () => {
  it('run in the system, as itself, with its input, exit code and both outputs', async () => {
    const client = await connectTo(lab, 'sysA')
    const outcome = await runOver(client, 'cat; hostname; pwd; echo no >&2; exit 42', 'in\n')
    expect(outcome).toEqual({
      code: 42,
      signal: null,
      stdout: `in\nsysA\n${system('sysA').root}\n`,
      stderr: 'no\n',
    })
    expect(await runOver(client, 'kill -TERM $$')).toMatchObject({ code: null, signal: 'SIGTERM' })
    client.end()
  })

  it('get signals as a whole process group', async () => {
    const client = await connectTo(lab, 'sysA')
    const exit = await new Promise((resolve, reject) => {
      client.exec('sh -c "echo up; exec sleep 60"; echo never', (error, channel) => {
        if (error) return reject(error)
        channel.on('exit', (_code: unknown, signal: unknown) => resolve(signal))
        channel.once('data', () => channel.signal('TERM'))
      })
    })
    expect(exit).toBe('SIGTERM')
    client.end()
  })

  it('see only the processes of their system', async () => {
    const client = await connectTo(lab, 'sysA')
    begin(client, 'exec sleep 61')
    await until(() => processesOf(system('sysA').root).some(({ args }) => args === 'sleep 61'))
    expect((await runOn(lab, 'sysA', 'ps -e -o pid= -o args=')).stdout).toMatch(/^ *\d+ sleep 61$/m)
    expect((await runOn(lab, 'sysB', 'ps -e -o pid= -o args=')).stdout).not.toContain('sleep 61')
    expect((await runOn(lab, 'sysB', 'ps -p 1 -o pid=')).code).toBe(1)
    client.end()
  })

  it('go on when the connection is lost', async () => {
    const client = await connectTo(lab, 'sysA')
    const { root } = system('sysA')
    begin(client, 'sleep 0.3; echo done >"$HOME/survived"')
    await until(() => processesOf(root).some(({ args }) => args.includes('sleep 0.3')))
    client.destroy()
    await until(() => existsSync(join(root, 'survived')))
  })

  it('are limited to ten sessions at once on one connection', async () => {
    const client = await connectTo(lab, 'sysB')
    const open = Array.from({ length: 10 }, () => runOver(client, 'cat >/dev/null; sleep 0.5'))
    await expect(runOver(client, 'true')).rejects.toThrow()
    expect((await Promise.all(open)).map(({ code }) => code)).toEqual(Array.from({ length: 10 }, () => 0))
    client.end()
  })
})

it('lets in only the key of the lab', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'hawser-key-'))
  await expect(connectTo(lab, 'sysA', keyIn(join(directory, 'other')).private)).rejects.toThrow(
    'authentication',
  )
  rmSync(directory, { recursive: true })
})

describe('SFTP', () => {
  const open = (client: Client) => promisify<SFTPWrapper>((done) => client.sftp(done))()

  it('reads and writes below the root and leads nowhere else', async () => {
    const client = await connectTo(lab, 'sysA')
    const sftp = await open(client)
    const call = <Result>(act: (done: (error?: Error | null, result?: Result) => void) => void) =>
      new Promise<Result | undefined>((resolve, reject) =>
        act((error, result) => (error ? reject(error) : resolve(result))),
      )
    await call((done) => sftp.mkdir('.hawser', done))
    await call((done) => sftp.writeFile('.hawser/file', 'text', { mode: 0o755 }, done))
    await call((done) => sftp.rename('.hawser/file', '/.hawser/moved', done))
    expect(readFileSync(join(system('sysA').root, '.hawser/moved'), 'utf8')).toBe('text')
    expect((await call<Buffer>((done) => sftp.readFile('.hawser/moved', done)))?.toString()).toBe('text')
    const list = await call<{ filename: string }[]>((done) => sftp.readdir('/.hawser', done))
    expect(list?.map(({ filename }) => filename)).toEqual(['moved'])
    await expect(call<Buffer>((done) => sftp.readFile('../../../../../../etc/shadow', done))).rejects.toThrow(
      'No such file',
    )
    await expect(call<Buffer>((done) => sftp.readFile('/.hawser/file', done))).rejects.toThrow('No such file')
    client.end()
  })
})

describe('power', () => {
  it('off: every process dies, connections break, the port refuses; on: it answers with an empty /var', async () => {
    const { root } = system('sysB')
    const client = await connectTo(lab, 'sysB')
    const lost = new Promise((resolve) => client.on('error', resolve).on('close', () => resolve(null)))
    begin(client, 'trap "" TERM; echo x >"$HOME/var/x"; sleep 62 & sleep 63')
    await until(() => processesOf(root).some(({ args }) => args === 'sleep 63'))
    const port = system('sysB').port()
    const bootId = () => readFileSync(join(root, 'proc/sys/kernel/random/boot_id'), 'utf8')
    const before = bootId()
    await system('sysB').powerOff()
    await lost
    expect(processesOf(root)).toEqual([])
    expect(await firstWords(port)).toBe('refused')
    await system('sysB').powerOn()
    expect(system('sysB').port()).toBe(port)
    expect(bootId()).not.toBe(before)
    expect(await runOn(lab, 'sysB', 'ls "$HOME/var"; mount')).toMatchObject({ code: 0, stdout: '' })
    const triggers = await runOn(lab, 'sysB', 'ls "$HOME/opt/VRTSvcs/bin/triggers"')
    expect(triggers).toMatchObject({ code: 0, stdout: '' })
  })
})

describe('network', () => {
  it('cut: connections go silent, new ones hang, processes stay; restored: what was said arrives', async () => {
    const { root } = system('sysA')
    const client = await connectTo(lab, 'sysA')
    let answered = false
    const outcome = runOver(client, 'sleep 0.2; echo late').then((result) => {
      answered = true
      return result
    })
    await until(() => processesOf(root).some(({ args }) => args.startsWith('sleep 0.2')))
    system('sysA').cutNetwork()
    expect(await firstWords(system('sysA').port())).toBe('silence')
    expect(answered).toBe(false)
    expect(await runOn(lab, 'sysB', 'ping -c 1 -W 1 sysA')).toMatchObject({ code: 1 })
    system('sysA').restoreNetwork()
    expect(await outcome).toMatchObject({ code: 0, stdout: 'late\n' })
    expect(await runOn(lab, 'sysB', 'ping -c 1 -W 1 sysA')).toMatchObject({ code: 0 })
    client.end()
  })

  it('stays cut over a power cycle', async () => {
    system('sysB').cutNetwork()
    await system('sysB').powerOff()
    await system('sysB').powerOn()
    expect(await firstWords(system('sysB').port())).toBe('silence')
    system('sysB').restoreNetwork()
    expect(await firstWords(system('sysB').port())).toContain('SSH-2.0')
  })
})

describe('hang', () => {
  it('stops every process and the port where they are until the thaw', async () => {
    const { root } = system('sysA')
    const client = await connectTo(lab, 'sysA')
    const outcome = runOver(client, 'sleep 0.2; echo woke')
    await until(() => processesOf(root).some(({ args }) => args.startsWith('sleep 0.2')))
    system('sysA').hang()
    expect(system('sysA').condition()).toEqual({ power: 'on', network: 'connected', hung: true })
    expect(await firstWords(system('sysA').port())).toBe('silence')
    system('sysA').thaw()
    expect(await outcome).toMatchObject({ stdout: 'woke\n' })
    client.end()
  })
})
