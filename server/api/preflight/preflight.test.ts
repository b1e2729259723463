import { beforeEach, expect, test } from 'vitest'
import { groupName, systemName } from '#lib/model/names.ts'
import type { PreflightReport, Readiness } from '#lib/wire/preflight.ts'
import { useApi } from '../testing/api-server.ts'
import { ask, errorOf } from '../testing/ask.ts'

const api = useApi()
const path = '/api/clusters/mid'
const operator = () => api().sessionOf({ user: 'olga', role: 'Cluster Operator' })
const look = (body: unknown, cookie = operator()) => ask(api(), { path: `${path}/preflight`, cookie, body })

beforeEach(() => {
  api().driver.preflight.asked.length = 0
})

test('an operator has the systems looked at for the configuration that runs, and that is on record', async () => {
  const report: PreflightReport = { at: 5, tookMs: 7, systems: [], findings: [] }
  api().driver.preflight.report = report
  expect(await (await look({})).json()).toEqual(report)
  expect(api().driver.preflight.asked).toEqual([null])
  const noted = "select user, object, outcome from audit where action = 'preflight'"
  expect(api().database.prepare(noted).all()).toEqual([{ user: 'olga', object: 'mid', outcome: 'asked' }])
})

test('or for a changed one, and is refused what cannot be made', async () => {
  const files = [{ name: 'main.cf', text: 'cluster mid ( )\nsystem sysA ( )\nsystem sysC ( )\n' }]
  expect((await look({ base: 1, files })).status).toBe(200)
  const [changed] = api().driver.preflight.asked
  expect(Object.keys(changed?.systems ?? {})).toEqual(['sysA', 'sysC'])
  const edits = [{ kind: 'system.delete', system: 'nobody' }]
  const refused = await look({ base: 1, edits })
  expect((await errorOf(refused)).code).toBe('refused')
  const broken = await look({ files: [{ name: 'main.cf', text: 'group' }] })
  expect((await errorOf(broken)).code).toBe('bad-configuration')
  const both = await look({ edits, files })
  expect((await errorOf(both)).code).toBe('bad-request')
  expect(api().driver.preflight.asked).toHaveLength(1)
})

test('a guest reads what is known, and has nobody asked', async () => {
  const cookie = api().sessionOf({ user: 'gus', role: 'Guest' })
  const known: Readiness = {
    everyMs: 600_000,
    places: [{ group: groupName('imap'), system: systemName('sysA'), verdict: 'ready', at: 4, reasons: [] }],
  }
  api().driver.preflight.known = known
  expect(await (await ask(api(), { path: `${path}/readiness`, cookie })).json()).toEqual(known)
  expect((await look({}, cookie)).status).toBe(403)
  expect(api().driver.preflight.asked).toEqual([])
})
