import { systemsOf } from '#lib/model/group-members.ts'
import type { ClusterState, Instant } from '#lib/model/runtime.ts'
import { assumptionsOf } from './assumptions.ts'
import { worldFrom } from './begin.ts'
import { exceededIn, type Exceeded } from './exceeded.ts'
import type { GroupEnd } from './group-end.ts'
import type { Assumptions, ForecastOptions, Happening } from './happening.ts'
import { notKnownIn } from './not-known.ts'
import { ForecastRecord, type Refusal, type TimelineEntry } from './record.ts'

/** What would become of a cluster. Plain data. */
export type Forecast = {
  readonly timeline: readonly TimelineEntry[]
  /** In the order of the configuration. */
  readonly groups: readonly GroupEnd[]
  readonly exceeded: readonly Exceeded[]
  /** Sentences: what is not known now, and so cannot be predicted. */
  readonly notKnown: readonly string[]
  readonly refused: readonly Refusal[]
  /** `quiet`: nothing but monitors without news is left. Else it was left while something still went on. */
  readonly ended: 'quiet' | 'time' | 'events'
  /** When the last thing was decided, ms of virtual time after the beginning. */
  readonly restAtMs: number
  /** Events `step` was told. */
  readonly events: number
  readonly assumptions: Assumptions
  /** The state at the end: what the given one would have become. */
  readonly state: ClusterState
}

const bounds = { withinMs: 6 * 3_600_000, eventLimit: 50_000 }

/**
 * What happens if: runs the engine's own `step` on a copy of a state (nothing of it is changed) in a virtual
 * world in which entry points take their assumed times, monitors tell the truth and fences answer as assumed.
 * `at`: the engine's time of the state, ms. The same question always has the same answer. Throws on a system
 * or resource the configuration does not know.
 */
export function forecast(
  state: ClusterState,
  at: Instant,
  happenings: readonly Happening[],
  options: ForecastOptions = {},
): Forecast {
  for (const happening of happenings) checkNames(state, happening)
  const assumptions = assumptionsOf(options)
  const record = new ForecastRecord(at)
  const world = worldFrom({
    state,
    at,
    assumptions,
    observed: options.observed ?? {},
    onlooker: record,
  })
  record.watch(world)
  for (const happening of happenings) world.expect(happening)
  const lastMs = Math.max(0, ...happenings.map((happening) => happening.at))
  const { withinMs, eventLimit } = { ...bounds, ...options }
  const ended = world.run(at + lastMs + withinMs, eventLimit)
  return {
    timeline: record.timeline,
    groups: record.groups(world),
    exceeded: exceededIn(world.state),
    notKnown: notKnownIn(state),
    refused: record.refused,
    ended,
    restAtMs: record.restAtMs,
    events: world.events,
    assumptions,
    state: world.state,
  }
}

function checkNames({ configuration }: ClusterState, happening: Happening): void {
  if (happening.kind === 'intent') return
  const { system } = happening
  if (!configuration.systems[system]) throw new RangeError(`no system named ${system}`)
  if (happening.kind === 'system') return
  const found = configuration.resources[happening.resource]
  if (!found) throw new RangeError(`no resource named ${happening.resource}`)
  if (systemsOf(configuration, found.group).includes(system)) return
  throw new RangeError(`${system} is not in the SystemList of group ${found.group}`)
}
