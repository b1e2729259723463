import { beforeEach, expect, test } from 'vitest'
import { useApi } from '../testing/api-server.ts'
import { ask, errorOf } from '../testing/ask.ts'
import { MemoryMailFlows } from '../testing/memory-mail-flows.ts'

const api = useApi()
const path = '/api/clusters/mid/groups/imap/mail-flow'
const setting = {
  sender: 'hawser@example.com',
  recipient: 'proof@example.com',
  sending: { address: '10.10.10.20', port: 25, security: 'none' },
  reading: { address: '10.10.10.20', port: 143, security: 'starttls', protocol: 'imap', user: 'proof' },
}

let flows: MemoryMailFlows
beforeEach(() => {
  flows = new MemoryMailFlows()
  api().driver.mailFlows = flows
})

const as = (role: 'Cluster Administrator' | 'Cluster Operator' | 'Guest') =>
  api().sessionOf({ user: role.toLowerCase().replace(' ', '-'), role })
const send = (
  method: string,
  to: string,
  body?: unknown,
  role: Parameters<typeof as>[0] = 'Cluster Administrator',
) => ask(api(), { method, path: to, cookie: as(role), ...(body === undefined ? {} : { body }) })
const listed = async () =>
  (await (await send('GET', '/api/clusters/mid/mail-flows', undefined, 'Guest')).json()) as unknown[]

test('a proof is set with a password that never comes back, and removed', async () => {
  expect((await send('PUT', path, { setting, password: 'hidden-word' })).status).toBe(204)
  const flow = { group: 'imap', passwordSet: true, running: null, results: [] }
  const full = { ...setting, lookFrom: 'system', certificates: 'checked', limitS: 60 }
  expect(await listed()).toEqual([{ ...flow, setting: full }])
  expect((await send('PUT', path, { setting: { ...setting, limitS: 90 } })).status).toBe(204)
  expect(flows.passwords.get('imap')).toBe('hidden-word')
  expect((await send('DELETE', path)).status).toBe(204)
  expect(await listed()).toEqual([])
  expect(JSON.stringify(api().log)).not.toContain('hidden-word')
  const trail = JSON.stringify(api().database.prepare('select * from audit').all())
  expect(trail).toContain('mail-flow.set')
  expect(trail).not.toContain('hidden-word')
})

test.each([
  ['a line break in the recipient', { recipient: 'a@b\r\nRCPT TO:<c@d>' }],
  ['a bracket in the sender', { sender: 'a>b@c' }],
  ['a port out of range', { sending: { ...setting.sending, port: 70_000 } }],
  ['a space in the address', { sending: { ...setting.sending, address: 'a b' } }],
  ['a line break in the user', { reading: { ...setting.reading, user: 'a\nb' } }],
  ['another protocol', { reading: { ...setting.reading, protocol: 'http' } }],
  ['no time', { limitS: 0 }],
])('%s is refused', async (_what, wrong) => {
  expect((await errorOf(await send('PUT', path, { setting: { ...setting, ...wrong } }))).code).toBe(
    'bad-request',
  )
  expect(flows.flows.size).toBe(0)
})

test('operators prove, and are told why not; guests do not', async () => {
  const prove = (role: Parameters<typeof as>[0]) => send('POST', `${path}/prove`, undefined, role)
  expect((await prove('Cluster Operator')).status).toBe(204)
  expect(flows.proved).toEqual([{ group: 'imap', user: 'cluster-operator' }])
  flows.refusal = [{ code: 'group-not-active', text: 'Group imap is not online on any system.' }]
  expect(await errorOf(await prove('Cluster Operator'))).toMatchObject({
    code: 'refused',
    reasons: flows.refusal,
  })
  expect((await errorOf(await prove('Guest'))).code).toBe('not-permitted')
  expect((await errorOf(await send('PUT', path, { setting }, 'Cluster Operator'))).code).toBe('not-permitted')
})

test('what is not there is said to be', async () => {
  const other = path.replace('imap', 'absent')
  expect((await errorOf(await send('PUT', other, { setting }))).code).toBe('not-found')
  api().driver.mailFlows = null
  expect((await errorOf(await send('POST', `${path}/prove`))).code).toBe('bad-configuration')
})
