import { z } from 'zod'
import type { ErrorAnswer } from '#lib/wire/errors.ts'
import { CommandFailure } from '../messages/command-failure.ts'
import { failure, numbers } from '../messages/message.ts'
import type { Access } from './access.ts'

const errorAnswer = z.looseObject({ error: z.looseObject({ code: z.string(), message: z.string() }) })

/** An answer of the API that is not 2xx. */
export class ApiRefusal extends Error {
  readonly error: ErrorAnswer['error']

  constructor(error: ErrorAnswer['error']) {
    super(error.message)
    this.error = error
  }
}

const answerWithinMs = 60_000

/**
 * Asks the API; answers the body. Throws `ApiRefusal` for what it refuses, `CommandFailure` when there is no
 * answer to be had.
 */
export async function askApi(access: Access, method: string, path: string, body?: unknown): Promise<unknown> {
  const signal = AbortSignal.timeout(answerWithinMs)
  const answer = await send(access, method, path, { ...(body !== undefined && { body }), signal })
  if (answer.status === 204) return null
  return answer.json()
}

/** The same for an answer that is read piece by piece, until `signal` fires. */
export const openApiStream = (access: Access, path: string, signal: AbortSignal): Promise<Response> =>
  send(access, 'GET', path, { signal })

async function send(
  { url, headers }: Access,
  method: string,
  path: string,
  { body, signal }: { readonly body?: unknown; readonly signal: AbortSignal },
): Promise<Response> {
  const answer = await fetch(`${url}/api${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal,
  }).catch((error: unknown) => {
    if (signal.aborted && signal.reason instanceof DOMException && signal.reason.name === 'AbortError')
      throw error
    throw noAnswer(url)
  })
  if (answer.ok) return answer
  const refused = errorAnswer.safeParse(await answer.json().catch(() => null))
  if (refused.success) throw new ApiRefusal(refused.data.error as ErrorAnswer['error'])
  throw noAnswer(url)
}

const noAnswer = (url: string): CommandFailure =>
  new CommandFailure([failure(numbers.cannotConnect, `Cannot connect to VCS engine: ${url} does not answer`)])
