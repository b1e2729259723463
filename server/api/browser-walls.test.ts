import { expect, test } from 'vitest'
import { origin, useApi } from './testing/api-server.ts'
import { ask, errorOf } from './testing/ask.ts'

const api = useApi()

const foreign: readonly (readonly [string, Record<string, string>])[] = [
  ['another origin', { origin: 'https://evil.example' }],
  ['the same name on http', { origin: origin.replace('https', 'http') }],
  ['the same name on another port', { origin: `${origin}:8443` }],
  ['a name that begins the same', { origin: `${origin}.evil.example` }],
  ['an opaque origin', { origin: 'null' }],
  ['no origin', {}],
  ['a cross-site request', { origin, 'sec-fetch-site': 'cross-site' }],
  ['a same-site request', { origin, 'sec-fetch-site': 'same-site' }],
  ['a request without a page', { origin, 'sec-fetch-site': 'none' }],
]
const changes = [
  ['POST', '/api/session'],
  ['POST', '/api/session/link'],
  ['DELETE', '/api/session'],
  ['POST', '/api/account/password'],
  ['POST', '/api/clusters/mid/groups/imap/switch'],
  ['POST', '/api/clusters/mid/configuration'],
  ['PUT', '/api/nothing'],
] as const

test.each(
  changes.flatMap(([method, path]) => foreign.map(([name, headers]) => ({ method, path, name, headers }))),
)('$method $path from $name is refused', async ({ method, path, headers }) => {
  const cookie = api().sessionOf({ user: 'root', role: 'Cluster Administrator' })
  const response = await fetch(api().url + path, { method, headers: { cookie, ...headers } })
  expect((await errorOf(response)).code).toBe('foreign-origin')
  expect(response.status).toBe(403)
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

test('a foreign page cannot read either, streams included', async () => {
  const cookie = api().sessionOf({ user: 'root', role: 'Cluster Administrator' })
  for (const path of ['/api/session', '/api/clusters/mid', '/api/clusters/mid/stream']) {
    const response = await ask(api(), { path, cookie, headers: { origin: 'https://evil.example' } })
    expect((await errorOf(response)).code).toBe('foreign-origin')
  }
})

test.each(['/api/health', '/api/session', '/api/nothing', '/api/openapi.json'])(
  'the answer of %s is kept, framed, sniffed and run by nobody',
  async (path) => {
    const { headers } = await ask(api(), { path })
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('content-type')).toMatch(/^application\/json/)
  },
)

test('commands larger than 64 kB and configurations larger than 12 MB are not read', async () => {
  const cookie = api().sessionOf({ user: 'root', role: 'Cluster Administrator' })
  const command = { requestId: 'r'.repeat(70_000), reason: '' }
  const small = await ask(api(), { path: '/api/clusters/mid/groups/imap/freeze', cookie, body: command })
  expect((await errorOf(small)).code).toBe('too-large')
  expect(small.status).toBe(413)
  const files = [{ name: 'main.cf', text: 'x'.repeat(12 * 1024 * 1024) }]
  const large = await ask(api(), { path: '/api/clusters/mid/configuration', cookie, body: { files } })
  expect((await errorOf(large)).code).toBe('too-large')
})

test('a body without a length is counted while it is read', async () => {
  const piece = new TextEncoder().encode('x'.repeat(30_000))
  const response = await fetch(`${api().url}/api/session`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: new ReadableStream({ pull: (controller) => controller.enqueue(piece) }),
    duplex: 'half',
  } as RequestInit)
  expect((await errorOf(response)).code).toBe('too-large')
})

test.each([
  ['text that is no JSON', { body: '{"user":' }, 'body'],
  ['another content type', { body: '{}', headers: { 'content-type': 'text/plain' } }, 'content-type'],
  [
    'a form',
    { body: 'user=ada', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    'content-type',
  ],
  ['a missing field', { body: { user: 'ada' } }, 'password'],
  ['a field of another type', { body: { user: 'ada', password: 12 } }, 'password'],
])('%s is a bad request that names the field', async (_what, request, field) => {
  const response = await ask(api(), { path: '/api/session', ...request })
  expect(response.status).toBe(400)
  const error = await errorOf(response)
  expect(error.code).toBe('bad-request')
  expect(error.message).toContain(`${field}:`)
})

test('a mistake of ours tells its id and nothing else; the log has the rest', async () => {
  const { driver, log } = api()
  const cookie = api().sessionOf({ user: 'root', role: 'Cluster Administrator' })
  const snapshot = driver.snapshot.bind(driver)
  driver.snapshot = () => {
    throw new Error('internal detail at /secret/path')
  }
  const response = await ask(api(), { path: '/api/clusters/mid', cookie })
  driver.snapshot = snapshot
  expect(response.status).toBe(500)
  const error = await errorOf(response)
  expect(error.code).toBe('internal')
  expect(JSON.stringify(error)).not.toMatch(/detail|secret|\bat\b.*\.ts/)
  const id = /has more: (\S+)\.$/.exec(error.message)?.[1]
  expect(log.find(({ level }) => level === 'error')?.fields).toMatchObject({
    id,
    error: expect.stringContaining('internal detail'),
  })
})
