import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Random } from '#server/ports.ts'
import { writeWhole } from './cluster-files.ts'

/** The name by which the systems tell this data directory's engine from others; made at the first start. */
export function engineName(dataDirectory: string, random: Random): string {
  const file = join(dataDirectory, 'engine-name')
  try {
    const name = readFileSync(file, 'utf8').trim()
    if (/^[\w-]+$/.test(name)) return name
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const name = random.token(12)
  writeWhole(file, `${name}\n`)
  return name
}
