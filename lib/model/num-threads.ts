import { typeNumber } from './attribute-lookup.ts'
import type { Configuration } from './configuration.ts'
import type { TypeName } from './names.ts'

const mostThreads = 30

/**
 * How many entry points of a type run at the same time on a system: NumThreads, 1 to 30. A type nobody has
 * declared has no limit of its own. vcs-semantics §3.2, §6.5.
 */
export function numThreadsOf(configuration: Configuration, name: string): number {
  const type = configuration.types[name as TypeName]
  if (!type) return Infinity
  return Math.min(mostThreads, Math.max(1, typeNumber(type, 'NumThreads')))
}
