import { createRoute } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { linkBody, signInBody } from '#lib/wire/requests.ts'
import { accountSchema, answers, jsonBody } from '../answer-schemas.ts'
import type { Api, ApiDependencies, ApiEnv } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { ApiFailure } from '../failure.ts'
import { readSessionCookie, removeSessionCookie, writeSessionCookie } from './cookie.ts'
import { passwordFits } from './passwords.ts'
import { makeThrottle } from './throttle.ts'

const path = '/api/session'

const readSession = createRoute({
  method: 'get',
  path,
  summary: 'Who is signed in',
  responses: answers(200, 'The account', accountSchema),
})
const signIn = createRoute({
  method: 'post',
  path,
  summary: 'Sign in with a password',
  request: jsonBody(signInBody),
  responses: answers(200, 'Signed in; the session is in a cookie', accountSchema),
})
const signInByLink = createRoute({
  method: 'post',
  path: `${path}/link`,
  summary: 'Sign in with a one-time link',
  request: jsonBody(linkBody),
  responses: answers(200, 'Signed in; the session is in a cookie', accountSchema),
})
const signOut = createRoute({
  method: 'delete',
  path,
  summary: 'Sign out: ends the session and its event streams',
  responses: answers(204, 'Signed out'),
})

/** Signing in and out. */
export function addSessionRoutes(api: Api, dependencies: ApiDependencies): void {
  const { accounts, audit, clock, links, sessions } = dependencies
  const throttle = makeThrottle(clock)

  api.openapi(readSession, (c) => c.json(requireCaller(c).account))

  api.openapi(signIn, async (c) => {
    const { user, password } = c.req.valid('json')
    const address = c.get('address')
    const record = (outcome: string) =>
      audit.append({ user: null, address, action: 'sign-in', object: user, outcome })
    const waitS = throttle.waitS(user, address)
    // Not recorded: a stranger could make the trail grow as fast as the network carries. The failures before are.
    if (waitS > 0) {
      throw new ApiFailure(
        'too-many-attempts',
        `Too many wrong passwords. Try again in ${waitS} s.`,
        {},
        waitS,
      )
    }
    // Counted before the slow work, so that many tries at once are not all free.
    throttle.failed(user, address)
    if (!(await passwordFits(accounts.passwordHash(user), password))) {
      record('wrong-password')
      throw new ApiFailure('wrong-password', 'User name and password do not fit.')
    }
    throttle.succeeded(user, address)
    record('signed in')
    return beginSession(c, dependencies, user)
  })

  api.openapi(signInByLink, (c) => {
    const user = links.redeem(c.req.valid('json').token)
    const outcome = user === null ? 'link-used-or-expired' : 'signed in'
    audit.append({ user, address: c.get('address'), action: 'sign-in.link', object: user ?? '', outcome })
    if (user === null) {
      const help = 'Start Hawser again for a new one, or sign in with a password.'
      throw new ApiFailure('link-used-or-expired', `This sign-in link was used or is too old. ${help}`)
    }
    return beginSession(c, dependencies, user)
  })

  api.openapi(signOut, (c) => {
    const { account, token } = requireCaller(c)
    if (token !== null) sessions.end(token)
    removeSessionCookie(c)
    const { user } = account
    audit.append({ user, address: c.get('address'), action: 'sign-out', object: user, outcome: 'signed out' })
    return c.body(null, 204)
  })
}

/** Always a new id: one a stranger may have planted before must be worth nothing (ASVS 7.2.4). */
export function beginSession(c: Context<ApiEnv>, dependencies: ApiDependencies, user: string): Response {
  const account = dependencies.accounts.find(user)
  if (!account) throw new Error(`${user} has signed in without an account`)
  const earlier = readSessionCookie(c)
  if (earlier !== null) dependencies.sessions.end(earlier)
  writeSessionCookie(c, dependencies.sessions.start(user))
  return c.json(account)
}
