import { expect, it } from 'vitest'
import { workRows } from './work-rows.ts'

it('tells what was made by kind, in the order of the work', () => {
  const made = [
    { kind: 'software', name: '/sunone/mail/msgsrv', systems: [] },
    { kind: 'mount-point', name: '/sunone/mail', systems: ['sysA', 'standby'] },
    { kind: 'network-card', name: 'eth0', systems: ['sysA', 'sysB', 'sysC', 'standby'] },
    { kind: 'disk', name: 'maildg', systems: [] },
  ] as const
  expect(workRows({ made, inUse: [] })).toEqual([
    { title: 'Disk groups', pieces: ['maildg'] },
    { title: 'Mount points', pieces: ['/sunone/mail on sysA and standby'] },
    { title: 'Network cards', pieces: ['eth0 on 4 systems'] },
    { title: 'Software', pieces: ['/sunone/mail/msgsrv'] },
  ])
})

it('has nothing to tell where all was there', () => {
  expect(workRows({ made: [], inUse: ['/sunone/mail/msgsrv'] })).toEqual([])
})
