import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type GroupName } from '#lib/model/names.ts'
import type { ClusterState, Instant } from '#lib/model/runtime.ts'
import type { Finding } from '#lib/topology/preflight/judge.ts'
import { readyPlaces, type Ready } from '#lib/topology/preflight/readiness.ts'
import { runsOn } from '#lib/topology/preflight/whereabouts.ts'
import type { Readiness, ReadyPlace } from '#lib/wire/preflight.ts'

/** How the groups stood: what was found on systems is true for that alone. */
export type Mark = {
  readonly configuration: Configuration
  readonly places: ReadonlyMap<GroupName, string>
}

export type Look = { readonly at: Instant; readonly before: Mark; readonly findings: readonly Finding[] }

/** What the last look at all systems found, until a group has moved or the configuration has changed. */
export class Memory {
  readonly #state: () => ClusterState
  #look: Look | null = null

  constructor(state: () => ClusterState) {
    this.#state = state
  }

  /** To be taken before a look, and given with what it found. */
  mark(): Mark {
    const state = this.#state()
    const groups = namesOf(state.configuration.groups)
    return {
      configuration: state.configuration,
      places: new Map(groups.map((group) => [group, whereabouts(state, group)])),
    }
  }

  remember(look: Look): void {
    this.#look = look
  }

  /** Whether something has changed since the last look; false before the first. */
  get isOutdated(): boolean {
    const look = this.#look
    if (!look) return false
    const now = this.mark()
    return (
      look.before.configuration !== now.configuration ||
      [...now.places].some(([group, place]) => look.before.places.get(group) !== place)
    )
  }

  readiness(everyMs: number | null): Readiness {
    const look = this.#look
    const now = this.mark()
    const places = readyPlaces(now.configuration, look?.findings ?? [])
    return { everyMs, places: places.map((place) => asKnown(place, look, now)) }
  }
}

const asKnown = (place: Ready, look: Look | null, now: Mark): ReadyPlace => {
  if (!look) return { ...place, verdict: 'unknown', at: null, reasons: ['Nobody has looked yet.'] }
  const { at, before } = look
  const unknown = (reason: string): ReadyPlace => ({ ...place, verdict: 'unknown', at, reasons: [reason] })
  if (before.configuration !== now.configuration)
    return unknown('The configuration has changed since somebody looked.')
  if (before.places.get(place.group) !== now.places.get(place.group))
    return unknown(`${place.group} has moved since somebody looked.`)
  return { ...place, at }
}

const whereabouts = (state: ClusterState, group: GroupName): string =>
  (state.configuration.groups[group]?.systemList ?? [])
    .map(({ system }) => `${system} ${runsOn(state, group, system)}`)
    .join(', ')
