import { expect, it } from 'vitest'
import { FakeHawser } from '../testing/fake-hawser.ts'
import { sampleState, withResource, withSystem } from '../testing/sample-state.ts'
import { hares } from './program.ts'

const run = (...words: string[]) => new FakeHawser().run(hares, words)

it.each([
  [
    ['-state', '-group', 'MAIL'],
    '#Resource    Attribute             System     Value\n' +
      'store_disk   State                 sysA       ONLINE\n' +
      'store_disk   State                 sysB       ONLINE\n' +
      'msg_imap     State                 sysA       ONLINE\n' +
      'msg_imap     State                 sysB       OFFLINE\n',
  ],
  [['-state', 'ldap', '-sys', 'sysB'], 'OFFLINE\n'],
  [['-list', 'Type=Mail', 'Host=~10.10.10.*0'], 'msg_imap\tsysA\nmsg_imap\tsysB\n'],
  [['-list', 'Type=None'], ''],
  [['-value', 'msg_imap', 'Ports'], 'imap\t143\tpop\t110\n'],
  [['-value', 'ldap', 'Host', 'sysB'], '10.10.10.2\n'],
  [['-value', 'msg_imap', 'Group'], 'MAIL\n'],
  [
    ['-dep', 'store_disk'],
    '#Group       Parent                 Child\nMAIL         msg_imap               store_disk\n',
  ],
  [
    ['-display', '-ovalues', '-type', 'Mail'],
    '#Resource    Attribute             System     Value\nmsg_imap     RestartLimit          global     1\n',
  ],
  [
    ['-display', 'ldap', '-attribute', 'Host', 'Critical', 'IState'],
    '#Resource    Attribute             System     Value\n' +
      'ldap         Critical              global     1\n' +
      'ldap         IState                sysA       not waiting\n' +
      'ldap         IState                sysB       not waiting\n' +
      'ldap         Host                  sysA       10.10.10.1\n' +
      'ldap         Host                  sysB       10.10.10.2\n',
  ],
])('%j', async (words, out) => expect(await run(...words)).toEqual({ code: 0, out, err: '' }))

it('tells flags beside the state, and that a silent system is unknown', async () => {
  const hawser = new FakeHawser()
  const restarting = withResource(sampleState(), 'msg_imap', 'sysA', { flags: ['RESTARTING'] })
  const silence = { kind: 'silent', since: 0, reason: 'no answer', fencing: { kind: 'none' } } as const
  hawser.states = [withSystem(restarting, 'sysB', { contact: silence })]
  const { out } = await hawser.run(hares, ['-state', 'msg_imap'])
  expect(out).toContain('sysA       ONLINE|RESTARTING\n')
  expect(out).toContain('sysB       UNKNOWN\n')
})

it('runs an action with its words', async () => {
  const hawser = new FakeHawser()
  hawser.answers.set('/resources/msg_imap/action', { operation: 3, revision: 1 })
  hawser.answers.set('/operations/3', { id: 3, title: 'action', steps: [] })
  const words = ['-action', 'msg_imap', 'drain', '-actionargs', 'now', '%-f', '-sys', 'sysA']
  expect((await hawser.run(hares, words)).code).toBe(0)
  expect(hawser.posted[0]?.body).toMatchObject({ action: 'drain', arguments: ['now', '-f'], system: 'sysA' })
})

it('wants a system where one is needed', async () => {
  expect((await run('-online', 'ldap')).err).toBe(
    'hares -online: say where, with -sys SYSTEM.\nUsage: hares -online RESOURCE -sys SYSTEM\n',
  )
})
