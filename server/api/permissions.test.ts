import { beforeEach, describe, expect, test } from 'vitest'
import { intentKinds } from '#lib/planner/intent.ts'
import type { Account } from '#lib/wire/accounts.ts'
import { commandPath, routeNeeds } from './permissions.ts'
import { origin, startApi, useApi } from './testing/api-server.ts'
import { ask, errorOf } from './testing/ask.ts'

const api = useApi()

const people = {
  nobody: null,
  guest: { user: 'guest', role: 'Guest', groups: {} },
  groupOperator: { user: 'gop', role: 'Guest', groups: { imap: 'Group Operator' } },
  groupAdministrator: { user: 'gad', role: 'Guest', groups: { imap: 'Group Administrator' } },
  otherAdministrator: { user: 'oad', role: 'Guest', groups: { mta: 'Group Administrator' } },
  operator: { user: 'op', role: 'Cluster Operator', groups: {} },
  administrator: { user: 'root', role: 'Cluster Administrator', groups: {} },
} as const satisfies Record<string, Omit<Account, 'passwordSet'> | null>

type Person = keyof typeof people
const everybody = Object.keys(people) as Person[]
const signedIn = everybody.filter((person) => person !== 'nobody')

/** Who is let through, written out by hand from vcs-semantics §10.5; `imap` is the group that is touched. */
const allowed: Readonly<Record<string, readonly Person[]>> = {
  nothing: everybody,
  read: signedIn,
  operateImap: ['groupOperator', 'groupAdministrator', 'operator', 'administrator'],
  administerImap: ['groupAdministrator', 'administrator'],
  operateCluster: ['operator', 'administrator'],
  administerCluster: ['administrator'],
}

const cluster = '/api/clusters/{cluster}'
const matrix: Readonly<Record<string, keyof typeof allowed>> = {
  'GET /api/health': 'nothing',
  'GET /api/openapi.json': 'nothing',
  'POST /api/session': 'nothing',
  'POST /api/session/link': 'nothing',
  'GET /api/session': 'read',
  'DELETE /api/session': 'read',
  'POST /api/account/password': 'read',
  'GET /api/clusters': 'read',
  [`GET ${cluster}`]: 'read',
  [`GET ${cluster}/stream`]: 'read',
  [`GET ${cluster}/operations`]: 'read',
  [`GET ${cluster}/operations/{operation}`]: 'read',
  [`GET ${cluster}/log`]: 'read',
  [`GET ${cluster}/decisions/{decision}/why`]: 'read',
  [`GET ${cluster}/failovers`]: 'read',
  [`GET ${cluster}/notes`]: 'read',
  [`GET ${cluster}/readiness`]: 'read',
  [`POST ${cluster}/preflight`]: 'operateCluster',
  [`PUT ${cluster}/notes`]: 'operateCluster',
  [`GET ${cluster}/configuration`]: 'read',
  [`POST ${cluster}/configuration`]: 'administerCluster',
  [`POST ${cluster}/configuration/verify`]: 'administerCluster',
  ...Object.fromEntries(
    [
      'open',
      'take-over',
      'close',
      'preview',
      'apply',
      'confirm',
      'rollback',
      'outside/adopt',
      'outside/revert',
    ].map((verb) => [`POST ${cluster}/configuration/${verb}`, 'administerCluster' as const]),
  ),
  [`PUT ${cluster}/configuration/draft`]: 'administerCluster',
  [`GET ${cluster}/configuration/download`]: 'read',
  [`GET ${cluster}/versions`]: 'read',
  [`GET ${cluster}/versions/compare`]: 'read',
  [`GET ${cluster}/versions/{version}`]: 'read',
  [`POST ${cluster}/secrets/seal`]: 'administerCluster',
  [`GET ${cluster}/systems/{system}/files`]: 'administerCluster',
  [`GET ${cluster}/systems/{system}/file`]: 'administerCluster',
  [`POST ${cluster}/types/remove`]: 'administerCluster',
  [`POST ${cluster}/types/preview`]: 'administerCluster',
  [`POST ${cluster}/types/import`]: 'administerCluster',
  [`POST ${cluster}/systems/{system}/trust-host-key`]: 'administerCluster',
  [`POST ${cluster}/systems/{system}/freeze`]: 'operateCluster',
  [`POST ${cluster}/systems/{system}/unfreeze`]: 'operateCluster',
  [`POST ${cluster}/systems/{system}/fence`]: 'administerCluster',
  [`POST ${cluster}/systems/{system}/confirm-down`]: 'administerCluster',
  [`POST ${cluster}/systems/{system}/evacuate`]: 'operateCluster',
  [`POST ${cluster}/systems/{system}/load`]: 'operateCluster',
  [`POST ${cluster}/systems/{system}/stop`]: 'administerCluster',
  [`POST ${cluster}/systems/{system}/start`]: 'administerCluster',
  [`POST ${cluster}/operations/{operation}/cancel`]: 'operateImap',
  [`GET ${cluster}/mail-flows`]: 'read',
  [`GET ${cluster}/notifier`]: 'read',
  [`PUT ${cluster}/groups/{group}/mail-flow`]: 'administerCluster',
  [`DELETE ${cluster}/groups/{group}/mail-flow`]: 'administerCluster',
  [`POST ${cluster}/groups/{group}/mail-flow/prove`]: 'operateImap',
  ...Object.fromEntries(
    ['online', 'offline', 'switch', 'clear', 'probe', 'flush', 'freeze', 'unfreeze', 'clear-admin-wait'].map(
      (verb) => [`POST ${cluster}/groups/{group}/${verb}`, 'operateImap' as const],
    ),
  ),
  ...Object.fromEntries(
    ['enable', 'disable', 'autoenable'].map((verb) => [
      `POST ${cluster}/groups/{group}/${verb}`,
      'administerImap' as const,
    ]),
  ),
  ...Object.fromEntries(
    ['online', 'offline', 'clear', 'probe', 'action'].map((verb) => [
      `POST ${cluster}/resources/{resource}/${verb}`,
      'operateImap' as const,
    ]),
  ),
}

