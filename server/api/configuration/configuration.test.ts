import { beforeEach, describe, expect, test } from 'vitest'
import { systemName, typeName } from '#lib/model/names.ts'
import { mask } from '#lib/model/secrets.ts'
import type { ConfigurationProblem } from '#lib/wire/errors.ts'
import type { ConfigurationFile } from '#server/drivers/cluster-driver.ts'
import { startApi } from '../testing/api-server.ts'
import type { ApiServer } from '../testing/api-server.ts'
import { ask, errorOf } from '../testing/ask.ts'
import { canary, sampleFiles } from '../testing/sample-cluster.ts'
import { afterEach } from 'vitest'

let server: ApiServer
let cookie: string

beforeEach(async () => {
  server = await startApi({ bundledTypes: [{ name: 'more.cf', text: 'type More (\n\tstr Text\n)\n' }] })
  cookie = server.sessionOf({ user: 'ada', role: 'Cluster Administrator' })
})
afterEach(() => server.stop())

const path = '/api/clusters/mid/configuration'
type Files = { readonly files: readonly ConfigurationFile[] }
const read = async (): Promise<Files> => (await (await ask(server, { path, cookie })).json()) as Files
const load = (files: readonly ConfigurationFile[]) => ask(server, { path, cookie, body: { files } })
const mainOf = ({ files }: Files): string => files.find(({ name }) => name === 'main.cf')?.text ?? ''

test('the files come with masked secrets, and load again with the real ones', async () => {
  const files = await read()
  expect(JSON.stringify(files)).not.toContain(canary)
  const text = mainOf(files).replace('group mta (', 'group mail (')
  const response = await load([{ name: 'main.cf', text }])
  expect(await response.json()).toMatchObject({ revision: 11, problems: [] })
  const main = mainOf({ files: server.driver.files() })
  const opened = (at: RegExp) => server.box.unseal(at.exec(main)?.[1] ?? '')
  expect(opened(/AdminPasswd = "(\{hawser\}[\w-]+)"\n\t\t\)/)).toBe(canary)
  expect(opened(/AdminPasswd @sysB = "(.+)"/)).toBe(`${canary}-b`)
  expect(main).not.toContain(mask)
  expect(main).not.toContain(canary)
  expect(Object.keys(server.driver.snapshot().state.configuration.groups)).toEqual(['imap', 'mail'])
})

test('one that would lose sight of what runs is refused with all reasons', async () => {
  const { driver } = server
  const files = driver.files()
  const reasons = [{ code: 'group-state-unknown', text: 'Group imap is not confirmed offline.' }] as const
  driver.desk.against = reasons
  const response = await load([{ name: 'main.cf', text: mainOf({ files: sampleFiles }) }])
  driver.desk.against = []
  expect(response.status).toBe(409)
  expect(await response.json()).toMatchObject({ error: { code: 'refused', reasons } })
  expect(driver.files()).toBe(files)
})

const broken: readonly (readonly [string, (text: string) => string, Partial<ConfigurationProblem>])[] = [
  ['a missing brace', (text) => text.replace('sysB = 1 }', 'sysB = 1'), { file: 'main.cf' }],
  ['an unknown type', (text) => text.replace('FileOnOff imap_file', 'Nothing imap_file'), { line: 18 }],
  ['another cluster', (text) => text.replace('cluster mid', 'cluster other'), { id: 'other-cluster' }],
  [
    'a mask that stands for nothing',
    (text) =>
      text.replace(
        'imap_file (',
        `new_file (\n\t\tAdminPasswd = "${mask}"\n\t\t)\n\n\tFileOnOff imap_file (`,
      ),
    { id: 'masked-secret', line: 19, column: 18 },
  ],
]

describe.each(broken)('a configuration with %s', (_what, breakIt, problem) => {
  test('is refused with its place; the running one is untouched', async () => {
    const before = server.driver.snapshot()
    const files = [{ name: 'main.cf', text: breakIt(mainOf({ files: sampleFiles })) }]
    const response = await load(files)
    expect(response.status).toBe(422)
    const error = await errorOf(response)
    expect(error.code).toBe('bad-configuration')
    expect(error.problems).toEqual(expect.arrayContaining([expect.objectContaining(problem)]))
    expect(server.driver.snapshot()).toBe(before)
    expect(server.driver.files()).toBe(sampleFiles)
    const verified = await ask(server, { path: `${path}/verify`, cookie, body: { files } })
    expect(await verified.json()).toEqual({ problems: error.problems })
  })
})

test('ten megabytes of noise are refused in bounded time', async () => {
  const noise = '}{ = "x" 7@ ;'.repeat(800_000)
  const response = await load([{ name: 'main.cf', text: noise }])
  expect((await errorOf(response)).code).toBe('bad-configuration')
})

