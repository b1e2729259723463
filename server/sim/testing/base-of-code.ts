import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'

/**
 * Where the random seeds of a test begin: drawn from the code that is judged. Every change of the engine meets
 * seeds nobody has seen, and the same code always meets the same ones, so that a failure comes back when it is
 * looked for. `HAWSER_STORMS` sets another beginning.
 */
export function baseOfCode(): string {
  const chosen = process.env['HAWSER_STORMS']
  if (chosen) return chosen
  const files = globSync(['lib/{model,graph,planner,policy}/**/*.ts', 'server/{engine,sim}/**/*.ts'])
  const hash = createHash('sha256')
  for (const file of files.filter((name) => !name.endsWith('.test.ts')).toSorted())
    hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 8)
}
