import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Lab } from '#lab/lab.ts'
import { fenceProgram } from '#lab/setup/connections.ts'
import { runOn } from '#lab/testing/client.ts'
import { hardwareOnline, labForTest } from '#lab/testing/lab-for-test.ts'
import { askLab, labFileIn } from './client.ts'
import type { LabState } from './state.ts'

let lab: Lab
beforeAll(async () => {
  lab = await labForTest()
})
afterAll(() => lab.close())
beforeEach(async () => {
  lab.world.fence.failing = false
  for (const system of lab.world.systems.values()) await system.powerOn()
})

const post = (path: string, body?: unknown) => askLab(lab.file, 'POST', path, body)
const get = (path: string) => askLab(lab.file, 'GET', path)
const state = async (): Promise<LabState> => {
  const answer = await get('/state')
  if (!answer.ok) throw new Error(answer.text)
  return answer.body as LabState
}
const systemState = async (name: string) => (await state()).systems.find((system) => system.name === name)

it('answers nobody without the token', async () => {
  const stranger = { controlUrl: lab.file.controlUrl, token: 'guessed' }
  expect(await askLab(stranger, 'GET', '/state')).toMatchObject({ ok: false, code: 'unauthorized' })
  expect(await askLab(stranger, 'POST', '/systems/sysA/power-off')).toMatchObject({ ok: false })
  expect(await systemState('sysA')).toMatchObject({ power: 'on' })
})

it('shows what each system is and holds', async () => {
  await runOn(lab, 'sysA', hardwareOnline)
  await runOn(lab, 'sysA', '"$HAWSER_SYSTEM_ROOT/mail/msg/lib/msstart" imap')
  const { systems, disks, cluster } = await state()
  expect(cluster).toBe('small')
  expect(systems[0]).toMatchObject({
    name: 'sysA',
    power: 'on',
    network: 'connected',
    hung: false,
    disks: ['maildg'],
    addresses: [{ address: '10.10.10.20', device: 'eth0', prefix: 24 }],
    mounts: [{ path: '/mail' }],
    nics: [{ device: 'eth0', link: 'up' }],
    services: [{ service: '/mail/msg/imap', ports: [{ port: 143, address: '10.10.10.20' }] }],
    faults: [],
  })
  expect(systems[0]?.processes).toHaveLength(1)
  expect(systems[1]).toMatchObject({ name: 'sysB', disks: [], addresses: [], services: [], processes: [] })
  expect(disks).toMatchObject([
    { name: 'maildg', owner: 'sysA', full: false, volumes: [{ name: 'mailvol', started: true }] },
  ])
  await post('/systems/sysA/power-off')
})

describe('systems', () => {
  it.each([
    ['cut-network', { network: 'cut' }, 'restore-network', { network: 'connected' }],
    ['hang', { hung: true }, 'thaw', { hung: false }],
    ['power-off', { power: 'off' }, 'power-on', { power: 'on' }],
    [
      'nic/down',
      { nics: [{ device: 'eth0', link: 'down' }] },
      'nic/up',
      { nics: [{ device: 'eth0', link: 'up' }] },
    ],
  ])('%s and back', async (there, after, back, before) => {
    expect(await post(`/systems/sysB/${there}`)).toMatchObject({ ok: true })
    expect(await systemState('sysB')).toMatchObject(after)
    expect(await post(`/systems/sysB/${back}`)).toMatchObject({ ok: true })
    expect(await systemState('sysB')).toMatchObject(before)
  })
})

