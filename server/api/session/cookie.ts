import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { ApiEnv } from '../api-env.ts'

const name = 'hawser_session'

/** Behind TLS the page's own origin is https; the origin has been checked against the allowed ones before. */
const options = (c: Context<ApiEnv>) =>
  ({
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: c.req.header('origin')?.startsWith('https:') ?? false,
  }) as const

/** The session's token, or null. */
export const readSessionCookie = (c: Context<ApiEnv>): string | null => getCookie(c, name) ?? null

export const writeSessionCookie = (c: Context<ApiEnv>, token: string): void =>
  setCookie(c, name, token, options(c))

export const removeSessionCookie = (c: Context<ApiEnv>): void => {
  deleteCookie(c, name, options(c))
}
