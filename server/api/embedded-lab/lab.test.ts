import { createServer } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startApi } from '../testing/api-server.ts'
import type { ApiServer } from '../testing/api-server.ts'
import { ask, errorOf } from '../testing/ask.ts'

const token = 'token-of-the-lab-0123'
let lab: Server
let server: ApiServer
let cookie: string
let asked: string[] = []
let status = 200
let answer: object = {}

beforeAll(async () => {
  lab = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization} ${body}`.trim())
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => lab.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(lab.address() as AddressInfo).port}`
  server = await startApi({ lab: () => ({ url, token }) })
  cookie = server.sessionOf({ user: 'root', role: 'Cluster Administrator' })
})
afterAll(async () => {
  await server.stop()
  lab.close()
})
beforeEach(() => {
  asked = []
  status = 200
  answer = { systems: [] }
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

test('its state is read with the token, which stays here', async () => {
  const response = await ask(server, { path: '/api/lab', cookie: server.sessionOf({ user: 'guest' }) })
  const text = await response.text()
  expect(JSON.parse(text)).toEqual({ systems: [] })
  expect(asked).toEqual([`GET /state Bearer ${token}`])
  expect(text + JSON.stringify([...response.headers])).not.toContain(token)
})

test.each([
  ['/systems/sysA/power-off', undefined, '/systems/sysA/power-off'],
  ['/systems/sysA/nic/down?device=eth0', undefined, '/systems/sysA/nic/down?device=eth0'],
  ['/systems/sysA/services/imap/slow', { delayMs: 5000 }, '/systems/sysA/services/imap/slow'],
  [
    '/systems/sysA/services/%2Fopt%2Fmail%2Fimap/kill',
    undefined,
    '/systems/sysA/services/%2Fopt%2Fmail%2Fimap/kill',
  ],
  ['/disks/dg1/fill', undefined, '/disks/dg1/fill'],
  ['/prepare', { files: [{ name: 'main.cf', text: 'cluster c' }] }, '/prepare'],
  ['/fence/fail', undefined, '/fence/fail'],
])('%s is passed on for a Cluster Administrator', async (path, body, reached) => {
  const response = await ask(server, { method: 'POST', path: `/api/lab${path}`, cookie, body })
  expect(response.status).toBe(200)
  expect(asked).toEqual([`POST ${reached} Bearer ${token} ${body ? JSON.stringify(body) : ''}`.trim()])
})

test.each([
  '/systems/sysA/format',
  '/systems/../fence/sysA/off',
  '/systems/%2E%2E/power-off',
  '/fence/sysA/off',
  '/systems/sysA/nic/sideways',
  '/anything',
])('%s is not passed on', async (path) => {
  const response = await ask(server, { method: 'POST', path: `/api/lab${path}`, cookie, body: {} })
  expect(['bad-request', 'not-found']).toContain((await errorOf(response)).code)
  expect(asked).toEqual([])
})

test('others may look, not touch', async () => {
  const operator = server.sessionOf({ user: 'op', role: 'Cluster Operator' })
  const response = await ask(server, { path: '/api/lab/disks/dg1/fill', cookie: operator, body: {} })
  expect((await errorOf(response)).code).toBe('not-permitted')
  expect(asked).toEqual([])
})

test.each([
  [404, 'not-found'],
  [409, 'refused'],
  [502, 'refused'],
  [401, 'internal'],
])('a lab that says %i is %s', async (said, code) => {
  status = said
  answer = { error: { code: 'whatever', text: 'the lab says no' } }
  const response = await ask(server, { path: '/api/lab/disks/dg1/fill', cookie, body: {} })
  const error = await errorOf(response)
  expect(error.code).toBe(code)
  if (code !== 'internal') expect(error.message).toBe('the lab says no')
})

test('a whole configuration may be handed in', async () => {
  const files = [{ name: 'main.cf', text: 'x'.repeat(200_000) }]
  const response = await ask(server, { path: '/api/lab/prepare', cookie, body: { files } })
  expect(response.status).toBe(200)
})

test('all reasons of the lab are told', async () => {
  status = 409
  answer = { error: { code: 'cannot-prepare', text: 'one two', reasons: ['one', 'two'] } }
  const response = await ask(server, { path: '/api/lab/prepare', cookie, body: { files: [] } })
  expect((await errorOf(response)).reasons?.map(({ text }) => text)).toEqual(['one', 'two'])
})

test('without a lab there is none', async () => {
  const plain = await startApi()
  const session = plain.sessionOf({ user: 'root', role: 'Cluster Administrator' })
  for (const question of [
    { path: '/api/lab', cookie: session },
    { path: '/api/lab/disks/dg1/fill', cookie: session, body: {} },
  ]) {
    const response = await ask(plain, question)
    expect(response.status).toBe(404)
    expect((await errorOf(response)).code).toBe('not-a-lab')
  }
  await plain.stop()
})
