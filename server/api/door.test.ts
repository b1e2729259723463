import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DELETE, GET, POST } from '../../app/api/[...path]/route.ts'
import { origin, useApi } from './testing/api-server.ts'
import { cookieOf, errorOf } from './testing/ask.ts'

const api = useApi()

beforeEach(() => vi.stubEnv('HAWSER_ENGINE_URL', api().url))
afterEach(() => {
  vi.unstubAllEnvs()
})

const at = (path: string, init: RequestInit = {}) => new Request(`http://console.example${path}`, init)
const page = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }

test('passes a sign-in on, cookie and all, and the session back', async () => {
  api().dependencies.accounts.create({ user: 'ada', role: 'Guest' })
  const body = JSON.stringify({ token: api().dependencies.links.issue('ada') })
  const signedIn = await POST(at('/api/session/link', { method: 'POST', headers: page, body }))
  expect(signedIn.status).toBe(200)
  expect(signedIn.headers.get('cache-control')).toBe('no-store, no-cache, no-transform')
  const cookie = cookieOf(signedIn)
  expect(await (await GET(at('/api/session', { headers: { cookie } }))).json()).toMatchObject({ user: 'ada' })
  const gone = await DELETE(at('/api/session', { method: 'DELETE', headers: { ...page, cookie } }))
  expect(gone.status).toBe(204)
  expect((await GET(at('/api/session', { headers: { cookie } }))).status).toBe(401)
})

test('a foreign page stays a foreign page', async () => {
  const headers = { ...page, origin: 'https://evil.example' }
  const response = await POST(at('/api/session', { method: 'POST', headers, body: '{}' }))
  expect((await errorOf(response)).code).toBe('foreign-origin')
})

test('queries arrive as they were asked', async () => {
  const cookie = api().sessionOf({ user: 'ada' })
  await GET(at('/api/clusters/mid/log?text=a%26b&limit=7', { headers: { cookie } }))
  expect(api().driver.queries.at(-1)).toEqual({ text: 'a&b', limit: 7 })
})

test('events come through one by one; when the browser leaves the engine forgets it', async () => {
  const cookie = api().sessionOf({ user: 'ada' })
  const browser = new AbortController()
  const headers = { cookie, 'last-event-id': String(api().driver.publish()) }
  const response = await GET(at('/api/clusters/mid/stream', { headers, signal: browser.signal }))
  expect(response.headers.get('cache-control')).toBe('no-cache, no-transform')
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const readUntil = async (wanted: string) => {
    while (!text.includes(wanted)) text += (await reader?.read())?.value ?? ''
  }
  await readUntil('event: hello')
  const revision = api().driver.publish()
  await readUntil(`id: ${revision}`)
  expect(api().driver.readers).toBe(1)
  browser.abort()
  await expect.poll(() => api().driver.readers).toBe(0)
})

test.each(['http://127.0.0.1:1', ''])('without an engine at %j it says so', async (url) => {
  vi.stubEnv('HAWSER_ENGINE_URL', url)
  const response = await GET(at('/api/session'))
  expect(response.status).toBe(503)
  expect((await errorOf(response)).code).toBe('engine-unavailable')
})
