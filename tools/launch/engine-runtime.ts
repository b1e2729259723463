import { join } from 'node:path'

/**
 * How the engine's Node is started. Left alone it lets garbage pile up to a quarter of the machine's memory
 * before it looks for any; a bound on the heap makes it look earlier, and a small nursery keeps it compact.
 * The bound is far beyond need: 5,000 resources take 50 MB.
 */
export const engineFlags: readonly string[] = ['--max-semi-space-size=8', '--max-old-space-size=1024']

/** Compiled modules are kept here from one start to the next: an engine that is started again is there sooner. */
export const compiledModules = join(
  import.meta.dirname,
  '..',
  '..',
  'node_modules',
  '.cache',
  'hawser-compiled',
)
