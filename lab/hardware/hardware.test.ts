import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checkLedger, readLedger } from '#lab/ledger.ts'
import type { Lab } from '#lab/lab.ts'
import { hardwareOnline, labForTest } from '#lab/testing/lab-for-test.ts'
import { runOn } from '#lab/testing/client.ts'
import { addressesOf, diskOwner, mountsOf, setLink } from './hardware.ts'
import { ledgerFile } from './paths.ts'

let lab: Lab
beforeAll(async () => {
  lab = await labForTest()
})
afterAll(() => lab.close())
beforeEach(async () => {
  for (const system of lab.world.systems.values()) {
    system.restoreNetwork()
    await system.powerOff()
    await system.powerOn()
  }
})

const on = (system: string, command: string) => runOn(lab, system, command)
const ledger = () => readFileSync(ledgerFile(lab.world.hardware), 'utf8')
const lastEntry = () => readLedger(ledger()).at(-1)

describe('disk groups', () => {
  it('are imported by one system and refused to the second, on the record', async () => {
    expect(await on('sysA', 'vxdg -t import maildg && vxdg list maildg')).toMatchObject({ code: 0 })
    expect(await on('sysB', 'vxdg list maildg')).toMatchObject({ code: 11 })
    const second = await on('sysB', 'vxdg -t import maildg')
    expect(second.code).toBe(11)
    expect(second.stderr).toContain('in use by another host')
    expect(lastEntry()).toMatchObject({
      system: 'sysB',
      verb: 'refuse',
      name: 'maildg',
      result: 'held-by:sysA',
    })
    expect(await on('sysA', 'vxdg deport maildg')).toMatchObject({ code: 0 })
    expect(await on('sysB', 'vxdg -t import maildg')).toMatchObject({ code: 0 })
    expect(checkLedger(ledger())).toEqual([])
  })

  it('have exactly one winner when both systems import at once', async () => {
    const both = await Promise.all(['sysA', 'sysB'].map((system) => on(system, 'vxdg -t import maildg')))
    expect(both.map(({ code }) => code).toSorted()).toEqual([0, 11])
  })

  it('start volumes only where they are imported, and say so', async () => {
    expect(await on('sysA', 'vxvol -g maildg startall')).toMatchObject({ code: 11 })
    const imported = await on(
      'sysA',
      'vxdg -t import maildg; vxinfo -g maildg mailvol; vxvol -g maildg start mailvol; vxinfo -g maildg mailvol',
    )
    expect(imported.stdout).toBe('mailvol fsgen Startable\nmailvol fsgen Started\n')
  })

  it('cannot be deported, nor their volumes stopped, while mounted', async () => {
    await on('sysA', hardwareOnline)
    expect((await on('sysA', 'vxvol -g maildg stop mailvol')).stderr).toContain('open or mounted')
    expect((await on('sysA', 'vxdg deport maildg')).stderr).toContain('in use')
    expect(diskOwner(lab.world.hardware, 'maildg')).toBe('sysA')
  })
})

