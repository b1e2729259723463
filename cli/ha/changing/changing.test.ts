import { describe, expect, it } from 'vitest'
import type { DeskState } from '#lib/wire/configuration.ts'
import { haclus } from '../cluster/program.ts'
import { hagrp } from '../group/program.ts'
import { hares } from '../resource/program.ts'
import { FakeHawser } from '../testing/fake-hawser.ts'
import { haconf } from './haconf.ts'

const me = 'root@here'
function hawserWith(open: DeskState['open']): FakeHawser {
  const hawser = new FakeHawser()
  const desk: DeskState = { version: 4, open, unconfirmed: null }
  hawser.answers.set('/configuration', { files: [], desk })
  hawser.answers.set('/session', { user: me, role: 'Cluster Administrator', groups: {}, passwordSet: true })
  for (const verb of ['open', 'close', 'apply']) hawser.answers.set(`/configuration/${verb}`, { version: 5 })
  return hawser
}

const openFor = (owner: string): DeskState['open'] => ({
  owner,
  since: new Date(2026, 10, 21, 9, 5, 3).getTime(),
  draft: [],
  stale: false,
})

describe('haconf', () => {
  it('opens, and closes what is open', async () => {
    const closed = hawserWith(null)
    expect(await closed.run(haconf, ['-makerw'])).toEqual({ code: 0, out: '', err: '' })
    expect(closed.posted.map(({ path }) => path)).toEqual(['/configuration/open'])
    const open = hawserWith(openFor(me))
    expect((await open.run(haconf, ['-dump'])).code).toBe(0)
    expect(open.posted).toEqual([])
    expect((await open.run(haconf, ['-dump', '-makero'])).code).toBe(0)
    expect(open.posted).toEqual([
      { path: '/configuration/close', body: { discard: false, requestId: expect.any(String) } },
    ])
  })

  it.each([
    [
      openFor('eve'),
      ['-makerw'],
      '10364 Cluster already writable: eve has it open since 2026/11/21 09:05:03',
    ],
    [null, ['-dump', '-makero'], '10369 Cluster not writable'],
    [
      openFor('eve'),
      ['-dump', '-makero'],
      '90511 The configuration is open for eve since 2026/11/21 09:05:03, not for root@here',
    ],
  ])('%j %j is refused', async (open, words, said) => {
    expect(await hawserWith(open).run(haconf, words)).toEqual({
      code: 1,
      out: '',
      err: `VCS WARNING V-16-1-${said}\n`,
    })
  })

  it('is seen in ReadOnly', async () => {
    expect((await hawserWith(null).run(haclus, ['-value', 'ReadOnly'])).out).toBe('1\n')
    expect((await hawserWith(openFor(me)).run(haclus, ['-value', 'ReadOnly'])).out).toBe('0\n')
  })
})

describe('a command that changes the configuration', () => {
  it('is one edit on the newest version, at once', async () => {
    const hawser = hawserWith(openFor(me))
    expect(await hawser.run(hares, ['-modify', 'msg_imap', 'Ports', '-update', 'imap', '%-1'])).toEqual({
      code: 0,
      out: '',
      err: '',
    })
    const edits = [
      {
        kind: 'modify',
        object: { kind: 'resource', name: 'msg_imap' },
        attribute: 'Ports',
        verb: 'update',
        words: ['imap', '-1'],
        system: null,
      },
    ]
    expect(hawser.posted).toEqual([
      {
        path: '/configuration/apply',
        body: {
          base: 4,
          edits,
          reason: 'hares -modify',
          confirmWithinMs: null,
          requestId: expect.any(String),
        },
      },
    ])
  })

  it('says what VCS says', async () => {
    expect((await hawserWith(openFor(me)).run(hares, ['-add', 'r', 'Mail', 'MAIL'])).out).toBe(
      'VCS NOTICE V-16-1-10242 Resource added. Enabled attribute must be set before agent monitors\n',
    )
  })

  it('needs an open configuration', async () => {
    const hawser = hawserWith(null)
    expect((await hawser.run(hagrp, ['-add', 'WEB'])).err).toBe(
      'VCS WARNING V-16-1-10369 Cluster not writable. Open the configuration first: haconf -makerw\n',
    )
    expect(hawser.posted).toEqual([])
  })

  it('prints all that stands against it', async () => {
    const refused = hawserWith(openFor(me))
    refused.refuse('/configuration/apply', {
      code: 'refused',
      message: 'both of them',
      refusals: [
        { at: 0, code: 'key-present', number: 10563, text: 'imap is already a key of Ports.' },
        { at: 0, code: 'bad-value', number: null, text: 'That is no number.' },
      ],
    })
    const { code, err } = await refused.run(hares, ['-modify', 'msg_imap', 'Ports', '-add', 'imap', 'x'])
    expect(code).toBe(1)
    expect(err).toBe(
      'VCS WARNING V-16-1-10563 imap is already a key of Ports.\nVCS WARNING V-16-1-90503 That is no number.\n',
    )
  })

  it('prints the problems of what it would lead to, with their places', async () => {
    const problem = { id: 'bad-integer', line: 3, column: 7, expected: null, hint: null } as const
    const refused = hawserWith(openFor(me))
    refused.refuse('/configuration/apply', {
      code: 'bad-configuration',
      message: 'It has an error.',
      problems: [
        { ...problem, severity: 'error', file: 'main.cf', message: 'That is no number.' },
        { ...problem, severity: 'warning', file: 'types.cf', message: 'That is odd.' },
      ],
    })
    expect((await refused.run(hagrp, ['-modify', 'MAIL', 'Priority', 'x'])).err).toBe(
      'VCS ERROR V-16-1-90510 main.cf:3:7: That is no number.\n' +
        'VCS WARNING V-16-1-90510 types.cf:3:7: That is odd.\n',
    )
  })

  it('shows how it is written when it cannot be read', async () => {
    const { code, err } = await hawserWith(openFor(me)).run(hagrp, ['-link', 'MAIL'])
    expect(code).toBe(1)
    expect(err).toMatch(/^hagrp -link: .*\nUsage: hagrp -link PARENT CHILD online\|offline /)
  })

  it('enables all resources of a group in one change', async () => {
    const hawser = hawserWith(openFor(me))
    expect((await hawser.run(hagrp, ['-enableresources', 'MAIL'])).code).toBe(0)
    const { edits } = (hawser.posted[0]?.body ?? {}) as { edits?: { object: { name: string } }[] }
    expect(edits?.map(({ object }) => object.name)).toEqual(['store_disk', 'msg_imap'])
  })
})
