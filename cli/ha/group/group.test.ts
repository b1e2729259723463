import { describe, expect, it } from 'vitest'
import { FakeHawser } from '../testing/fake-hawser.ts'
import { sampleState, withResource } from '../testing/sample-state.ts'
import { hagrp } from './program.ts'

const run = (...words: string[]) => new FakeHawser().run(hagrp, words)

describe('what hagrp tells', () => {
  it.each([
    [
      ['-state', 'MAIL'],
      '#Group       Attribute             System     Value\n' +
        'MAIL         State                 sysA       |ONLINE|\n' +
        'MAIL         State                 sysB       |OFFLINE|\n',
    ],
    [['-state', 'MAIL', '-sys', 'sysB'], '|OFFLINE|\n'],
    [['-list'], 'MAIL\tsysA\nMAIL\tsysB\nLDAP\tsysA\nLDAP\tsysB\n'],
    [['-list', 'State=ONLINE', 'AutoStartList=sysA'], 'MAIL\tsysA\n'],
    [['-value', 'MAIL', 'SystemList'], 'sysA\t0\tsysB\t1\n'],
    [['-value', 'MAIL', 'State', 'sysA'], '|ONLINE|\n'],
    [
      ['-dep'],
      '#Parent      Child                 Relationship\nMAIL         LDAP                  online global soft\n',
    ],
    [['-resources', 'MAIL'], 'store_disk\nmsg_imap\n'],
    [
      ['-display', 'LDAP', '-attribute', 'Parallel', 'ActiveCount', 'TFrozen'],
      '#Group       Attribute             System     Value\n' +
        'LDAP         ActiveCount           sysA       1\n' +
        'LDAP         ActiveCount           sysB       0\n' +
        'LDAP         Parallel              global     0\n' +
        'LDAP         TFrozen               global     0\n',
    ],
  ])('%j', async (words, out) => expect(await run(...words)).toEqual({ code: 0, out, err: '' }))

  it('as JSON', async () => {
    const { out } = await run('-list', 'State=ONLINE', '--json')
    expect(JSON.parse(out)).toEqual([
      { name: 'MAIL', system: 'sysA' },
      { name: 'LDAP', system: 'sysA' },
    ])
  })

  it.each([
    [['-state', 'MALI'], 'VCS WARNING V-16-1-10133 Group does not exist: MALI. Did you mean "MAIL"?\n'],
    [
      ['-state', 'MAIL', '-sys', 'sysC'],
      'VCS WARNING V-16-1-10357 System does not exist: sysC. Did you mean "sysA"?\n',
    ],
    [
      ['-value', 'MAIL', 'Paralel'],
      'VCS WARNING V-16-1-90502 Attribute Paralel does not exist for MAIL. Did you mean "Parallel"?\n',
    ],
    [['-value', 'MAIL', 'State'], 'State has a value per system: name one of sysA, sysB.\n'],
    [['-resources'], 'hagrp -resources: a name is missing.\nUsage: hagrp -resources GROUP\n'],
  ])('%j is refused', async (words, err) => expect(await run(...words)).toEqual({ code: 1, out: '', err }))

  it('hints at the option that was meant', async () => {
    const { code, err } = await run('-swich', 'MAIL')
    expect(code).toBe(1)
    expect(err).toMatch(
      /^hagrp: -swich is no option of it\. Did you mean "-switch"\?\nUsage: hagrp -state \| /,
    )
  })

  it('waits for a value, and says so when it does not come', async () => {
    const hawser = new FakeHawser()
    const state = sampleState()
    hawser.states = [withResource(state, 'msg_imap', 'sysA', { state: 'OFFLINE' }), state]
    expect((await hawser.run(hagrp, ['-wait', 'MAIL', 'State', 'ONLINE', '-sys', 'sysA'])).code).toBe(0)
    hawser.states = [state]
    expect(
      await hawser.run(hagrp, ['-wait', 'MAIL', 'State', 'OFFLINE', '-sys', 'sysA', '-time', '0']),
    ).toEqual({
      code: 1,
      out: '',
      err: 'VCS WARNING V-16-1-10805 Connection timed out\n',
    })
  })
})

