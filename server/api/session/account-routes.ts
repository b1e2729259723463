import { createRoute } from '@hono/zod-openapi'
import { passwordBody } from '#lib/wire/requests.ts'
import { accountSchema, answers, jsonBody } from '../answer-schemas.ts'
import type { Api, ApiDependencies } from '../api-env.ts'
import { requireCaller } from '../caller.ts'
import { ApiFailure } from '../failure.ts'
import { hashPassword, passwordFits, passwordWeakness } from './passwords.ts'
import { beginSession } from './session-routes.ts'

const setPassword = createRoute({
  method: 'post',
  path: '/api/account/password',
  summary: 'Set or change the own password; every other session of the user ends',
  request: jsonBody(passwordBody),
  responses: answers(200, 'The account; the session has a new id', accountSchema),
})

/** What a person may change about the own account. */
export function addAccountRoutes(api: Api, dependencies: ApiDependencies): void {
  const { accounts, audit, sessions } = dependencies

  api.openapi(setPassword, async (c) => {
    const { password, current } = c.req.valid('json')
    const caller = requireCaller(c)
    const { user } = caller.account
    if (caller.token === null)
      throw new ApiFailure('not-permitted', `${user} has no account and no password.`)
    const record = (outcome: string) =>
      audit.append({ user, address: c.get('address'), action: 'password', object: user, outcome })
    const storedHash = accounts.passwordHash(user)
    if (storedHash !== null && !(await passwordFits(storedHash, current ?? ''))) {
      record('wrong-password')
      throw new ApiFailure('wrong-password', 'The current password does not fit.')
    }
    const weakness = passwordWeakness(password, user)
    if (weakness !== null) throw new ApiFailure('password-too-short', weakness)
    accounts.setPasswordHash(user, await hashPassword(password))
    sessions.endAll(user)
    record('changed')
    return beginSession(c, dependencies, user)
  })
}
