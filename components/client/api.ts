import type { ErrorAnswer } from '#lib/wire/errors.ts'

/** What the engine refused, in its own words. */
export type Refusal = ErrorAnswer['error']

/**
 * What came of a request. Nothing is thrown across this layer: a refusal and a silence are answers too.
 * `unreachable`: no answer, or one that is not of the engine; nothing is known of what was done.
 */
export type Answer<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'refused'; readonly status: number; readonly error: Refusal }
  | { readonly kind: 'unreachable' }

export type Failure = Exclude<Answer<never>, { kind: 'ok' }>

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

const unreachable = { kind: 'unreachable' } as const

const isErrorAnswer = (body: unknown): body is ErrorAnswer =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object'

/** Asks the engine. `Value` is the shape the wire promises for this path. */
export async function ask<Value>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, {
      method,
      headers: body === undefined ? undefined : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      signal,
    })
    return await readAnswer<Value>(response)
  } catch {
    return unreachable
  }
}

async function readAnswer<Value>(response: Response): Promise<Answer<Value>> {
  const text = await response.text()
  if (response.ok) return { kind: 'ok', value: (text === '' ? null : JSON.parse(text)) as Value }
  const body: unknown = JSON.parse(text)
  return isErrorAnswer(body) ? { kind: 'refused', status: response.status, error: body.error } : unreachable
}

/** A failure on its way through the query cache, which knows only what is thrown. It stays in this room. */
export class FailedAnswer extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.kind === 'refused' ? failure.error.code : failure.kind)
    this.failure = failure
  }
}

/** The value of an answer, or its failure for the query cache. */
export function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.kind === 'ok') return answer.value
  throw new FailedAnswer(answer)
}

/** The failure behind a query's error; whatever else was thrown counts as no answer. */
export const failureOf = (error: unknown): Failure | null =>
  error === null || error === undefined ? null : error instanceof FailedAnswer ? error.failure : unreachable
