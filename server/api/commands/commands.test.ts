import { beforeEach, expect, test } from 'vitest'
import type { SubmitAnswer } from '#server/drivers/cluster-driver.ts'
import { useApi } from '../testing/api-server.ts'
import { ask, errorOf } from '../testing/ask.ts'

const api = useApi()
const accepted: SubmitAnswer = { kind: 'accepted', operation: 42, revision: 11 }
let cookie: string

beforeEach(() => {
  api().driver.submitted.splice(0)
  api().driver.answer = accepted
  cookie = api().sessionOf({ user: 'ada', role: 'Cluster Administrator' })
})

const command = (path: string, body: object = {}) =>
  ask(api(), { path: `/api/clusters/mid/${path}`, cookie, body: { requestId: 'request-1', ...body } })

const meanings = [
  ['groups/imap/online', { system: 'any' }, { kind: 'group.online', group: 'imap', system: 'any' }],
  ['groups/imap/offline', { system: 'all' }, { kind: 'group.offline', group: 'imap', system: 'all' }],
  ['groups/imap/switch', { to: 'sysB' }, { kind: 'group.switch', group: 'imap', to: 'sysB' }],
  ['groups/imap/clear', { system: 'all' }, { kind: 'group.clear', group: 'imap', system: 'all' }],
  ['groups/imap/probe', { system: 'sysA' }, { kind: 'group.probe', group: 'imap', system: 'sysA' }],
  [
    'groups/imap/flush',
    { system: 'sysA', force: true },
    { kind: 'group.flush', group: 'imap', system: 'sysA', force: true },
  ],
  ['groups/imap/freeze', { reason: 'work' }, { kind: 'group.freeze', group: 'imap', reason: 'work' }],
  ['groups/imap/unfreeze', {}, { kind: 'group.unfreeze', group: 'imap' }],
  ['groups/imap/enable', { system: 'sysA' }, { kind: 'group.enable', group: 'imap', system: 'sysA' }],
  ['groups/imap/disable', { system: 'all' }, { kind: 'group.disable', group: 'imap', system: 'all' }],
  ['groups/imap/autoenable', { system: 'sysA' }, { kind: 'group.autoenable', group: 'imap', system: 'sysA' }],
  [
    'resources/imap_file/online',
    { system: 'sysA' },
    { kind: 'resource.online', resource: 'imap_file', system: 'sysA' },
  ],
  [
    'resources/imap_file/offline',
    { system: 'sysA' },
    { kind: 'resource.offline', resource: 'imap_file', system: 'sysA' },
  ],
  [
    'resources/imap_file/clear',
    { system: 'all' },
    { kind: 'resource.clear', resource: 'imap_file', system: 'all' },
  ],
  [
    'resources/imap_file/probe',
    { system: 'sysB' },
    { kind: 'resource.probe', resource: 'imap_file', system: 'sysB' },
  ],
  ['systems/sysA/freeze', { reason: '' }, { kind: 'system.freeze', system: 'sysA', reason: '' }],
  ['systems/sysA/unfreeze', {}, { kind: 'system.unfreeze', system: 'sysA' }],
  [
    'groups/imap/freeze',
    { reason: 'disks', persistent: true, until: 5000 },
    { kind: 'group.freeze', group: 'imap', reason: 'disks', persistent: true, until: 5000 },
  ],
  [
    'groups/imap/clear-admin-wait',
    { system: 'sysA', fault: true },
    { kind: 'group.clearAdminWait', group: 'imap', system: 'sysA', fault: true },
  ],
  [
    'resources/imap_file/action',
    { system: 'sysA', action: 'show', arguments: ['-v', 'a b'] },
    {
      kind: 'resource.action',
      resource: 'imap_file',
      system: 'sysA',
      action: 'show',
      arguments: ['-v', 'a b'],
    },
  ],
  [
    'systems/sysA/freeze',
    { evacuate: true, until: null },
    { kind: 'system.freeze', system: 'sysA', reason: '', evacuate: true, until: null },
  ],
  ['systems/sysA/evacuate', {}, { kind: 'system.evacuate', system: 'sysA' }],
  ['systems/sysA/stop', { mode: 'leave' }, { kind: 'system.stop', system: 'sysA', mode: 'leave' }],
  ['systems/sysA/start', {}, { kind: 'system.start', system: 'sysA' }],
  ['systems/sysA/load', { load: 40 }, { kind: 'system.load', system: 'sysA', load: 40 }],
  ['operations/7/cancel', {}, { kind: 'operation.cancel', operation: 7 }],
  ['systems/sysA/fence', {}, { kind: 'system.fence', system: 'sysA' }],
  ['systems/sysA/confirm-down', { phrase: 'mid/sysA' }, { kind: 'system.confirmDown', system: 'sysA' }],
] as const

