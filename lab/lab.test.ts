import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { askLab, labFileIn, readLabFile, type LabFile } from './control/client.ts'
import type { LabState } from './control/state.ts'
import { startLab } from './lab.ts'
import { diskOwner } from './hardware/hardware.ts'
import { readLedger } from './ledger.ts'
import { processesBelow } from './system/process-table.ts'
import { hardwareOnline } from './testing/lab-for-test.ts'
import { runOn } from './testing/client.ts'
import { smallConfiguration } from './testing/small-configuration.ts'

let data: string
let child: ChildProcess | null = null
beforeEach(() => {
  data = realpathSync(mkdtempSync(join(tmpdir(), 'hawser-lab-')))
})
afterEach(async () => {
  if (child !== null && child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  child = null
  rmSync(data, { recursive: true, force: true })
})

const main = fileURLToPath(new URL('main.ts', import.meta.url))

/** Starts the lab as a process and waits for its ready line. */
const launch = async (...more: string[]): Promise<LabFile> => {
  child = spawn(process.execPath, [main, '--data', data, '--example', 'simple', ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HAWSER_LAB_MONITOR_INTERVAL: '3' },
  })
  for await (const chunk of child.stdout ?? []) {
    expect(String(chunk)).toBe('lab ready\n')
    break
  }
  const file = readLabFile(labFileIn(data))
  if (file === null) throw new Error('no lab.json')
  return file
}

const portsOf = async (lab: LabFile): Promise<number[]> => {
  const answer = await askLab(lab, 'GET', '/state')
  if (!answer.ok) throw new Error(answer.text)
  return (answer.body as LabState).systems.map(({ port }) => port)
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
    socket.once('close', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

it('starts an example, tells where it is, and leaves nothing behind after TERM', async () => {
  const lab = await launch()
  expect(lab).toMatchObject({ cluster: 'simple', pid: child?.pid })
  const ports = await portsOf(lab)
  expect(ports).toHaveLength(2)
  expect(await Promise.all(ports.map(accepts))).toEqual([true, true])
  const { systems } = JSON.parse(readFileSync(join(data, 'clusters/simple/connections.json'), 'utf8'))
  expect(Object.keys(systems)).toEqual(['sysA', 'standby'])
  expect(systems.sysA).toMatchObject({
    address: '127.0.0.1',
    port: ports[0],
    suiteDirectory: '.hawser/agents',
  })
  expect(systems.sysA.hostKey).toMatch(/^SHA256:[\w+/]{43}$/)
  expect(statSync(systems.sysA.authentication.file).mode & 0o077).toBe(0)
  expect(statSync(labFileIn(data)).mode & 0o077).toBe(0)

  child?.kill('SIGTERM')
  expect(await once(child as ChildProcess, 'exit')).toEqual([0, null])
  expect(await Promise.all([...ports, Number(new URL(lab.controlUrl).port)].map(accepts))).toEqual([
    false,
    false,
    false,
  ])
  expect(processesBelow(join(data, 'lab/systems'))).toEqual([])
  expect(existsSync(labFileIn(data))).toBe(false)
  expect(existsSync(join(data, 'lab/lab.lock'))).toBe(false)
})

it('writes the configuration with its timing once and never over what a person changed', async () => {
  await launch()
  const main = join(data, 'clusters/simple/config/main.cf')
  const types = join(data, 'clusters/simple/config/types.cf')
  expect(readFileSync(types, 'utf8')).toContain('static int MonitorInterval = 3')
  writeFileSync(main, `${readFileSync(main, 'utf8')}\n// changed\n`)
  child?.kill('SIGINT')
  await once(child as ChildProcess, 'exit')
  await launch()
  expect(readFileSync(main, 'utf8')).toContain('// changed')
})

it('ends with a sentence when its arguments make no sense', async () => {
  const failing = spawn(process.execPath, [main, '--data', data, '--example', 'huge'])
  let stderr = ''
  failing.stderr.on('data', (chunk) => (stderr += chunk))
  expect(await once(failing, 'close')).toEqual([2, null])
  expect(stderr).toContain('--example is one of simple, midrange, enterprise')
})

it('keeps keys, ports and disks over a restart, and clears what a killed lab left', async () => {
  const options = { dataDirectory: data, configuration: smallConfiguration }
  const first = await startLab(options)
  await runOn(first, 'sysA', `${hardwareOnline} && echo kept >"$HAWSER_SYSTEM_ROOT/mail/note"`)
  await runOn(first, 'sysA', '"$HAWSER_SYSTEM_ROOT/mail/msg/lib/msstart" imap')
  const connections = readFileSync(first.connectionsFile, 'utf8')
  const { hardware } = first.world
  await first.close()
  expect(diskOwner(hardware, 'maildg')).toBeNull()
  expect(processesBelow(join(data, 'lab/systems'))).toEqual([])
  const released = readLedger(readFileSync(join(hardware, 'ledger.log'), 'utf8')).filter(
    ({ verb }) => verb === 'release',
  )
  expect(released.map(({ kind }) => kind)).toEqual(['service', 'address', 'disk'])

  const root = join(data, 'lab/systems/sysA/root')
  const leftOver = spawn('sleep', ['64'], {
    env: { ...process.env, HAWSER_SYSTEM_ROOT: root },
    detached: true,
  })
  const second = await startLab(options)
  expect(readFileSync(second.connectionsFile, 'utf8')).toBe(connections)
  if (leftOver.exitCode === null && leftOver.signalCode === null) await once(leftOver, 'exit')
  expect(leftOver.signalCode).toBe('SIGKILL')
  expect(
    (await runOn(second, 'sysB', `${hardwareOnline} && cat "$HAWSER_SYSTEM_ROOT/mail/note"`)).stdout,
  ).toBe('kept\n')
  await second.close()
})

it('is refused a data directory on which another lab runs', async () => {
  const options = { dataDirectory: data, configuration: smallConfiguration }
  const first = await startLab(options)
  await expect(startLab(options)).rejects.toThrow('already runs a lab')
  await first.close()
  const again = await startLab(options)
  await again.close()
})