describe('what hagrp has done', () => {
  const accepting = (path: string, steps: readonly unknown[] = []) => {
    const hawser = new FakeHawser()
    hawser.answers.set(path, { operation: 7, revision: 1 })
    hawser.answers.set('/operations/7', { id: 7, title: 'something', steps })
    return hawser
  }

  it.each([
    [['-online', 'MAIL', '-sys', 'sysB'], '/groups/MAIL/online', { system: 'sysB' }],
    [['-offline', 'MAIL', '-any'], '/groups/MAIL/offline', { system: 'all' }],
    [['-switch', 'MAIL', '-to', 'sysB'], '/groups/MAIL/switch', { to: 'sysB' }],
    [['-clear', 'MAIL'], '/groups/MAIL/clear', { system: 'all' }],
    [
      ['-clearadminwait', '-fault', 'MAIL', '-sys', 'sysA'],
      '/groups/MAIL/clear-admin-wait',
      { system: 'sysA', fault: true },
    ],
    [['-flush', 'MAIL', '-sys', 'sysA'], '/groups/MAIL/flush', { system: 'sysA', force: false }],
    [['-freeze', 'MAIL', '-persistent'], '/groups/MAIL/freeze', { persistent: true, reason: '' }],
    [['-autoenable', 'MAIL', '-sys', 'sysA'], '/groups/MAIL/autoenable', { system: 'sysA' }],
  ])('%j', async (words, path, body) => {
    const hawser = accepting(path)
    expect(await hawser.run(hagrp, words)).toEqual({ code: 0, out: '', err: '' })
    expect(hawser.posted).toEqual([{ path, body: { requestId: expect.any(String), ...body } }])
  })

  it('says where a group goes with -any, and the operation as JSON', async () => {
    const hawser = accepting('/groups/MAIL/online', [{ action: 'online', system: 'sysB' }])
    expect((await hawser.run(hagrp, ['-online', 'MAIL', '-any'])).out).toBe(
      'VCS NOTICE V-16-1-50735 Attempting to online group on system sysB\n',
    )
    const { out } = await hawser.run(hagrp, ['-online', 'MAIL', '-any', '--json'])
    expect(JSON.parse(out)).toEqual({ operation: 7, title: 'something' })
  })

  it('prints every reason against it with the number VCS has', async () => {
    const hawser = new FakeHawser()
    const reasons = [
      { code: 'group-autodisabled', text: 'Group MAIL is autodisabled on sysB.' },
      { code: 'limits-not-met', text: 'sysB has no licence left.' },
    ] as const
    hawser.refuse('/groups/MAIL/online', { code: 'refused', message: 'all of it', reasons })
    expect(await hawser.run(hagrp, ['-online', 'MAIL', '-sys', 'sysB'])).toEqual({
      code: 1,
      out: '',
      err:
        'VCS WARNING V-16-1-10163 Group MAIL is autodisabled on sysB.\n' +
        'VCS WARNING V-16-1-90503 sysB has no licence left.\n',
    })
  })

  it('never acts everywhere because -sys was forgotten', async () => {
    const { code, err } = await new FakeHawser().run(hagrp, ['-offline', 'MAIL'])
    expect([code, err]).toEqual([
      1,
      'hagrp -offline: say where, with -sys SYSTEM or -any.\nUsage: hagrp -offline GROUP -sys SYSTEM | -any\n',
    ])
  })

  it('does not follow -force past the guard', async () => {
    const { code, err } = await new FakeHawser().run(hagrp, ['-online', '-force', 'MAIL', '-sys', 'sysB'])
    expect(code).toBe(1)
    expect(err).toMatch(/^VCS WARNING V-16-1-90508 -force is not followed: /)
  })

  it('tells temporary and persistent freezes apart', async () => {
    expect((await new FakeHawser().run(hagrp, ['-unfreeze', 'MAIL'])).err).toBe(
      'VCS WARNING V-16-1-40201 Group MAIL is not temporarily frozen.\n',
    )
    expect((await new FakeHawser().run(hagrp, ['-unfreeze', 'MAIL', '-persistent'])).err).toContain(
      'V-16-1-40202',
    )
  })

  it('says who may not', async () => {
    const hawser = new FakeHawser()
    hawser.refuse('/groups/MAIL/clear', {
      code: 'not-permitted',
      message: 'The roles of eve do not allow this.',
    })
    expect((await hawser.run(hagrp, ['-clear', 'MAIL'])).err).toBe(
      'VCS ERROR V-16-1-90504 The roles of eve do not allow this.\n',
    )
  })

  it('asks the cluster that was named', async () => {
    const hawser = new FakeHawser()
    await hawser.run(hagrp, ['-list', '-clus', 'other'])
    expect(hawser.wanted).toEqual(['other'])
  })
})
