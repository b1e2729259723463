import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { attributeName, groupName, resourceName, typeName } from '#lib/model/names.ts'
import { mask } from '#lib/model/secrets.ts'
import type { ChangePreview, DeskState, VersionOnWire } from '#lib/wire/configuration.ts'
import type { Question } from '../testing/ask.ts'
import { mainText, ownBench, type OwnBench } from '#server/drivers/testing/driver-bench.ts'
import { startApi, type ApiServer } from '../testing/api-server.ts'
import { ask, errorOf } from '../testing/ask.ts'

let bench: OwnBench
let server: ApiServer
let requests = 0

beforeEach(async () => {
  bench = await ownBench()
  server = await startApi({ clusters: [{ kind: 'running', name: 'demo', driver: bench.driver }] })
  onTestFinished(() => server.stop())
})

const by =
  (user: string) =>
  (path: string, question: Partial<Question> = {}) =>
    ask(server, {
      path: `/api/clusters/demo/${path}`,
      cookie: server.sessionOf({ user, role: 'Cluster Administrator' }),
      ...question,
    })
const kim = (path: string, body: object, method = 'POST') => by('kim')(path, { body, method })
const lou = (path: string, body: object) => by('lou')(path, { body })
const read = async <Answer>(path: string): Promise<Answer> => (await (await by('kim')(path)).json()) as Answer
const done = async (response: Response) => {
  const text = await response.text()
  expect(`${response.status} ${text}`).toMatch(/^200 /)
  return JSON.parse(text) as { version: number; desk: DeskState }
}
const requestId = (): string => `request-${(requests += 1)}`
const text = (): string => bench.driver.files()[0]?.text ?? ''

const setPath = (value: string): Edit => ({
  kind: 'modify',
  object: { kind: 'resource', name: resourceName('httpd') },
  attribute: attributeName('PathName'),
  verb: 'set',
  words: [value],
  system: null,
})
const addResource: Edit = {
  kind: 'resource.add',
  resource: resourceName('extra'),
  type: typeName('Daemon'),
  group: groupName('web'),
}

describe('two browsers', () => {
  test('the second is refused and told who has it; an administrator takes it over', async () => {
    await done(await kim('configuration/open', {}))
    const refused = await lou('configuration/open', {})
    expect(refused.status).toBe(409)
    expect(await errorOf(refused)).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('kim has the configuration open'),
      reasons: [{ code: 'configuration-open' }],
    })
    const late = await lou('configuration/apply', { requestId: requestId(), edits: [addResource] })
    expect((await errorOf(late)).reasons).toMatchObject([{ code: 'configuration-open' }])
    const { desk } = await done(await lou('configuration/take-over', { reason: 'kim is away' }))
    expect(desk.open?.owner).toBe('lou')
    const rows = server.database
      .prepare("select user, action, outcome from audit where action like 'configuration.%'")
      .all()
    expect(rows).toEqual(
      expect.arrayContaining([
        { user: 'lou', action: 'configuration.open', outcome: 'refused: configuration-open' },
        { user: 'lou', action: 'configuration.take-over', outcome: 'version 1' },
      ]),
    )
  })

  test('the draft of one is seen by the other', async () => {
    await done(await kim('configuration/open', {}))
    await done(await kim('configuration/draft', { edits: [addResource, setPath('/opt/x')] }, 'PUT'))
    expect(await read('configuration')).toMatchObject({
      version: 1,
      desk: { open: { owner: 'kim', draft: [addResource, setPath('/opt/x')] } },
      files: [{ name: 'main.cf' }],
    })
  })
})