const described = async (): Promise<string[]> => {
  const document = (await (await ask(api(), { path: '/api/openapi.json' })).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
}

describe('no route is forgotten', () => {
  const registered = (): string[] => [
    ...new Set(
      api()
        .api.routes.filter(({ method }) => method !== 'ALL')
        .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`),
    ),
  ]

  test('every route is in the OpenAPI document', async () => {
    expect(registered().toSorted()).toEqual((await described()).toSorted())
  })
  test('every route has its need, and every need its route', () => {
    expect(registered().toSorted()).toEqual(Object.keys(routeNeeds).toSorted())
  })
  test('every route outside the lab is in the matrix below', () => {
    const outside = registered().filter((route) => !route.includes('/api/lab'))
    expect(outside.toSorted()).toEqual(Object.keys(matrix).toSorted())
  })
  test('every intent has its route', () => {
    for (const kind of intentKinds) expect(registered()).toContain(`POST ${commandPath(kind)}`)
  })
  test('a route that is not listed is let through for nobody', async () => {
    const path = '/api/unlisted'
    const server = await startApi({}, (fresh) => fresh.get(path, (c) => c.text('reached')))
    const cookie = server.sessionOf(people.administrator)
    expect((await errorOf(await ask(server, { path, cookie }))).code).toBe('not-permitted')
    expect((await ask(server, { path })).status).toBe(401)
    await server.stop()
  })
})

const fill = (path: string): string =>
  path
    .replace('{cluster}', 'mid')
    .replace('{group}', 'imap')
    .replace('{resource}', 'imap_file')
    .replace('{system}', 'sysA')
    .replace('{operation}', '7')
    .replace('{decision}', '5.0')
    .replace('{version}', '1')

const cases = Object.entries(matrix).flatMap(([route, rule]) =>
  everybody.map((person) => ({ route, person, passes: allowed[rule]?.includes(person) ?? false })),
)
const bodyOf = (path: string) => ({
  requestId: 'request-1',
  system: 'sysA',
  to: 'sysB',
  phrase: path.endsWith('confirm-down') ? 'mid/sysA' : '',
  action: 'whatever',
  mode: 'offline',
  load: 40,
})

describe('the matrix of roles and routes', () => {
  beforeEach(() => void api().driver.submitted.splice(0))

  test.each(cases)('$route by $person: $passes', async ({ route, person, passes }) => {
    const [method = '', template = ''] = route.split(' ')
    const path = fill(template)
    const account = people[person]
    const abort = new AbortController()
    const response = await fetch(api().url + path, {
      method,
      signal: abort.signal,
      headers: {
        ...(method !== 'GET' && { origin, 'content-type': 'application/json' }),
        ...(account && { cookie: api().sessionOf(account) }),
      },
      ...(method === 'POST' && { body: JSON.stringify(bodyOf(path)) }),
    })
    const code = response.ok ? null : (await errorOf(response)).code
    abort.abort()
    const stopped = code === 'not-permitted' || code === 'not-signed-in'
    expect({ code, stopped }).toEqual({ code, stopped: !passes })
    if (!passes) {
      expect(code).toBe(account ? 'not-permitted' : 'not-signed-in')
      expect(api().driver.submitted).toEqual([])
    }
  })
})

test('a role in one group gives nothing in another', async () => {
  const cookie = api().sessionOf(people.groupAdministrator)
  const body = { requestId: 'request-2', system: 'sysA' }
  for (const path of ['groups/mta/online', 'resources/mta_file/online']) {
    const response = await ask(api(), { path: `/api/clusters/mid/${path}`, cookie, body })
    expect((await errorOf(response)).code).toBe('not-permitted')
  }
})

const asking = async (person: Person, path: string, body: object = {}): Promise<string> => {
  const cookie = api().sessionOf(people[person] ?? people.guest)
  const response = await ask(api(), {
    path: `/api/clusters/mid/${path}`,
    cookie,
    body: { requestId: 'request-3', ...body },
  })
  return response.ok ? 'let through' : (await errorOf(response)).code
}

test('a freeze that changes the configuration is an administrator\u2019s', async () => {
  const persistent = { persistent: true }
  expect(await asking('operator', 'groups/imap/freeze', persistent)).toBe('not-permitted')
  expect(await asking('groupOperator', 'groups/imap/freeze', persistent)).toBe('not-permitted')
  expect(await asking('groupAdministrator', 'groups/imap/freeze', persistent)).toBe('let through')
  expect(await asking('operator', 'systems/sysA/freeze', persistent)).toBe('not-permitted')
  expect(await asking('administrator', 'systems/sysA/freeze', persistent)).toBe('let through')
})

test('its owner may cancel an operation, and who could have asked for it', async () => {
  const owner = api().sessionOf({ user: 'ada', role: 'Guest', groups: { mta: 'Group Operator' } })
  const body = { requestId: 'request-4' }
  const own = await ask(api(), { path: '/api/clusters/mid/operations/7/cancel', cookie: owner, body })
  expect(own.status).toBe(202)
  expect(await asking('otherAdministrator', 'operations/7/cancel')).toBe('not-permitted')
  expect(await asking('groupOperator', 'operations/7/cancel')).toBe('let through')
  expect(await asking('administrator', 'operations/8/cancel')).toBe('not-found')
  expect(await asking('administrator', 'operations/x/cancel')).toBe('bad-request')
})

test('what was not permitted is in the audit trail', () => {
  const rows = api().database.prepare("select user, action from audit where outcome = 'not-permitted'").all()
  expect(rows).toEqual(expect.arrayContaining([{ user: 'oad', action: 'group.switch' }]))
  expect(rows).toEqual(expect.arrayContaining([expect.objectContaining({ user: 'guest', action: 'POST' })]))
})
