import { rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { CommandLineDoor } from '#server/api/api-env.ts'
import type { Random } from '#server/ports.ts'
import { writeWhole } from './cluster-files.ts'

/** A fresh token for the commands of whoever can read the data directory. Worth nothing after this engine's life. */
export const commandLineDoor = (random: Random): CommandLineDoor => ({
  token: random.token(32),
  user: `root@${hostname()}`,
})

/** Writes `control.json` (mode 0600), by which the commands find this engine; answers what takes it away again. */
export function writeControlFile(dataDirectory: string, url: string, { token }: CommandLineDoor): () => void {
  const file = join(dataDirectory, 'control.json')
  writeWhole(file, `${JSON.stringify({ url, token })}\n`)
  return () => rmSync(file, { force: true })
}