test.each(meanings)('%s %j is accepted as an operation', async (path, body, intent) => {
  const response = await command(path, body)
  expect(response.status).toBe(202)
  expect(await response.json()).toEqual({ operation: 42, revision: 11 })
  expect(api().driver.submitted).toEqual([{ intent, user: 'ada', requestId: 'request-1' }])
})

test('the plan the person saw goes along', async () => {
  await command('groups/imap/switch', { to: 'any', seenRevision: 10, seenPlan: 'abc' })
  expect(api().driver.submitted[0]).toMatchObject({ seenPlan: 'abc' })
})

test('a refusal tells all reasons', async () => {
  const reasons = [
    { code: 'group-frozen', text: 'imap is frozen.' },
    { code: 'system-not-running', text: 'sysB is down.' },
  ] as const
  api().driver.answer = { kind: 'refused', reasons }
  const response = await command('groups/imap/switch', { to: 'sysB' })
  expect(response.status).toBe(409)
  expect(await errorOf(response)).toEqual({
    code: 'refused',
    message: 'imap is frozen. sysB is down.',
    reasons,
  })
})

test('a plan that is no longer true comes back as it is now', async () => {
  const plan = { title: 'switch imap', group: null, steps: [], target: null }
  api().driver.answer = { kind: 'moved', plan }
  const response = await command('groups/imap/switch', { to: 'sysB', seenPlan: 'old' })
  expect(response.status).toBe(409)
  expect(await errorOf(response)).toMatchObject({ code: 'truth-has-moved', plan })
})

const senseless = [
  ['groups/imap/flush', { system: 'all' }, 'system:'],
  ['groups/imap/online', { system: 'all' }, 'system:'],
  ['groups/imap/switch', { to: 'all' }, 'to:'],
  ['resources/imap_file/online', { system: 'any' }, 'system:'],
  ['groups/imap/online', { system: '../etc' }, 'system:'],
  ['groups/imap/online', {}, 'system:'],
  ['groups/imap/freeze', { until: 900 }, 'until:'],
  ['groups/imap/freeze', { until: 'tomorrow' }, 'until:'],
  ['systems/sysA/stop', { mode: 'gently' }, 'mode:'],
  ['systems/sysA/stop', {}, 'mode:'],
  ['systems/sysA/load', { load: -1 }, 'load:'],
  ['resources/imap_file/action', { system: 'sysA', action: '../x' }, 'action:'],
  ['groups/imap/unfreeze', { requestId: 'x' }, 'requestId:'],
  ['systems/sysA/confirm-down', { phrase: 'sysA' }, 'phrase:'],
] as const

test.each(senseless)('%s %j is a bad request', async (path, body, field) => {
  const response = await command(path, body)
  const error = await errorOf(response)
  expect(error.code).toBe('bad-request')
  expect(error.message).toContain(field)
  expect(api().driver.submitted).toEqual([])
})

test.each(['groups/nothing/unfreeze', 'systems/nothing/unfreeze', 'groups/constructor/unfreeze'])(
  '%s is not found',
  async (path) => {
    expect((await errorOf(await command(path))).code).toBe('not-found')
  },
)

test('an unknown cluster is said to be one', async () => {
  const response = await ask(api(), {
    path: '/api/clusters/other/groups/imap/unfreeze',
    cookie,
    body: { requestId: 'request-1' },
  })
  expect(response.status).toBe(404)
  expect((await errorOf(response)).code).toBe('unknown-cluster')
})

test('every command and its end is in the audit trail', async () => {
  await command('groups/imap/switch', { to: 'sysB' })
  api().driver.answer = { kind: 'refused', reasons: [{ code: 'group-frozen', text: 'imap is frozen.' }] }
  await command('groups/imap/switch', { to: 'sysB' })
  const rows = api()
    .database.prepare('select user, address, action, object, outcome from audit order by number desc limit 2')
    .all()
  const record = { user: 'ada', address: '127.0.0.1', action: 'group.switch', object: 'mid imap to sysB' }
  expect(rows).toEqual([
    { ...record, outcome: 'refused: group-frozen' },
    { ...record, outcome: 'operation 42' },
  ])
  expect(api().dependencies.audit.verify().kind).toBe('intact')
})

test('only the key a system shows now is pinned', async () => {
  const trust = (system: string, fingerprint: string) =>
    ask(api(), { path: `/api/clusters/mid/systems/${system}/trust-host-key`, cookie, body: { fingerprint } })
  const stale = await errorOf(await trust('sysB', 'SHA256:other'))
  expect(stale.reasons?.map(({ code }) => code)).toEqual(['truth-has-moved'])
  expect((await errorOf(await trust('sysA', 'SHA256:shown'))).code).toBe('refused')
  expect((await errorOf(await trust('sysX', 'SHA256:shown'))).code).toBe('not-found')
  expect(api().driver.trusted).toEqual([])
  expect((await trust('sysB', 'SHA256:shown')).status).toBe(204)
  expect(api().driver.trusted).toEqual([{ system: 'sysB', fingerprint: 'SHA256:shown' }])
})
