import { expect, it } from 'vitest'
import { programs } from './programs.ts'
import { FakeHawser } from './testing/fake-hawser.ts'
import { sampleState, withSystem } from './testing/sample-state.ts'

const program = (name: string) => {
  const found = programs.find((each) => each.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}

it.each(programs.map((each) => [each.name, each] as const))('%s tells how it is used', async (name, each) => {
  const { code, out } = await new FakeHawser().run(each, ['-help'])
  expect(code).toBe(0)
  for (const { option, purpose } of each.forms) {
    expect(out).toContain(`${name}${option === '' ? '' : ` ${option}`}`)
    expect(purpose).not.toBe('')
  }
  const options = each.forms.map(({ option }) => option)
  expect(new Set(options).size).toBe(options.length)
})

it.each([
  [
    'hasys',
    ['-state'],
    '#System    Attribute             Value\nsysA       SysState              RUNNING\nsysB       SysState              RUNNING\n',
  ],
  ['hasys', ['-state', 'sysA'], 'RUNNING\n'],
  ['hasys', ['-list'], 'sysA\nsysB\n'],
  ['hasys', ['-value', 'sysA', 'OnGrpCnt'], '2\n'],
  ['hasys', ['-nodeid', 'sysB'], '1\n'],
  ['hatype', ['-list'], 'Disk\nMail\n'],
  ['hatype', ['-resources', 'Mail'], 'msg_imap\nldap\n'],
  ['hatype', ['-value', 'Mail', 'RestartLimit'], '2\n'],
  [
    'hatype',
    ['-display', 'Mail', '-attribute', 'ArgList', 'SourceFile'],
    '#Type        Attribute              Value\nMail         ArgList                Host Ports AdminPasswd\nMail         SourceFile             ./main.cf\n',
  ],
  ['hauser', ['-list'], 'me\nadmin\neve\n'],
  ['hauser', ['-display', 'eve'], 'eve : GroupOperator MAIL\n'],
  ['hauser', ['-display', 'me'], 'me : ClusterOperator\n'],
  ['hatrigger', ['-missing', 'sysB'], '#System              Trigger\nsysB                 sysup\n'],
])('%s %j', async (name, words, out) => {
  const hawser = new FakeHawser()
  hawser.states = [withSystem(sampleState(), 'sysB', { missingTriggers: ['sysup'] })]
  hawser.answers.set('/session', { user: 'me', role: 'Cluster Operator', groups: {}, passwordSet: true })
  expect(await hawser.run(program(name), words)).toEqual({ code: 0, out, err: '' })
})

it('prints the log as VCS writes it, the newest line last', async () => {
  const hawser = new FakeHawser()
  const line = { id: '1.0', cause: null, group: null, resource: null, system: null, operation: null }
  const at = new Date(2026, 10, 21, 9, 5, 3).getTime()
  hawser.answers.set('/log?limit=2&severity=NOTICE%2CERROR&group=MAIL', [
    { ...line, at, severity: 'ERROR', message: 13_067, text: 'Agent is calling clean.' },
    { ...line, at, severity: 'NOTICE', message: 10_166, text: 'Initiating manual online.' },
  ])
  expect(
    await hawser.run(program('halog'), ['-cache', '-lines', '2', '-sev', 'N,E', '-group', 'MAIL']),
  ).toEqual({
    code: 0,
    out:
      '2026/11/21 09:05:03 VCS NOTICE V-16-1-10166 Initiating manual online.\n' +
      '2026/11/21 09:05:03 VCS ERROR V-16-2-13067 Agent is calling clean.\n',
    err: '',
  })
  expect((await hawser.run(program('halog'), ['-cache', '-sev', 'X'])).err).toContain('X is no severity')
})
