import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ApiEnv } from './api-env.ts'
import { ApiFailure } from './failure.ts'

/** No answer may be kept, sniffed, framed or run; the API serves data only (ASVS 3.4, 14.3.2). */
export const securityHeaders: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next()
  const headers = c.res.headers
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  headers.set('cross-origin-resource-policy', 'same-origin')
  headers.set('referrer-policy', 'no-referrer')
  headers.set('strict-transport-security', 'max-age=63072000')
  headers.set('x-content-type-options', 'nosniff')
  headers.set('x-frame-options', 'DENY')
}

const readOnly: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/**
 * A page of another origin may neither change nor read anything: a change must name an allowed `Origin` and must
 * not be `Sec-Fetch-Site: cross-site`; a read that names an origin must name an allowed one (ASVS 3.5, 4.4.2).
 * A program that names itself in `Authorization` comes without an origin: its cookie, if any, counts for nothing.
 */
export function refuseForeignOrigins(origins: readonly string[]): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const origin = c.req.header('origin')
    const site = c.req.header('sec-fetch-site')
    const change = !readOnly.includes(c.req.method)
    const isProgram = c.req.header('authorization') !== undefined
    const originFits = origin === undefined ? !change || isProgram : origins.includes(origin)
    const siteFits = !change || site === undefined || site === 'same-origin'
    if (!originFits || !siteFits) {
      throw new ApiFailure(
        'foreign-origin',
        `This request comes from ${origin ?? 'an unnamed origin'}, which may not use this console. ` +
          'Start it with --origin to allow the address it is reached at.',
      )
    }
    await next()
  }
}

const commandLimitBytes = 64 * 1024
const configurationLimitBytes = 12 * 1024 * 1024
const carriesConfiguration =
  /\/(configuration(\/(verify|preview|apply|draft))?|types\/(preview|import)|lab\/prepare)$/

const limitTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new ApiFailure('too-large', `The request is larger than ${Math.round(maxSize / 1024)} kB.`)
    },
  })

const limitCommand = limitTo(commandLimitBytes)
const limitConfiguration = limitTo(configurationLimitBytes)

/** 12 MB for configurations, 64 kB for everything else. */
export const limitBodies: MiddlewareHandler<ApiEnv> = (c, next) =>
  carriesConfiguration.test(c.req.path) ? limitConfiguration(c, next) : limitCommand(c, next)
