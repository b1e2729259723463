import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { LabWork } from '#lib/wire/lab-work.ts'
import { diskNames, nicsOf } from '#lab/hardware/hardware.ts'
import type { Lab } from '#lab/lab.ts'
import { mainFileOf, readExample } from '#lab/setup/example.ts'
import { runOn } from '#lab/testing/client.ts'
import { labForTest } from '#lab/testing/lab-for-test.ts'
import { askLab } from './client.ts'

const empty = readExample(mainFileOf('empty'), 5)
const filesOf = (name: string) =>
  readExample(mainFileOf(name), 5).map((file) => ({
    ...file,
    text: file.text.replace(`cluster ${name} (`, 'cluster empty ('),
  }))

let lab: Lab
beforeAll(async () => {
  const { configuration } = loadConfiguration(empty)
  if (configuration === null) throw new Error('the empty cluster does not load')
  lab = await labForTest({ configuration })
})
afterAll(() => lab.close())

const prepare = (files: unknown) => askLab(lab.file, 'POST', '/prepare', { files })
const workFor = async (files: unknown): Promise<LabWork> => {
  const answer = await prepare(files)
  if (!answer.ok) throw new Error(answer.text)
  return answer.body as LabWork
}
const rootOf = (system: string) => lab.world.systems.get(system)?.root ?? ''

it('begins with systems enough for the enterprise example, and nothing else', async () => {
  expect([...lab.world.systems.keys()]).toEqual([
    'sysA',
    'sysB',
    'sysC',
    'sysD',
    'sysE',
    'sysF',
    'sysG',
    'standby',
  ])
  expect(diskNames(lab.world.hardware)).toEqual([])
  expect(nicsOf(lab.world.hardware, 'sysA')).toEqual([])
  expect(await workFor(empty)).toEqual({ made: [], inUse: [] })
})

it('makes disks, volumes, mount points, cards and software of a configuration, once', async () => {
  const { made } = await workFor(filesOf('simple'))
  expect(made).toContainEqual({ kind: 'disk', name: 'maildg', systems: [] })
  expect(made).toContainEqual({ kind: 'volume', name: 'maildg/mailvol', systems: [] })
  expect(made).toContainEqual({ kind: 'mount-point', name: '/sunone/mail', systems: ['standby', 'sysA'] })
  expect(made).toContainEqual({ kind: 'network-card', name: 'eth0', systems: ['sysA', 'standby'] })
  expect(made).toContainEqual({ kind: 'software', name: '/sunone/mail/msgsrv', systems: [] })
  expect(existsSync(join(rootOf('standby'), 'sunone/mail'))).toBe(true)
  expect(await workFor(filesOf('simple'))).toEqual({ made: [], inUse: [] })
})

const online = [
  'vxdg -t import maildg && vxvol -g maildg startall',
  'mount -t vxfs /dev/vx/dsk/maildg/mailvol /sunone/mail',
  'ip addr add 10.10.10.20/24 dev eth0',
  '"$HAWSER_SYSTEM_ROOT/sunone/mail/msgsrv/lib/msstart" imap',
].join(' && ')

it('adds to what runs and leaves that as it is', async () => {
  await runOn(lab, 'sysA', online)
  const ports = join(rootOf('sysA'), 'sunone/mail/msgsrv/config/ports')
  const before = readFileSync(ports, 'utf8')
  const moved = filesOf('simple').map((file) => ({
    ...file,
    text: file.text.replace('imap = 143', 'imap = 1143'),
  }))
  expect(await workFor(moved)).toEqual({ made: [], inUse: ['/sunone/mail/msgsrv'] })
  expect(readFileSync(ports, 'utf8')).toBe(before)
  const { made } = await workFor(filesOf('midrange'))
  expect(made).toContainEqual({ kind: 'disk', name: 'dirdg', systems: [] })
  expect(diskNames(lab.world.hardware)).toContain('maildg')
  const killed = await askLab(lab.file, 'POST', '/systems/sysA/services/mail_services/kill')
  expect(killed).toMatchObject({ ok: true, body: { services: ['/sunone/mail/msgsrv/imap'] } })
})

it('keeps mount points over a boot', async () => {
  const system = lab.world.systems.get('sysB')
  await system?.powerOff()
  await system?.powerOn()
  expect(existsSync(join(rootOf('sysB'), 'sunone/imap'))).toBe(true)
})

it.each([
  ['main.cf:1', [{ name: 'main.cf', text: 'cluster (' }]],
  ['The files are of the cluster simple; the lab carries empty.', readExample(mainFileOf('simple'), 5)],
  [
    'The lab has no system sysH; it has sysA, sysB, sysC, sysD, sysE, sysF, sysG, standby.',
    filesOf('simple').map((file) => ({ ...file, text: file.text.replaceAll('sysA', 'sysH') })),
  ],
  [
    'What is mounted at /sunone/else is no volume of Volume Manager, and the lab has no others.',
    filesOf('simple').map((file) => ({
      ...file,
      text: file.text
        .replace('"/dev/vx/dsk/maildg/mailvol"', '"/dev/maildg/mailvol"')
        .replace('MountPoint = "/sunone/mail"', 'MountPoint = "/sunone/else"'),
    })),
  ],
])('refuses with its reasons: %s', async (reason, files) => {
  const answer = await prepare(files)
  expect(answer).toMatchObject({ ok: false, code: 'cannot-prepare' })
  expect(answer.ok ? '' : answer.text).toContain(reason)
})

it('wants files', async () => {
  expect(await prepare('main.cf')).toMatchObject({ ok: false, code: 'bad-request' })
})