describe('file systems', () => {
  it('show the volume at the mount point of the system that mounted it, with what was written elsewhere', async () => {
    await on('sysA', `${hardwareOnline} && echo kept >"$HAWSER_SYSTEM_ROOT/mail/note"`)
    expect((await on('sysA', 'mount')).stdout).toBe('/dev/vx/dsk/maildg/mailvol on /mail type vxfs (rw)\n')
    expect((await on('sysB', 'cat "$HAWSER_SYSTEM_ROOT/mail/note"')).code).not.toBe(0)
    expect(
      await on('sysA', 'umount /mail && vxdg deport maildg && ip addr del 10.10.10.20/24 dev eth0'),
    ).toMatchObject({ code: 0 })
    expect((await on('sysB', `${hardwareOnline} && cat "$HAWSER_SYSTEM_ROOT/mail/note"`)).stdout).toBe(
      'kept\n',
    )
  })

  it('are busy while a process runs from them, unless unmounted by force', async () => {
    await on('sysA', hardwareOnline)
    await on(
      'sysA',
      'printf "#!/bin/sh\nsleep 60\n" >"$HAWSER_SYSTEM_ROOT/mail/run"; sh "$HAWSER_SYSTEM_ROOT/mail/run" >/dev/null 2>&1 &',
    )
    expect(await on('sysA', 'umount /mail')).toMatchObject({
      code: 32,
      stderr: 'umount: /mail: device is busy\n',
    })
    expect(await on('sysA', 'umount -f /mail && mount')).toMatchObject({ code: 0, stdout: '' })
  })

  it('want fsck after their system lost power', async () => {
    await on('sysA', hardwareOnline)
    await lab.world.systems.get('sysA')?.powerOff()
    const mount = 'mount -t vxfs /dev/vx/dsk/maildg/mailvol /mail'
    const dirty = await on('sysB', `vxdg -t import maildg && vxvol -g maildg startall && ${mount}`)
    expect(dirty).toMatchObject({ code: 32 })
    expect(dirty.stderr).toContain('needs checking')
    expect(await on('sysB', `fsck -t vxfs -y /dev/vx/dsk/maildg/mailvol && ${mount}`)).toMatchObject({
      code: 0,
    })
  })

  it.each([
    ['an unknown device', 'mount -t vxfs /dev/vx/dsk/maildg/nothing /mail', 'does not exist'],
    ['a group that is not imported', 'mount -t vxfs /dev/vx/dsk/maildg/mailvol /mail', 'Cannot open'],
    [
      'a missing mount point',
      `${hardwareOnline} && umount /mail && mount /dev/vx/dsk/maildg/mailvol /none`,
      'mount point does not exist',
    ],
    [
      'a volume mounted already',
      `${hardwareOnline} && mount /dev/vx/dsk/maildg/mailvol /mail`,
      'already mounted',
    ],
  ])('refuse %s', async (_what, command, reason) => {
    const { code, stderr } = await on('sysA', command)
    expect(code).toBe(32)
    expect(stderr).toContain(reason)
  })
})

describe('addresses', () => {
  const add = 'ip addr add 10.10.10.20/24 dev eth0'

  it('are held by one connected system and refused to the second, on the record', async () => {
    expect(await on('sysA', add)).toMatchObject({ code: 0 })
    expect((await on('sysA', 'ip addr show dev eth0')).stdout).toContain('inet 10.10.10.20/24 ')
    expect(await on('sysB', add)).toMatchObject({ code: 2 })
    expect(lastEntry()).toMatchObject({
      system: 'sysB',
      verb: 'refuse',
      kind: 'address',
      result: 'held-by:sysA',
    })
    expect(await on('sysA', 'ip addr del 10.10.10.20/24 dev eth0')).toMatchObject({ code: 0 })
    expect(await on('sysB', add)).toMatchObject({ code: 0 })
    expect(checkLedger(ledger())).toEqual([])
  })

  it('answer ping from the other system until their network card loses its link', async () => {
    await on('sysA', add)
    expect(await on('sysB', 'ping -c 1 -W 1 10.10.10.20')).toMatchObject({ code: 0 })
    const { hardware } = lab.world
    setLink(hardware, 'sysA', 'down', 'eth0')
    expect(await on('sysB', 'ping -c 1 -W 1 10.10.10.20')).toMatchObject({ code: 1 })
    expect((await on('sysA', 'ip link show dev eth0')).stdout).toContain('state DOWN')
    setLink(hardware, 'sysA', 'up', null)
    expect(await on('sysB', 'ping -c 1 -W 1 10.10.10.1')).toMatchObject({ code: 0 })
    expect(await on('sysB', 'ping -c 1 -W 1 10.10.10.99')).toMatchObject({ code: 1 })
  })

  it('of a system cut off can be taken by another, which the ledger shows as held by two', async () => {
    await on('sysA', add)
    lab.world.systems.get('sysA')?.cutNetwork()
    expect(await on('sysB', add)).toMatchObject({ code: 0 })
    expect(checkLedger(ledger())).toMatchObject([
      { code: 'held-by-two', name: '10.10.10.20', taker: 'sysB', holders: ['sysA'] },
    ])
  })
})

it('is free of everything its dead owner held', async () => {
  const { hardware, systems } = lab.world
  await on('sysA', hardwareOnline)
  expect(mountsOf(hardware, 'sysA')).toHaveLength(1)
  await systems.get('sysA')?.powerOff()
  expect(diskOwner(hardware, 'maildg')).toBeNull()
  expect(addressesOf(hardware, 'sysA')).toEqual([])
  expect(mountsOf(hardware, 'sysA')).toEqual([])
  expect(await on('sysB', 'vxdg -t import maildg && ip addr add 10.10.10.20/24 dev eth0')).toMatchObject({
    code: 0,
  })
})
