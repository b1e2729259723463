import { namesOf } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { Instant } from '#lib/model/runtime.ts'
import { titleOf } from '#lib/planner/steps/title.ts'
import { can } from '#lib/policy/can.ts'
import type { Decision } from '#lib/policy/decision.ts'
import { Chronicle, groupEnd, type GroupEnd } from './group-end.ts'
import type { Happening } from './happening.ts'
import { OutageWatch } from './outage.ts'
import type { Onlooker, VirtualWorld } from './virtual-world.ts'

/** A line of the predicted log. `atMs`: after the forecast began. */
export type TimelineEntry =
  | {
      readonly kind: 'happening'
      readonly atMs: number
      readonly text: string
      readonly happening: Happening
    }
  | { readonly kind: 'decision'; readonly atMs: number; readonly decision: Decision }

/** An intent that would be refused, with all reasons. */
export type Refusal = { readonly title: string; readonly reasons: readonly Reason[] }

/** Writes down what goes on in a virtual world: what happened, what was decided, how long each group was out. */
export class ForecastRecord implements Onlooker {
  readonly timeline: TimelineEntry[] = []
  readonly refused: Refusal[] = []
  private readonly start: Instant
  private readonly chronicle = new Chronicle()
  private watches: readonly OutageWatch[] = []
  private lastAt: Instant

  constructor(start: Instant) {
    this.start = start
    this.lastAt = start
  }

  /** From now on. */
  watch({ state, truth, now }: VirtualWorld): void {
    this.watches = namesOf(state.groups).map((group) => new OutageWatch(group, state, truth, now))
  }

  happens(world: VirtualWorld, happening: Happening): void {
    if (happening.kind === 'intent') {
      const reasons = can(world.state, happening.intent)
      if (reasons.length > 0) this.refused.push({ title: titleOf(happening.intent), reasons })
    }
    this.lastAt = world.now
    const atMs = world.now - this.start
    this.timeline.push({ kind: 'happening', atMs, text: textOf(world, happening), happening })
  }

  changed(world: VirtualWorld, decisions: readonly Decision[]): void {
    const { state, truth, now } = world
    this.chronicle.add(decisions)
    for (const decision of decisions) {
      this.timeline.push({ kind: 'decision', atMs: now - this.start, decision })
    }
    if (decisions.length > 0) this.lastAt = now
    for (const watch of this.watches) watch.look(state, truth, now)
  }

  /** Virtual time at which the last thing was decided, ms after the start. */
  get restAtMs(): number {
    return this.lastAt - this.start
  }

  /** How every group ends. A time that has no end is counted until the last thing that was decided. */
  groups({ state }: VirtualWorld): GroupEnd[] {
    return this.watches.map((watch) =>
      groupEnd(state, watch.group, watch.onlineBefore, watch.outage(this.lastAt), this.chronicle),
    )
  }
}

function textOf({ truth }: VirtualWorld, happening: Happening): string {
  switch (happening.kind) {
    case 'system':
      return `System ${happening.system} loses power.`
    case 'resource': {
      const { resource, system, gone } = happening
      if (truth.conditionOf(resource, system) !== 'up')
        return `Resource ${resource} does not run on ${system}: ${gone ? 'it cannot be started there any more' : 'nothing happens'}.`
      return `Resource ${resource} dies on ${system}${gone ? ' and cannot be started there again' : ''}.`
    }
    case 'intent':
      return `Asked for by ${happening.user}: ${titleOf(happening.intent)}.`
  }
}
