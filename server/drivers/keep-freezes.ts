import type { Operation } from '#lib/model/runtime.ts'
import type { Change } from '#lib/wire/snapshot.ts'
import type { Engine } from '#server/engine/engine.ts'
import type { Clock } from '#server/ports.ts'
import { filesWithFrozen } from './frozen-files.ts'
import type { ConfigurationVersions } from './own-engine.ts'

/**
 * Keeps `Frozen` in the files as the engine has it: at once, for a freeze that was journalled but not written
 * any more in an earlier life, and whenever the configuration changes. Each writing is a version of its own.
 * vcs-semantics §1.5: a persistent freeze outlives every restart and is visible in main.cf.
 */
export function keepFreezes(engine: Engine, versions: ConfigurationVersions, clock: Clock): void {
  const write = (author: string): void => {
    const newest = versions.newest()
    const files = newest && filesWithFrozen(newest.files, engine.state.configuration)
    if (files) versions.add(files, author, clock.now())
  }
  write('a persistent freeze')
  engine.subscribe(engine.state.revision, {
    change: (change) => {
      if (change.configuration) write(authorOf(change))
    },
    facts: () => undefined,
  })
}

/** The person who froze or unfroze; a freeze that ended by itself has none. */
const authorOf = ({ operations = {} }: Change): string =>
  Object.values<Operation>(operations).find(({ intent }) => intent?.endsWith('freeze'))?.user ??
  'the end of a freeze'
