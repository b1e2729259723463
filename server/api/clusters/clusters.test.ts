import { expect, test } from 'vitest'
import { httpStatus } from '../http-status.ts'
import { routeNeeds } from '../permissions.ts'
import { startApi, useApi } from '../testing/api-server.ts'
import { ask, errorOf } from '../testing/ask.ts'
import { canary, sampleFiles } from '../testing/sample-cluster.ts'

const api = useApi()
const get = (path: string) =>
  ask(api(), { path, cookie: api().sessionOf({ user: 'root', role: 'Cluster Administrator' }) })
const json = async (path: string): Promise<unknown> => (await get(path)).json()

test('the list counts what is up and what is not', async () => {
  expect(await json('/api/clusters')).toEqual([
    {
      name: 'mid',
      systems: { total: 2, running: 2 },
      groups: { total: 2, online: 1, faulted: 0, partial: 0, unknown: 0 },
      runningOperations: 1,
      at: 1000,
    },
  ])
})

test('a cluster that could not be loaded is listed with its problems; health counts those that run', async () => {
  const problem = {
    id: 'unexpected-text',
    severity: 'error',
    file: 'main.cf',
    line: 3,
    column: 7,
    message: 'x',
    expected: null,
    hint: null,
  } as const
  const slot = {
    kind: 'not-loaded',
    name: 'sad',
    message: 'main.cf has an error',
    problems: [problem],
  } as const
  const server = await startApi({ clusters: [slot] })
  const cookie = server.sessionOf({ user: 'ada' })
  const list = await (await ask(server, { path: '/api/clusters', cookie })).json()
  expect(list).toMatchObject([{ name: 'sad', notLoaded: { message: slot.message, problems: [problem] } }])
  const error = await errorOf(await ask(server, { path: '/api/clusters/sad', cookie }))
  expect(error).toMatchObject({ code: 'bad-configuration', problems: [problem] })
  expect(await (await ask(server, { path: '/api/health' })).json()).toEqual({ ok: true, clusters: 0 })
  await server.stop()
})

test('operations are read one by one and newest first', async () => {
  expect(await json('/api/clusters/mid/operations')).toMatchObject([{ id: 7 }])
  expect(await json('/api/clusters/mid/operations/7')).toMatchObject({ title: 'switch imap' })
  expect((await errorOf(await get('/api/clusters/mid/operations/8'))).code).toBe('not-found')
  expect((await errorOf(await get('/api/clusters/mid/operations/x'))).code).toBe('bad-request')
})

test('the log is asked for with all its filters', async () => {
  const query =
    'group=imap&resource=imap_file&system=sysA&severity=ERROR,WARNING&text=boom&before=4.1&limit=20'
  expect(await json(`/api/clusters/mid/log?${query}`)).toMatchObject([{ id: '5.0' }])
  expect(api().driver.queries.at(-1)).toEqual({
    group: 'imap',
    resource: 'imap_file',
    system: 'sysA',
    severities: ['ERROR', 'WARNING'],
    text: 'boom',
    before: '4.1',
    limit: 20,
  })
})

test.each(['limit=0', 'limit=100000', 'severity=LOUD', 'before=yesterday'])(
  'a log with %s is not read',
  async (q) => {
    const error = await errorOf(await get(`/api/clusters/mid/log?${q}`))
    expect(error.code).toBe('bad-request')
    expect(error.message).toContain(q.split('=')[0])
  },
)

test('a decision is followed back', async () => {
  expect(await json('/api/clusters/mid/decisions/5.0/why')).toMatchObject([{ id: '5.0', cause: 'event:5' }])
  expect((await errorOf(await get('/api/clusters/mid/decisions/6.0/why'))).code).toBe('not-found')
})

test('no secret is in any answer to any read', async () => {
  const paths = Object.keys(routeNeeds)
    .filter((route) => route.startsWith('GET ') && !route.endsWith('/stream') && !route.includes('/lab'))
    .map((route) => route.slice(4))
    .map((path) =>
      path
        .replace('{cluster}', 'mid')
        .replace('{operation}', '7')
        .replace('{decision}', '5.0')
        .replace('{version}', '1')
        .replace('{system}', 'sysA'),
    )
    .map((path) =>
      path.replace(/compare$/, 'compare?from=1&to=1').replace(/files?$/, '$&?path=/conf/main.cf'),
    )
  api().driver.systemFiles.kept.set('sysA:/conf/main.cf', sampleFiles[0]?.text ?? '')
  const texts = await Promise.all(paths.map(async (path) => (await get(path)).text()))
  expect(JSON.stringify(api().driver.snapshot())).toContain(canary)
  expect(texts.join('\n')).toContain('imap_file')
  expect(texts.join('\n')).not.toContain(canary)
  expect(JSON.stringify(api().log)).not.toContain(canary)
})

test('every error code has a status of its own kind', () => {
  for (const [code, status] of Object.entries(httpStatus)) expect([code, status >= 400]).toEqual([code, true])
})
