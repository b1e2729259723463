import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Change } from '#lib/wire/snapshot.ts'
import { canary } from '../testing/sample-cluster.ts'
import { startApi } from '../testing/api-server.ts'
import type { ApiServer } from '../testing/api-server.ts'
import { readEvents } from '../testing/event-reader.ts'
import type { EventReader } from '../testing/event-reader.ts'
import { ask } from '../testing/ask.ts'

let server: ApiServer
let cookie: string
const readers: EventReader[] = []

beforeEach(async () => {
  server = await startApi()
  cookie = server.sessionOf({ user: 'ada' })
})
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.leave()
  await server.stop()
})

const follow = async (after = '', headers: Record<string, string> = {}): Promise<EventReader> => {
  const reader = await readEvents(`${server.url}/api/clusters/mid/stream${after}`, { cookie, ...headers })
  readers.push(reader)
  return reader
}

/** Every stream begins with where it stands and how the desk does. */
const begun = async (reader: EventReader): Promise<void> => {
  expect((await reader.next()).event).toBe('hello')
  expect((await reader.next()).event).toBe('desk')
}

test('begins with hello and how the desk stands, and goes on with every change of both', async () => {
  const reader = await follow()
  expect(await reader.next()).toEqual({ event: 'hello', data: { revision: 10, at: 1000 } })
  const desk = { version: 1, open: null, unconfirmed: null }
  expect(await reader.next()).toEqual({ event: 'desk', data: desk })
  server.driver.desk.open('ada')
  expect(await reader.next()).toMatchObject({ event: 'desk', data: { open: { owner: 'ada' } } })
  server.driver.publish()
  server.driver.publish()
  expect(await reader.next()).toMatchObject({ event: 'change', id: '11', data: { revision: 11 } })
  expect(await reader.next()).toMatchObject({ event: 'change', id: '12' })
})

test('resumes after the last event, the header before the address', async () => {
  for (let change = 0; change < 4; change += 1) server.driver.publish()
  const reader = await follow('?after=11', { 'last-event-id': '12' })
  await begun(reader)
  expect((await reader.next()).id).toBe('13')
  expect((await reader.next()).id).toBe('14')
  const other = await follow('?after=13')
  await begun(other)
  expect((await other.next()).id).toBe('14')
})

test.each(['?after=3', '?after=99'])(
  'says resync when it cannot resume %s, then goes on live',
  async (after) => {
    server.driver.publish()
    const reader = await follow(after)
    await begun(reader)
    expect(await reader.next()).toEqual({ event: 'resync', id: '11', data: { revision: 11 } })
    server.driver.publish()
    expect(await reader.next()).toMatchObject({ event: 'change', id: '12' })
  },
)

test('sends comments while nothing happens', async () => {
  const reader = await follow()
  await begun(reader)
  expect(await reader.nextComment()).toBe('')
})

test('is never buffered or kept on its way', async () => {
  const reader = await follow()
  expect(reader.headers.get('content-type')).toContain('text/event-stream')
  expect(reader.headers.get('cache-control')).toBe('no-cache, no-transform')
})

test('masks the secrets of a changed configuration', async () => {
  const reader = await follow()
  await begun(reader)
  server.driver.publish({ configuration: server.driver.snapshot().state.configuration })
  const { data } = await reader.next()
  expect((data as Change).configuration?.cluster.name).toBe('mid')
  expect(JSON.stringify(data)).not.toContain(canary)
})

test('ends soon after its session has been ended', async () => {
  const reader = await follow()
  await begun(reader)
  const start = performance.now()
  await ask(server, { method: 'DELETE', path: '/api/session', cookie })
  await reader.end()
  expect(performance.now() - start).toBeLessThan(5_000)
  expect(server.driver.readers).toBe(0)
})

test('keeps its own session from going idle, but not beyond the longest time', async () => {
  const reader = await follow()
  await begun(reader)
  for (let hour = 0; hour < 11.5; hour += 0.25) {
    server.pass(15 * 60_000)
    await reader.nextComment()
  }
  expect((await ask(server, { path: '/api/session', cookie })).status).toBe(200)
  server.pass(60 * 60_000)
  await reader.end()
})

test('ends when the engine shuts down', async () => {
  const reader = await follow()
  await begun(reader)
  server.closeStreams()
  await reader.end()
  expect(server.driver.readers).toBe(0)
})

test('a reader that leaves is forgotten', async () => {
  const reader = await follow()
  await begun(reader)
  expect(server.driver.readers).toBe(1)
  reader.leave()
  await expect.poll(() => server.driver.readers).toBe(0)
})

test('a reader that does not keep up is dropped, the others go on', async () => {
  const slow = await follow()
  await begun(slow)
  const quick = await follow()
  await begun(quick)
  const at = server.driver.snapshot().state.revision
  let sent = 0
  while (server.driver.readers === 2 && sent < 200) {
    const text = 'x'.repeat(1024 * 1024)
    const decision = server.driver.decisions({ limit: 1 })[0]
    server.driver.publish({ decisions: decision ? [{ ...decision, text }] : [] })
    sent += 1
    expect((await quick.next()).id).toBe(String(at + sent))
  }
  expect(server.driver.readers).toBe(1)
  expect(server.log.some(({ message }) => message.includes('does not keep up'))).toBe(true)
  await expect(slow.end()).rejects.toThrow()
})
