import { expect, it } from 'vitest'
import { FakeHawser } from '../testing/fake-hawser.ts'
import { sampleState, withPlace, withResource, withSystem } from '../testing/sample-state.ts'
import { hastatus } from './program.ts'

it('prints the summary in the columns of VCS, with the sections that have something in them', async () => {
  const hawser = new FakeHawser()
  let state = withResource(sampleState(), 'msg_imap', 'sysA', { state: 'FAULTED' })
  state = withResource(state, 'ldap', 'sysB', { iState: 'waiting to go offline (path)' })
  state = withPlace(state, 'LDAP', 'sysB', { autoDisabled: true, enabled: false })
  hawser.states = [
    withSystem(state, 'sysB', { frozen: { kind: 'temporary', by: 'me', reason: '', since: 0 } }),
  ]
  const { code, out, err } = await hawser.run(hastatus, ['-sum'])
  expect([code, err]).toEqual([0, ''])
  expect(out).toBe(`
-- SYSTEM STATE
-- System               State                Frozen

A  sysA                 RUNNING              0
A  sysB                 RUNNING              1

-- GROUP STATE
-- Group           System               Probed     AutoDisabled    State

B  MAIL            sysA                 Y          N               OFFLINE|FAULTED
B  MAIL            sysB                 Y          N               OFFLINE
B  LDAP            sysA                 Y          N               ONLINE
B  LDAP            sysB                 Y          Y               OFFLINE|STOPPING

-- RESOURCES FAILED
-- Group           Type                 Resource             System

D  MAIL            Mail                 msg_imap             sysA

-- RESOURCES OFFLINING
-- Group           Type            Resource             System               IState

G  LDAP            Mail            ldap                 sysB                 W_OFFLINE_PATH

-- GROUPS DISABLED
-- Group           System

H  LDAP            sysB
`)
})

it('gives the summary as JSON, of one group when asked', async () => {
  const { out } = await new FakeHawser().run(hastatus, ['-summary', '-group', 'LDAP', '--json'])
  expect(JSON.parse(out)['GROUP STATE']).toEqual([
    { Group: 'LDAP', System: 'sysA', Probed: 'Y', AutoDisabled: 'N', State: 'ONLINE' },
    { Group: 'LDAP', System: 'sysB', Probed: 'Y', AutoDisabled: 'N', State: 'OFFLINE' },
  ])
})

it('follows one group: all there is, then what changes', async () => {
  const hawser = new FakeHawser()
  const before = sampleState()
  hawser.states = [
    before,
    withResource(before, 'msg_imap', 'sysA', { iState: 'waiting to go offline' }),
    withResource(before, 'msg_imap', 'sysA', { state: 'OFFLINE' }),
    withSystem(before, 'sysB', { frozen: { kind: 'temporary', by: 'me', reason: '', since: 0 } }),
  ]
  const { code, out } = await hawser.run(hastatus, ['-group', 'MAIL'])
  expect(code).toBe(0)
  expect(out).toBe(`attempting to connect....connected

group           resource             system               message
--------------- -------------------- -------------------- --------------------
MAIL                                 sysA                 ONLINE
MAIL                                 sysB                 OFFLINE
------------------------------------------------------------------------------
                store_disk           sysA                 ONLINE
                store_disk           sysB                 ONLINE
                msg_imap             sysA                 ONLINE
                msg_imap             sysB                 OFFLINE
MAIL                                 sysA                 ONLINE|STOPPING
MAIL                                 sysA                 OFFLINE
------------------------------------------------------------------------------
                msg_imap             sysA                 OFFLINE
MAIL                                 sysA                 ONLINE
------------------------------------------------------------------------------
                msg_imap             sysA                 ONLINE
`)
})

it('knows its groups', async () => {
  expect(await new FakeHawser().run(hastatus, ['-group', 'MAYL'])).toEqual({
    code: 1,
    out: '',
    err: 'VCS WARNING V-16-1-10133 Group does not exist: MAYL. Did you mean "MAIL"?\n',
  })
})