describe('a change', () => {
  test('is shown as text, model, difference and commands, and nothing is done', async () => {
    const body = { base: 1, edits: [addResource, setPath('/opt/x')] }
    const preview = (await (await kim('configuration/preview', body)).json()) as ChangePreview
    expect(preview.refusals).toEqual([])
    expect(preview.commands).toEqual([
      ['hares', '-add', 'extra', 'Daemon', 'web'],
      ['hares', '-modify', 'httpd', 'PathName', '/opt/x'],
    ])
    expect(Object.keys(preview.configuration?.resources ?? {})).toContain('extra')
    const lines = preview.difference.flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.lines))
    expect(lines.find(({ kind }) => kind === 'added')?.text).toContain('/opt/x')
    expect(text()).toBe(mainText)
  })

  test('of the text is shown as the commands that would do the same', async () => {
    const files = [{ name: 'main.cf', text: mainText.replace('/opt/httpd', '/opt/y') }]
    const preview = (await (await kim('configuration/preview', { files })).json()) as ChangePreview
    expect(preview.commands).toEqual([['hares', '-modify', 'httpd', 'PathName', '/opt/y']])
  })

  test('says why the cluster would not take it', async () => {
    const gone = { ...addResource, kind: 'resource.delete', resource: 'httpd' }
    const preview = (await (await kim('configuration/preview', { edits: [gone] })).json()) as ChangePreview
    expect(preview.reasons.join()).toContain('httpd')
    const applied = await kim('configuration/apply', { requestId: requestId(), edits: [gone] })
    expect(applied.status).toBe(409)
    expect(text()).toBe(mainText)
  })

  test('is one however often it is asked for with one request, and in the versions with its commands', async () => {
    const body = { requestId: requestId(), base: 1, edits: [addResource], reason: 'one more' }
    const first = await done(await kim('configuration/apply', body))
    expect(await done(await kim('configuration/apply', body))).toEqual(first)
    const { versions } = await read<{ versions: readonly VersionOnWire[] }>('versions')
    expect(versions).toMatchObject([
      {
        version: 2,
        author: 'kim',
        reason: 'one more',
        commands: [['hares', '-add', 'extra', 'Daemon', 'web']],
      },
      { version: 1 },
    ])
    expect(await read('versions/2')).toMatchObject({ version: 2, difference: [{ name: 'main.cf' }] })
    expect(await read('versions/compare?from=2&to=2')).toEqual({ difference: [] })
    expect((await errorOf(await by('kim')('versions/9'))).code).toBe('not-found')
  })

  test('that cannot be done is refused edit by edit, with the numbers of VCS', async () => {
    const wrong = { ...setPath('/x'), object: { kind: 'resource', name: 'nothing' } }
    const error = await errorOf(
      await kim('configuration/apply', { requestId: requestId(), edits: [addResource, wrong] }),
    )
    expect(error.refusals).toMatchObject([{ at: 1, code: 'no-such-object', number: 10_260 }])
    expect(error.reasons).toMatchObject([{ code: 'edit-refused' }])
    expect(text()).toBe(mainText)
  })

  test('of the text is refused on an older version, edits are done again over a freeze', async () => {
    const freeze = { kind: 'group.freeze', group: bench.group, reason: '', persistent: true } as const
    bench.driver.submit({ intent: freeze, user: 'lou', requestId: 'freeze-1' })
    const files = [{ name: 'main.cf', text: mainText.replace('/opt/httpd', '/opt/y') }]
    const late = await kim('configuration/apply', { requestId: requestId(), base: 1, files })
    expect((await errorOf(late)).reasons).toMatchObject([{ code: 'configuration-moved' }])
    await done(
      await kim('configuration/apply', { requestId: requestId(), base: 1, edits: [setPath('/opt/x')] }),
    )
    expect(text()).toContain('Frozen = 1')
    expect(text()).toContain('"/opt/x"')
    const again = await kim('configuration/apply', { requestId: requestId(), base: 2, edits: [addResource] })
    expect((await errorOf(again)).reasons).toMatchObject([{ code: 'configuration-moved' }])
  })

  test.each([{}, { edits: [], files: [{ name: 'main.cf', text: '' }] }])(
    'is edits or files: %j',
    async (body) => {
      expect((await errorOf(await kim('configuration/preview', body))).code).toBe('bad-request')
    },
  )

  test('that is not confirmed is rolled back byte for byte; one that is stays', async () => {
    const body = { edits: [setPath('/opt/x')], confirmWithinMs: 10_000 }
    const { desk } = await done(await kim('configuration/apply', { requestId: requestId(), ...body }))
    expect(desk.unconfirmed).toMatchObject({ version: 2, previous: 1, author: 'kim' })
    const second = await kim('configuration/apply', { requestId: requestId(), edits: [addResource] })
    expect((await errorOf(second)).reasons).toMatchObject([{ code: 'configuration-unconfirmed' }])
    await bench.world.run(11_000)
    expect(text()).toBe(mainText)
    await done(await kim('configuration/apply', { requestId: requestId(), ...body }))
    await done(await lou('configuration/confirm', { version: 4 }))
    await bench.world.run(11_000)
    expect(text()).toContain('/opt/x')
    await done(
      await kim('configuration/rollback', { requestId: requestId(), version: 1, reason: 'as before' }),
    )
    expect(text()).toBe(mainText)
  })
})

