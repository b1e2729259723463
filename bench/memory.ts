import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { machine } from './figures.ts'

const measured = join(import.meta.dirname, 'memory', 'day-of-an-engine.ts')

/** Memory of an engine after a day, in a process of its own that holds nothing else. */
export function benchMemory(): Promise<void> {
  process.stdout.write(`${machine()}\n`)
  const { status } = spawnSync(process.execPath, ['--expose-gc', measured], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the engine did not live through its day')
  return Promise.resolve()
}
