import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What lab/lab.json of a data directory says about the lab that runs on it. */
export type LabFile = {
  readonly controlUrl: string
  readonly token: string
  readonly cluster: string
  readonly pid: number
}

export type ControlAnswer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly code: string; readonly text: string }

export const labFileIn = (dataDirectory: string) => join(dataDirectory, 'lab', 'lab.json')

/** Reads a lab.json; null when no lab runs there. */
export const readLabFile = (file: string): LabFile | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as LabFile
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

const problemOf = (body: unknown): { code: string; text: string } => {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null
  if (typeof error === 'object' && error !== null && 'code' in error && 'text' in error) {
    return { code: String(error.code), text: String(error.text) }
  }
  return { code: 'internal', text: 'the lab answered something that is not its own' }
}

/** Asks a lab's control API. A lab that does not answer is an answer too: code "unreachable". */
export const askLab = async (
  lab: Pick<LabFile, 'controlUrl' | 'token'>,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<ControlAnswer> => {
  let response: Response
  try {
    response = await fetch(new URL(path, lab.controlUrl), {
      method,
      headers: { authorization: `Bearer ${lab.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    })
  } catch {
    return { ok: false, code: 'unreachable', text: `no lab answers at ${lab.controlUrl}` }
  }
  const answer: unknown = await response.json().catch(() => null)
  return response.ok ? { ok: true, body: answer } : { ok: false, ...problemOf(answer) }
}
