import { flagOf, groupFlag, systemValue } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'
import type { Operation } from '#lib/model/runtime.ts'
import type { Change } from '#lib/wire/snapshot.ts'
import type { Engine } from '#server/engine/engine.ts'
import type { Clock } from '#server/ports.ts'
import type { NewVersion } from '#server/store/configuration-store.ts'
import type { ConfigurationFile } from './cluster-driver.ts'
import { filesWithFrozen } from './frozen-files.ts'

/** Where versions are kept that the engine has taken already. */
export type NotedVersions = {
  newest(): { readonly files: readonly ConfigurationFile[] } | null
  note(version: NewVersion): void
}

/**
 * Keeps `Frozen` in the files as the engine has it: at once, for a freeze that was journalled but not written
 * any more in an earlier life, and whenever the configuration changes. Each writing is a version of its own.
 * vcs-semantics §1.5: a persistent freeze outlives every restart and is visible in main.cf.
 */
export function keepFreezes(engine: Engine, versions: NotedVersions, clock: Clock): void {
  let before = engine.state.configuration
  const write = (author: string): void => {
    const { configuration } = engine.state
    const newest = versions.newest()
    const files = newest && filesWithFrozen(newest.files, configuration)
    const commands = freezeCommands(before, configuration)
    before = configuration
    if (!files) return
    versions.note({ files, author, at: clock.now(), reason: 'persistent freeze', origin: 'freeze', commands })
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

/** What a person would have typed for it, vcs-semantics §8.1. */
function freezeCommands(before: Configuration, after: Configuration): readonly (readonly string[])[] {
  const verb = (frozen: boolean): string => (frozen ? '-freeze' : '-unfreeze')
  const groups = namesOf(after.groups)
    .filter((group) => before.groups[group])
    .map((name) => ({ name, was: groupFlag(before, name, 'Frozen'), is: groupFlag(after, name, 'Frozen') }))
    .filter(({ was, is }) => was !== is)
    .map(({ name, is }) => ['hagrp', verb(is), name, '-persistent'])
  const systems = namesOf(after.systems)
    .filter((system) => before.systems[system])
    .map((name) => ({
      name,
      was: flagOf(systemValue(before, name, 'Frozen')),
      is: flagOf(systemValue(after, name, 'Frozen')),
    }))
    .filter(({ was, is }) => was !== is)
    .map(({ name, is }) => ['hasys', verb(is), '-persistent', name])
  return [...groups, ...systems]
}
