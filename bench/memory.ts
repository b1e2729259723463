import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { machine } from './figures.ts'

/** Without a bound the runtime lets garbage pile up before it collects: what is resident would say little. */
const bounds = ['--max-old-space-size=160', '--max-semi-space-size=8']
const measured = join(import.meta.dirname, 'memory', 'day-of-an-engine.ts')

/** Memory of an engine after a day, in a process of its own with a heap that is too small for any leak. */
export function benchMemory(): Promise<void> {
  process.stdout.write(`${machine()}, heap bounded by ${bounds.join(' ')}\n`)
  const { status } = spawnSync(process.execPath, ['--expose-gc', ...bounds, measured], { stdio: 'inherit' })
  if (status !== 0) throw new Error('the engine did not live through its day')
  return Promise.resolve()
}