describe('an edit made outside', () => {
  const path = 'sysA:/etc/VRTSvcs/conf/config/main.cf'
  const theirs = mainText.replace('/opt/httpd', '/opt/theirs')

  test('is shown, and adopted or reverted', async () => {
    const nothing = await kim('configuration/outside/adopt', {})
    expect((await errorOf(nothing)).code).toBe('not-found')
    bench.systemFiles.kept.set(path, theirs)
    await bench.world.run(31_000)
    const shown = await read<{ desk: DeskState }>('configuration')
    expect(JSON.stringify(shown.desk.outside?.difference)).toContain('/opt/theirs')
    const { desk } = await done(await kim('configuration/outside/adopt', { reason: 'as they said' }))
    expect(desk).toMatchObject({ version: 2, outside: null })
    expect(text()).toBe(theirs)
    bench.systemFiles.kept.set(path, mainText)
    await bench.world.run(31_000)
    expect((await done(await kim('configuration/outside/revert', {}))).desk.outside).toBeNull()
    expect(bench.systemFiles.kept.get(path)).toBe(theirs)
  })
})

describe('a secret', () => {
  const canary = 'canary-77-hush'
  const declare: Edit = {
    kind: 'attribute.declare',
    type: typeName('Daemon'),
    attribute: attributeName('AdminPasswd'),
    modifier: null,
    valueType: 'str',
    dimension: 'scalar',
    words: [],
  }
  const password = (value: string): Edit =>
    ({ ...setPath(value), attribute: attributeName('AdminPasswd') }) as Edit

  test('is sealed wherever it is kept and masked wherever it is told; the mask keeps it', async () => {
    await done(await kim('configuration/open', {}))
    const edits = [declare, password(canary)]
    await done(await kim('configuration/draft', { edits }, 'PUT'))
    const { desk } = await read<{ desk: DeskState }>('configuration')
    expect(desk.open?.draft[1]).toEqual(password(mask))
    const shown = await (await kim('configuration/preview', { edits: desk.open?.draft })).text()
    await done(await kim('configuration/apply', { requestId: requestId(), edits: desk.open?.draft ?? [] }))
    expect(bench.driver.desk.state().open?.draft).toEqual([])
    const sealed = /AdminPasswd = "(\{hawser\}[\w-]+)"/.exec(text())?.[1] ?? ''
    expect(server.box.unseal(sealed)).toBe(canary)
    const told = await Promise.all(
      [
        'configuration',
        'versions',
        'versions/2',
        'versions/compare?from=1&to=2',
        'configuration/download',
        '../demo',
      ].map(async (path) => (await by('kim')(path)).text()),
    )
    const everything = [
      shown,
      ...told,
      JSON.stringify([bench.store.read(), bench.versions.list(), server.log]),
    ].join()
    expect(everything).toContain(mask)
    for (const secret of [canary, sealed]) expect(everything).not.toContain(secret)
    expect(JSON.stringify(bench.driver.snapshot())).not.toContain(canary)
  })

  test('that only a mask stands for, with nothing behind it, is refused', async () => {
    const error = await errorOf(
      await kim('configuration/apply', { requestId: requestId(), edits: [declare, password(mask)] }),
    )
    expect(error.refusals).toMatchObject([{ at: 1, code: 'bad-value' }])
  })

  test('is sealed for a command, so many in a minute, and never opened', async () => {
    const { sealed } = (await (await kim('secrets/seal', { value: canary })).json()) as { sealed: string }
    expect(server.box.unseal(sealed)).toBe(canary)
    for (let more = 1; more < 60; more += 1)
      expect((await kim('secrets/seal', { value: 'x' })).status).toBe(200)
    expect((await errorOf(await kim('secrets/seal', { value: 'x' }))).code).toBe('too-many-attempts')
    server.pass(60_000)
    expect((await kim('secrets/seal', { value: 'x' })).status).toBe(200)
  })
})