test.each(['../main.cf', '/etc/passwd', 'main.cf\0', 'x', '.cf'])(
  '%j is not the name of a file',
  async (name) => {
    expect((await errorOf(await load([{ name, text: '' }]))).code).toBe('bad-request')
  },
)

test('who loaded what is in the audit trail', async () => {
  await load(sampleFiles)
  const row = server.database.prepare(
    "select user, object, outcome from audit where action = 'configuration.load'",
  )
  expect(row.get()).toEqual({ user: 'ada', object: 'mid', outcome: 'version 2' })
})

const silent = { kind: 'silent', since: 0, reason: 'no answer', fencing: { kind: 'none' } } as const

describe('a type file', () => {
  const types = (verb: 'preview' | 'import', body: { fileName: string; text: string }) =>
    ask(server, { path: `/api/clusters/mid/types/${verb}`, cookie, body })
  const fresh = { fileName: 'fresh.cf', text: 'type Fresh (\n\tstr Name\n)\n' }

  test('shows what it would add and does nothing', async () => {
    expect(await (await types('preview', fresh)).json()).toEqual({
      added: ['Fresh'],
      changed: [],
      unchanged: [],
      conflicts: [],
      agents: [{ type: 'Fresh', inSuite: true, systems: { sysA: true, sysB: true } }],
      problems: [],
    })
    expect(server.driver.files()).toBe(sampleFiles)
  })

  test('is added and included by main.cf', async () => {
    expect(await (await types('import', fresh)).json()).toMatchObject({ added: ['Fresh'], revision: 11 })
    expect(server.driver.snapshot().state.configuration.types).toHaveProperty('Fresh')
    expect(mainOf({ files: server.driver.files() })).toMatch(/^include "sample.cf"\ninclude "fresh.cf"\n/)
    expect(await (await types('preview', fresh)).json()).toMatchObject({ added: [], unchanged: ['Fresh'] })
    const changed = { ...fresh, text: fresh.text.replace('str Name', 'str Other') }
    expect(await (await types('import', changed)).json()).toMatchObject({ changed: ['Fresh'] })
    const { types: now } = server.driver.snapshot().state.configuration
    expect(Object.keys(now[typeName('Fresh')]?.declarations ?? {})).toEqual(['Other'])
  })

  test('tells where its agents are: nothing is known of a system that does not answer', async () => {
    const text = 'type Rare (\n\tstr Name\n)\ntype Fresh (\n\tstr Name\n)\n'
    const sysB = systemName('sysB')
    const { [sysB]: before, ...others } = server.driver.snapshot().state.systems
    if (before) server.driver.publish({ systems: { ...others, [sysB]: { ...before, contact: silent } } })
    const preview = await (await types('preview', { fileName: 'two.cf', text })).json()
    expect(preview).toMatchObject({
      agents: [
        { type: 'Rare', inSuite: false, systems: { sysA: false, sysB: null } },
        { type: 'Fresh', inSuite: true, systems: { sysA: true, sysB: null } },
      ],
    })
  })

  test('can be removed again, unless a resource uses it', async () => {
    const remove = (type: string) =>
      ask(server, { path: '/api/clusters/mid/types/remove', cookie, body: { type } })
    await types('import', fresh)
    expect(await (await remove('Fresh')).json()).toMatchObject({ version: 3 })
    const main = mainOf({ files: server.driver.files() })
    expect(main).not.toContain('fresh.cf')
    expect(server.driver.snapshot().state.configuration.types).not.toHaveProperty('Fresh')
    const error = await errorOf(await remove('FileOnOff'))
    expect(error.refusals).toMatchObject([{ code: 'in-use' }])
  })

  test('that defines what another one defines is a conflict', async () => {
    const rival = { fileName: 'rival.cf', text: 'type FileOnOff (\n\tstr PathName\n)\n' }
    expect(await (await types('preview', rival)).json()).toMatchObject({
      conflicts: [{ type: 'FileOnOff', file: 'sample.cf' }],
    })
    expect((await errorOf(await types('import', rival))).code).toBe('bad-configuration')
    expect(server.driver.files()).toBe(sampleFiles)
  })

  test('with errors is refused with their places', async () => {
    const error = await errorOf(await types('import', { fileName: 'bad.cf', text: 'type Bad (\n\tstr\n' }))
    expect(error.code).toBe('bad-configuration')
    expect(error.problems?.[0]).toMatchObject({ file: 'bad.cf', severity: 'error' })
  })
})

test('an include that is not handed in comes from the types shipped with Hawser', async () => {
  const text = `include "more.cf"\n${mainOf({ files: sampleFiles })}`
  expect((await load([{ name: 'main.cf', text }])).status).toBe(200)
  expect(
    server.driver
      .files()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['main.cf', 'more.cf', 'sample.cf'])
})
