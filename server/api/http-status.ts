import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorCode } from '#lib/wire/errors.ts'

/** The HTTP status of every error code: the only place that pairs them. */
export const httpStatus = {
  'bad-request': 400,
  'not-signed-in': 401,
  'wrong-password': 401,
  'too-many-attempts': 429,
  'link-used-or-expired': 401,
  'password-too-short': 422,
  'not-permitted': 403,
  'foreign-origin': 403,
  'not-found': 404,
  'unknown-cluster': 404,
  refused: 409,
  'truth-has-moved': 409,
  'bad-configuration': 422,
  'not-a-lab': 404,
  'too-large': 413,
  'system-not-reachable': 502,
  'engine-unavailable': 503,
  internal: 500,
} as const satisfies Record<ErrorCode, ContentfulStatusCode>
