import { expect, test } from 'vitest'
import { useApi } from '../testing/api-server.ts'
import { ask, errorOf } from '../testing/ask.ts'
import { readEvents } from '../testing/event-reader.ts'

const token = 'a-token-of-more-than-sixteen-letters'
const server = useApi({ commandLine: { token, user: 'root@here' } })
const bearer = (text: string) => ({ authorization: `Bearer ${text}` })

const command = (headers: Readonly<Record<string, string>>, cookie?: string) =>
  fetch(`${server().url}/api/clusters/${server().driver.name}/groups/imap/offline`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers, ...(cookie && { cookie }) },
    body: JSON.stringify({ requestId: crypto.randomUUID(), system: 'sysA' }),
  })

test('who has the token is the administrator, by name, with no session, origin or cookie', async () => {
  const answer = await fetch(`${server().url}/api/session`, { headers: bearer(token) })
  expect(await answer.json()).toMatchObject({ user: 'root@here', role: 'Cluster Administrator' })
  expect((await command(bearer(token))).status).toBe(202)
  const record = server().database.prepare(
    'select user, action, outcome from audit order by number desc limit 1',
  )
  expect(record.get()).toEqual({ user: 'root@here', action: 'group.offline', outcome: 'operation 42' })
})

test.each([
  ['another token', `${token}x`],
  ['the beginning of the token', token.slice(0, -1)],
  ['nothing', ''],
])('%s lets nobody in, whatever cookie comes with it', async (_name, text) => {
  const cookie = server().sessionOf({ user: 'boss', role: 'Cluster Administrator' })
  const answer = await command(bearer(text), cookie)
  expect(answer.status).toBe(401)
  expect((await errorOf(answer)).code).toBe('not-signed-in')
})

test('a page of another origin is refused even with the token', async () => {
  const answer = await command({ ...bearer(token), origin: 'https://elsewhere.example' })
  expect((await errorOf(answer)).code).toBe('foreign-origin')
})

test('it has no password to set', async () => {
  const body = { password: 'correct horse battery staple' }
  const answer = await ask(server(), { path: '/api/account/password', headers: bearer(token), body })
  expect((await errorOf(answer)).code).toBe('not-permitted')
})

test('its event stream lasts', async () => {
  const stream = `${server().url}/api/clusters/${server().driver.name}/stream`
  const reader = await readEvents(stream, bearer(token))
  expect((await reader.next()).event).toBe('hello')
  await reader.nextComment()
  await reader.nextComment()
  reader.leave()
})
