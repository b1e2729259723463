import { z } from 'zod'
import type { LabDoor } from '../api-env.ts'
import { ApiFailure } from '../failure.ts'

const problem = z.object({
  error: z.object({ code: z.string(), text: z.string(), reasons: z.array(z.string()).optional() }),
})

/** Longer than the lab's slowest command, a boot. */
const timeoutMs = 30_000

/**
 * Asks the lab and answers its JSON. The token goes with the request and never leaves the server. Throws
 * `not-a-lab` when nothing answers there, and what the lab refuses in the codes of this API.
 */
export async function askLab(
  door: LabDoor,
  method: string,
  path: string,
  body: string | null,
): Promise<unknown> {
  const response = await fetch(door.url + path, {
    method: method.toUpperCase(),
    headers: { authorization: `Bearer ${door.token}`, 'content-type': 'application/json' },
    ...(body !== null && body !== '' && { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => {
    throw new ApiFailure('not-a-lab', 'The lab does not answer: its process has ended.')
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  const said = problem.safeParse(answer)
  const text = said.success ? said.data.error.text : `the lab answered with status ${response.status}`
  if (response.status === 404) throw new ApiFailure('not-found', text)
  if (response.status === 400) throw new ApiFailure('bad-request', text)
  if (response.status === 409 || response.status === 502) {
    const sentences = (said.success ? said.data.error.reasons : undefined) ?? [text]
    throw new ApiFailure('refused', text, {
      reasons: sentences.map((sentence) => ({ code: 'lab-refused', text: sentence })),
    })
  }
  throw new Error(`the lab failed at ${path}: ${text}`)
}
