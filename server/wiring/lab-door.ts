import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { LabDoor } from '#server/api/api-env.ts'
import type { Log } from '#server/ports.ts'

const labFile = z.object({
  controlUrl: z.string().regex(/^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+$/),
  token: z.string().min(16),
})

/** Where this data directory's lab is controlled, read anew each time: the lab may start after the engine. */
export function labDoor(dataDirectory: string, log: Log): LabDoor | null {
  const text = readText(join(dataDirectory, 'lab', 'lab.json'))
  if (text === null) return null
  const parsed = labFile.safeParse(parseJson(text))
  if (parsed.success) return { url: parsed.data.controlUrl, token: parsed.data.token }
  log.write('warn', 'lab/lab.json cannot be used', { problem: parsed.error.issues[0]?.path.join('.') ?? '' })
  return null
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
