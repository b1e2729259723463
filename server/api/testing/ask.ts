import type { ErrorAnswer } from '#lib/wire/errors.ts'
import { origin } from './api-server.ts'
import type { ApiServer } from './api-server.ts'

export type Question = {
  readonly method?: string
  readonly path: string
  readonly cookie?: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks as the console's own page would: its origin, JSON, a session cookie. */
export function ask(server: ApiServer, question: Question): Promise<Response> {
  const { method = question.body === undefined ? 'GET' : 'POST', path, cookie, body, headers } = question
  return fetch(server.url + path, {
    method,
    headers: {
      ...(method !== 'GET' && { origin, 'sec-fetch-site': 'same-origin' }),
      ...(cookie !== undefined && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
}

/** The error of an answer; fails the test when it is none. */
export async function errorOf(response: Response): Promise<ErrorAnswer['error']> {
  const body = (await response.json()) as ErrorAnswer
  if (typeof body.error?.code !== 'string') throw new Error(`no ErrorAnswer: ${JSON.stringify(body)}`)
  return body.error
}

/** The session cookie an answer sets. */
export const cookieOf = (response: Response): string =>
  response.headers.get('set-cookie')?.split(';')[0] ?? ''
