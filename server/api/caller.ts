import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { ApiDependencies, ApiEnv, Caller } from './api-env.ts'
import { ApiFailure } from './failure.ts'
import { mayForSomeGroup, needOf } from './permissions.ts'
import { commandLineCaller } from './session/command-line.ts'
import { readSessionCookie } from './session/cookie.ts'

/** Puts the caller and the address into the context. */
export function recogniseCaller(dependencies: ApiDependencies): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    c.set('address', addressOf(c))
    c.set('caller', callerOf(c, dependencies))
    await next()
  }
}

/**
 * Lets a request through to its route only when `permissions.ts` lists the route and the caller meets what it
 * asks for. Commands are judged again by the object they touch, in `commands/submit.ts`.
 */
export function guard({ audit }: ApiDependencies): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')
    if (!route) throw new ApiFailure('not-found', 'There is nothing at this address.')
    const need = needOf(route.method, openApiPath(route.path))
    if (need !== 'nothing') {
      const { account } = requireCaller(c)
      if (need === null || !mayForSomeGroup(account, need)) {
        const [action, object, address] = [route.method, c.req.path.slice(0, 500), c.get('address')]
        audit.append({ user: account.user, address, action, object, outcome: 'not-permitted' })
        throw notPermitted(account.user)
      }
    }
    await next()
  }
}

/** The signed-in caller. Throws `not-signed-in`. */
export function requireCaller(c: Context<ApiEnv>): Caller {
  const caller = c.get('caller')
  if (!caller) throw new ApiFailure('not-signed-in', 'Sign in first: there is no session, or it has ended.')
  return caller
}

export const notPermitted = (user: string): ApiFailure =>
  new ApiFailure('not-permitted', `The roles of ${user} do not allow this.`)

/** Hono's `/groups/:group` as OpenAPI writes it: `/groups/{group}`. */
const openApiPath = (path: string): string => path.replaceAll(/:(\w+)(\{[^/]*\})?/g, '{$1}')

/** Who names itself in `Authorization`, which no page can send across origins, is judged by that alone. */
function callerOf(c: Context<ApiEnv>, { sessions, accounts, commandLine }: ApiDependencies): Caller | null {
  const authorization = c.req.header('authorization')
  if (authorization !== undefined) return commandLineCaller(authorization, commandLine)
  const token = readSessionCookie(c)
  const user = token === null ? null : sessions.use(token)
  const account = user === null ? null : accounts.find(user)
  if (token === null || !account) return null
  const lives = () => {
    const present = sessions.use(token)
    return present !== null && accounts.find(present) !== null
  }
  return { account, token, lives }
}

/**
 * The console's own process sits in front of the engine on the same machine and names the browser's address in
 * `x-forwarded-for`; from anywhere else that header proves nothing.
 */
function addressOf(c: Context<ApiEnv>): string {
  const peer = c.env.incoming.socket.remoteAddress ?? 'unknown'
  const fromHere = peer === '::1' || peer.startsWith('127.') || peer.startsWith('::ffff:127.')
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return fromHere && forwarded ? forwarded.slice(0, 64) : peer
}
