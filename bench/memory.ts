import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { engineFlags } from '../tools/launch/engine-runtime.ts'
import { machine } from './figures.ts'

const measured = join(import.meta.dirname, 'memory', 'day-of-an-engine.ts')

/** Memory of an engine after a day, in a process of its own that is started as npm start starts the engine. */
export function benchMemory(): Promise<void> {
  process.stdout.write(`${machine()}, started with ${engineFlags.join(' ')}\n`)
  const { status } = spawnSync(process.execPath, ['--expose-gc', ...engineFlags, measured], {
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the engine did not live through its day')
  return Promise.resolve()
}
