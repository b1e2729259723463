import { isDeepStrictEqual } from 'node:util'
import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { Judge, type Stepped } from '../judge.ts'

/**
 * I-22, as it reads for Hawser, which has no open and closed configuration: an edit is taken whole or not at all. After
 * a load and after every crash the engine has exactly one of the configurations handed in, and runtime for exactly
 * its systems, groups and resources.
 */
export class WholeConfiguration extends Judge {
  readonly invariant = 'I-22'
  private present: Configuration | null = null
  private offered: Configuration[] = []

  override stepped({ event, before, after }: Stepped): void {
    if (event.kind !== 'configurationLoaded') {
      if (before.configuration !== after.configuration && !this.isFreeze(before, after))
        this.report(`${event.kind} changed the configuration`)
      this.present = after.configuration
      return
    }
    this.looked += 1
    this.offered = [before.configuration, event.configuration]
    this.judge(after, this.offered, 'after a load')
    this.present = after.configuration
  }

  override recovered(state: ClusterState, life: number): void {
    if (life === 1 || this.present === null) return
    this.looked += 1
    this.judge(state, [this.present, ...this.offered], 'after a restart')
    this.present = state.configuration
  }

  /** A persistent freeze is written into the configuration by the engine itself. */
  private isFreeze(before: ClusterState, after: ClusterState): boolean {
    return (
      isDeepStrictEqual(namesOf(before.configuration.resources), namesOf(after.configuration.resources)) &&
      isDeepStrictEqual(before.configuration.types, after.configuration.types)
    )
  }

  private judge(state: ClusterState, whole: readonly Configuration[], when: string): void {
    if (!whole.some((one) => one === state.configuration || textOf(one) === textOf(state.configuration)))
      this.report(`${when} the configuration is none of those that were handed in`)
    for (const mismatch of mismatches(state)) this.report(`${when} ${mismatch}`)
  }
}

const texts = new WeakMap<Configuration, string>()

/** A configuration as the journal keeps it, made once for each. */
function textOf(configuration: Configuration): string {
  const known = texts.get(configuration) ?? JSON.stringify(configuration)
  texts.set(configuration, known)
  return known
}

function mismatches({ configuration, systems, groups }: ClusterState): string[] {
  const found: string[] = []
  if (!sameNames(namesOf(systems), namesOf(configuration.systems))) found.push('its systems are others')
  if (!sameNames(namesOf(groups), namesOf(configuration.groups))) found.push('its groups are others')
  for (const group of namesOf(configuration.groups)) {
    const { systemList, resources } = configuration.groups[group] ?? { systemList: [], resources: [] }
    const places = groups[group]?.places ?? {}
    const listed = systemList.map(({ system }) => system)
    if (!sameNames(namesOf(places), listed)) found.push(`${group} is elsewhere than its SystemList`)
    for (const place of Object.values(places)) {
      if (!sameNames(namesOf(place.resources), resources)) found.push(`${group} has other resources`)
    }
  }
  return found
}

const sameNames = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.toSorted().join('\n') === other.toSorted().join('\n')
