import { expect, test } from 'vitest'
import { intentKindsOf } from '#server/sim/scenario-runner.ts'
import { clockText, durationMsOf } from './duration.ts'
import { requestOf, scriptStart } from './request-lines.ts'
import { happeningOf } from './world-lines.ts'

test('durations are read and virtual times written', () => {
  expect(durationMsOf('90s')).toBe(90_000)
  expect(durationMsOf('1h5m250ms')).toBe(3_900_250)
  for (const wrong of ['', '5', '5x', 'm', '5m x', '-5m']) expect(durationMsOf(wrong)).toBeNull()
  expect(clockText(3_723_045)).toBe('1:02:03.045')
})

test('requests are read with their user', () => {
  expect(requestOf('switch group imap to sysB by kim')).toEqual({
    intent: { kind: 'group.switch', group: 'imap', to: 'sysB' },
    user: 'kim',
  })
  expect(requestOf('online group imap on anywhere')?.intent).toEqual({
    kind: 'group.online',
    group: 'imap',
    system: 'any',
  })
  expect(requestOf('flush group imap on sysA with force')?.intent).toMatchObject({ force: true })
  expect(requestOf('flush group imap on sysA')?.intent).toMatchObject({ force: false })
  expect(requestOf('freeze group imap because new disks by kim')).toEqual({
    intent: { kind: 'group.freeze', group: 'imap', reason: 'new disks' },
    user: 'kim',
  })
  expect(requestOf('switch group imap')).toBeNull()
})

test('requests about whole systems, freezes with an end and cancels are read', () => {
  const intentOf = (line: string) => requestOf(line)?.intent
  expect(intentOf('freeze group imap persistently until 30m because new disks')).toEqual({
    kind: 'group.freeze',
    group: 'imap',
    reason: 'new disks',
    persistent: true,
    until: scriptStart + 1_800_000,
  })
  expect(intentOf('freeze system sysA after evacuation')).toEqual({
    kind: 'system.freeze',
    system: 'sysA',
    reason: '',
    evacuate: true,
  })
  expect(intentOf('stop system sysA')).toMatchObject({ kind: 'system.stop', mode: 'offline' })
  expect(intentOf('stop system sysA after evacuation')).toMatchObject({ mode: 'evacuate' })
  expect(intentOf('stop system sysA leaving applications')).toMatchObject({ mode: 'leave' })
  expect(intentOf('start system sysA')).toEqual({ kind: 'system.start', system: 'sysA' })
  expect(intentOf('set load of system sysA to 40')).toEqual({ kind: 'system.load', system: 'sysA', load: 40 })
  expect(intentOf('cancel operation 7')).toEqual({ kind: 'operation.cancel', operation: 7 })
  expect(intentOf('run action show of imapd on sysA with -v all')).toMatchObject({
    action: 'show',
    arguments: ['-v', 'all'],
  })
  expect(requestOf('stop system sysA gently')).toBeNull()
})

test('happenings are read; what is none is not taken for one', () => {
  const good = [
    'all systems connect',
    'cut sysA',
    'power off sysA',
    'fence fails',
    'kill imapd on sysA',
    'start imapd on sysA by hand',
    'engine restarts',
    'online of imapd on sysA hangs',
    'clean of imapd on sysA exits 1 once',
    'monitor of imapd on sysA exits 99 3 times',
    'offline of imapd on sysA takes 20s',
    'online of imapd on sysA works',
    'trigger preonline on sysA takes 20s and exits 1 saying no room',
    'trigger nofailover everywhere hangs',
    'trigger nofailover on sysA is missing',
  ]
  for (const line of good) expect(happeningOf(line), line).not.toBeNull()
  const bad = [
    'cut',
    'power sideways sysA',
    'online of imapd on sysA dances',
    'fence maybe',
    '',
    'trigger nofailover on sysA dances',
  ]
  for (const line of bad) expect(happeningOf(line), line).toBeNull()
  expect(() => happeningOf('dance of imapd on sysA hangs')).toThrow('dance is no entry point')
  expect(() => happeningOf('trigger dance on sysA hangs')).toThrow('dance is no trigger')
})

test('the kinds of a script are found behind times and comments', () => {
  const script = '# online group a on b\nat 5s switch group a to b # now\nrun 5m\nfence system sysA'
  expect(intentKindsOf(script)).toEqual(['group.switch', 'system.fence'])
})
