import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkLifetimeMs } from '#server/store/accounts/links.ts'
import { absoluteLimitMs, idleLimitMs } from '#server/store/accounts/sessions.ts'
import { startApi } from '../testing/api-server.ts'
import type { ApiServer } from '../testing/api-server.ts'
import { ask, cookieOf, errorOf } from '../testing/ask.ts'

const password = 'three horses under a roof'
let server: ApiServer

beforeAll(async () => {
  server = await startApi()
  const cookie = server.sessionOf({ user: 'ada', role: 'Cluster Operator' })
  const set = await ask(server, { path: '/api/account/password', cookie, body: { password } })
  expect(set.status).toBe(200)
})
afterAll(() => server.stop())

const signIn = (user: string, tried: string, cookie?: string) =>
  ask(server, { path: '/api/session', body: { user, password: tried }, ...(cookie && { cookie }) })
const whoAmI = (cookie: string) => ask(server, { path: '/api/session', cookie })

describe('a password', () => {
  test('opens a session in a cookie no script can read', async () => {
    const response = await signIn('ada', password)
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      user: 'ada',
      role: 'Cluster Operator',
      groups: {},
      passwordSet: true,
    })
    const cookie = response.headers.get('set-cookie')
    expect(cookie).toMatch(/^hawser_session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    expect(await (await whoAmI(cookieOf(response))).json()).toMatchObject({ user: 'ada' })
  })

  test('that is wrong, of nobody and of an account without one get the same answer', async () => {
    server.dependencies.accounts.create({ user: 'bare', role: 'Guest' })
    const wrong = await Promise.all([
      signIn('ada', 'four horses under a roof'),
      signIn('nobody', password),
      signIn('bare', password),
    ])
    expect(wrong.map(({ status }) => status)).toEqual([401, 401, 401])
    const errors = await Promise.all(wrong.map(errorOf))
    expect(new Set(errors.map((error) => JSON.stringify(error))).size).toBe(1)
    expect(errors[0]?.code).toBe('wrong-password')
  })

  test('takes as long for nobody as for somebody', async () => {
    const measure = async (user: string): Promise<number> => {
      const start = performance.now()
      await signIn(user, 'a wrong password')
      return performance.now() - start
    }
    const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] }
    for (let round = 0; round < 4; round += 1) {
      server.pass(60 * 60_000)
      times.known.push(await measure('ada'))
      times.unknown.push(await measure(`nobody-${round}`))
    }
    expect(Math.min(...times.unknown)).toBeGreaterThan(Math.min(...times.known) / 2)
  })

  test('gives a new session id and kills the one that was planted before', async () => {
    server.pass(60 * 60_000)
    const planted = server.sessionOf({ user: 'eve' })
    const cookie = cookieOf(await signIn('ada', password, planted))
    expect(cookie).not.toBe(planted)
    expect((await whoAmI(planted)).status).toBe(401)
  })
})

describe('a session', () => {
  test('ends when signed out', async () => {
    const cookie = server.sessionOf({ user: 'ada' })
    const response = await ask(server, { method: 'DELETE', path: '/api/session', cookie })
    expect(response.status).toBe(204)
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0')
    expect((await errorOf(await whoAmI(cookie))).code).toBe('not-signed-in')
  })

  test('ends when idle, and after its longest time', async () => {
    const idle = server.sessionOf({ user: 'ada' })
    server.pass(idleLimitMs)
    expect((await whoAmI(idle)).status).toBe(401)
    const busy = server.sessionOf({ user: 'ada' })
    for (let passed = 0; passed < absoluteLimitMs - idleLimitMs; passed += idleLimitMs / 2) {
      server.pass(idleLimitMs / 2)
      expect((await whoAmI(busy)).status).toBe(200)
    }
    server.pass(idleLimitMs)
    expect((await whoAmI(busy)).status).toBe(401)
  })
})

describe('a sign-in link', () => {
  const redeem = (token: string) => ask(server, { path: '/api/session/link', body: { token } })

  test('works once', async () => {
    const token = server.dependencies.links.issue('ada')
    const first = await redeem(token)
    expect(first.status).toBe(200)
    expect((await whoAmI(cookieOf(first))).status).toBe(200)
    const second = await redeem(token)
    expect(second.headers.get('set-cookie')).toBeNull()
    expect((await errorOf(second)).code).toBe('link-used-or-expired')
  })

  test('ends after a quarter of an hour', async () => {
    const token = server.dependencies.links.issue('ada')
    server.pass(linkLifetimeMs)
    expect((await errorOf(await redeem(token))).code).toBe('link-used-or-expired')
  })
})

describe('changing the password', () => {
  const change = (cookie: string, body: object) =>
    ask(server, { path: '/api/account/password', cookie, body })

  test('asks for the present one, ends the other sessions and gives this one a new id', async () => {
    const [here, elsewhere] = [server.sessionOf({ user: 'ada' }), server.sessionOf({ user: 'ada' })]
    const next = 'four horses on the roof'
    expect((await errorOf(await change(here, { password: next }))).code).toBe('wrong-password')
    const changed = await change(here, { password: next, current: password })
    expect(changed.status).toBe(200)
    expect((await whoAmI(cookieOf(changed))).status).toBe(200)
    expect((await whoAmI(here)).status).toBe(401)
    expect((await whoAmI(elsewhere)).status).toBe(401)
    expect((await signIn('ada', password)).status).toBe(401)
    expect((await signIn('ada', next)).status).toBe(200)
  })

  test.each([
    'short',
    'Password1234!',
    'qwertyuiop123',
    'aaaaaaaaaaaaaa',
    '123456789012',
    'berta-berta-berta',
  ])('refuses %s', async (weak) => {
    const cookie = server.sessionOf({ user: 'berta' })
    const error = await errorOf(await change(cookie, { password: weak }))
    expect(error.code).toBe('password-too-short')
  })
})

test('wrong passwords are slowed down per user, also with the right one in between waits', async () => {
  server.dependencies.accounts.create({ user: 'carla', role: 'Guest' })
  for (let attempt = 0; attempt < 5; attempt += 1) expect((await signIn('carla', 'wrong')).status).toBe(401)
  const stopped = await signIn('carla', 'wrong')
  expect(stopped.status).toBe(429)
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await errorOf(stopped)).code).toBe('too-many-attempts')
  server.pass(2_000)
  expect((await signIn('carla', 'wrong')).status).toBe(401)
  server.pass(1_000)
  expect((await signIn('carla', 'wrong')).status).toBe(429)
})

test('every way in and out is in the audit trail', () => {
  const rows = server.database.prepare('select distinct action, outcome from audit').all()
  const seen = rows.map(({ action, outcome }) => `${String(action)}: ${String(outcome)}`)
  expect(seen).toEqual(
    expect.arrayContaining([
      'sign-in: signed in',
      'sign-in: wrong-password',
      'sign-in.link: signed in',
      'sign-in.link: link-used-or-expired',
      'sign-out: signed out',
      'password: changed',
    ]),
  )
  expect(server.dependencies.audit.verify().kind).toBe('intact')
})
