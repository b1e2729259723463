import type { Context } from 'hono'
import type { ErrorAnswer, ErrorCode } from '#lib/wire/errors.ts'
import { httpStatus } from './http-status.ts'

type Details = Omit<ErrorAnswer['error'], 'code' | 'message'>

/** Ends a request with an `ErrorAnswer`. Thrown by the beats of a handler, answered in `api.ts`. */
export class ApiFailure extends Error {
  readonly code: ErrorCode
  readonly details: Details
  /** Seconds a caller should wait before trying again. */
  readonly retryAfterS: number | null

  constructor(code: ErrorCode, message: string, details: Details = {}, retryAfterS: number | null = null) {
    super(message)
    this.name = 'ApiFailure'
    this.code = code
    this.details = details
    this.retryAfterS = retryAfterS
  }
}

/** The failure as an answer. */
export function failureAnswer(c: Context, failure: ApiFailure): Response {
  const body: ErrorAnswer = { error: { code: failure.code, message: failure.message, ...failure.details } }
  if (failure.retryAfterS !== null) c.header('retry-after', String(failure.retryAfterS))
  return c.json(body, httpStatus[failure.code])
}