describe('services', () => {
  it('get faults by the name of their resource or their own, and are healed', async () => {
    expect(await post('/systems/sysB/services/services/slow', { delayMs: 300 })).toMatchObject({ ok: true })
    const own = encodeURIComponent('/mail/msg/imap')
    expect(await post(`/systems/sysB/services/${own}/hang`)).toMatchObject({ ok: true })
    const faults = (await systemState('sysB'))?.faults
    expect(faults).toContainEqual({ kind: 'slow', service: '/mail/msg/smtp', delayMs: 300 })
    expect(faults).toContainEqual({ kind: 'hang', service: '/mail/msg/imap', delayMs: 0 })
    expect(faults).toHaveLength(5)
    expect(await post('/systems/sysB/services/services/heal')).toMatchObject({ ok: true })
    expect((await systemState('sysB'))?.faults).toEqual([])
  })

  it('can be killed only where they run', async () => {
    expect(await post('/systems/sysB/services/core/kill')).toMatchObject({ ok: false, code: 'not-running' })
  })
})

it('fills and empties a disk', async () => {
  expect(await post('/disks/maildg/fill')).toMatchObject({ ok: true })
  expect((await state()).disks).toMatchObject([{ full: true }])
  expect(await post('/disks/maildg/empty')).toMatchObject({ ok: true })
  expect((await state()).disks).toMatchObject([{ full: false }])
})

it.each([
  '/systems/nobody/hang',
  '/systems/sysA/explode',
  '/systems/sysA/services/none/kill',
  '/systems/sysA/services/core/explode',
  '/disks/none/fill',
  '/systems/sysA/nic/sideways',
  '/nothing',
  '/fence/nobody/off',
])('does not know %s', async (path) => {
  expect(await post(path)).toMatchObject({ ok: false, code: 'unknown-name' })
})

it('gives the ledger and its check', async () => {
  await runOn(lab, 'sysA', 'vxdg -t import maildg && vxdg deport maildg')
  const { body } = (await get('/ledger')) as { body: { entries: unknown[] } }
  expect(body.entries.slice(-2)).toMatchObject([
    { verb: 'acquire', name: 'maildg' },
    { verb: 'release', name: 'maildg' },
  ])
  expect(await get('/ledger/check')).toEqual({ ok: true, body: { violations: [] } })
})

describe('the fence program', () => {
  const fence = async (...options: string[]) => {
    const child = spawn(fenceProgram, { stdio: ['pipe', 'pipe', 'pipe'] })
    child.stdin.end(options.map((option) => `${option}\n`).join(''))
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
    const code = child.exitCode ?? (await new Promise((resolve) => child.once('exit', resolve)))
    return { code, stdout, stderr }
  }
  const labFile = () => `lab_file=${labFileIn(lab.connectionsFile.replace(/\/clusters\/.*/, ''))}`

  it('switches a system off and on and tells which it is', async () => {
    expect((await fence('action=status', 'plug=sysB', labFile())).code).toBe(0)
    expect(await fence('action=off', 'plug=sysB', labFile())).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(await systemState('sysB')).toMatchObject({ power: 'off' })
    expect((await fence('action=status', 'plug=sysB', labFile())).code).toBe(2)
    const { controlUrl, token } = lab.file
    expect((await fence('action=on', 'plug=sysB', `url=${controlUrl}`, `token=${token}`)).code).toBe(0)
    expect(await systemState('sysB')).toMatchObject({ power: 'on' })
    expect((await fence('action=monitor', labFile())).code).toBe(0)
  })

  it('fails when the switch fails, and leaves the system on', async () => {
    expect(await post('/fence/fail')).toMatchObject({ ok: true })
    const { code, stderr } = await fence('action=off', 'plug=sysB', labFile())
    expect(code).toBe(1)
    expect(stderr).toContain('power switch does not answer')
    expect((await fence('action=monitor', labFile())).code).toBe(1)
    expect(await systemState('sysB')).toMatchObject({ power: 'on' })
    expect(await post('/fence/heal')).toMatchObject({ ok: true })
  })

  it.each([['action=off'], ['action=explode', 'plug=sysB'], ['action=off', 'plug=nobody']])(
    'fails with a sentence for %s %s',
    async (...options) => {
      const { code, stderr } = await fence(...options, labFile())
      expect(code).toBe(1)
      expect(stderr).toMatch(/^fence_lab: \S/)
    },
  )
})
