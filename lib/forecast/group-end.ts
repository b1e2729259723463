import { groupStateOn } from '#lib/model/group-state.ts'
import { groupNamed, isPersistent, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { GroupStateToken } from '#lib/model/states.ts'
import type { Decision, Severity } from '#lib/policy/decision.ts'
import type { Outage } from './outage.ts'

/**
 * What became of a group: `untouched`, ONLINE again where it was or elsewhere, with a part of it left down,
 * ONLINE nowhere, or not known; `offline` for one that was ONLINE nowhere before either.
 */
export type Fate =
  'untouched' | 'recovered' | 'moved' | 'started' | 'degraded' | 'down' | 'unknown' | 'offline'

/** A resource that is not as it should be. */
export type LeftBehind = {
  readonly resource: ResourceName
  readonly system: SystemName
  /** `FAULTED`, `ONLINE|UNABLE TO OFFLINE` … */
  readonly state: string
}

/** How a group ends. */
export type GroupEnd = {
  readonly group: GroupName
  readonly fate: Fate
  readonly onlineBefore: readonly SystemName[]
  readonly onlineAfter: readonly SystemName[]
  /** Where only a part of it is up at the end. */
  readonly partlyOn: readonly SystemName[]
  readonly places: readonly { readonly system: SystemName; readonly states: readonly GroupStateToken[] }[]
  /** Null: it was never ONLINE nowhere. */
  readonly outage: Outage | null
  /** The chain of sentences that led to this end, what was seen first; empty when nothing concerned it. */
  readonly why: readonly string[]
  readonly left: readonly LeftBehind[]
}

/** How a group ends in a state, from what was decided on the way there. */
export function groupEnd(
  state: ClusterState,
  group: GroupName,
  onlineBefore: readonly SystemName[],
  outage: Outage | null,
  chronicle: Chronicle,
): GroupEnd {
  const places = systemsOf(state.configuration, group).map((system) => ({
    system,
    states: groupStateOn(state, group, system),
  }))
  const onlineAfter = places.flatMap(({ system, states }) => (states[0] === 'ONLINE' ? [system] : []))
  const left = leftBehind(state, group)
  const partlyOn = places.flatMap(({ system, states }) => (states[0] === 'PARTIAL' ? [system] : []))
  const isPartial = partlyOn.length > 0
  const isUnknown = places.some(({ states }) => states[0] === 'UNKNOWN')
  const isSpared = outage === null && left.length === 0
  const isOut = outage !== null && !outage.isOver
  const fate = fateOf({ onlineBefore, onlineAfter, isPartial, isOut, isUnknown, isSpared })
  const concerned = [
    ...onlineBefore,
    ...places.flatMap(({ system, states }) => (states[0] === 'UNKNOWN' ? [system] : [])),
  ]
  const why =
    fate === 'untouched' ? [] : chronicle.whyOf(group, concerned, fate === 'down' || fate === 'unknown')
  return { group, fate, onlineBefore, onlineAfter, partlyOn, places, outage, why, left }
}

function fateOf(end: {
  readonly onlineBefore: readonly SystemName[]
  readonly onlineAfter: readonly SystemName[]
  readonly isPartial: boolean
  /** Something it watches is gone, though its state is ONLINE. */
  readonly isOut: boolean
  readonly isUnknown: boolean
  readonly isSpared: boolean
}): Fate {
  const { onlineBefore, onlineAfter, isPartial, isOut, isUnknown, isSpared } = end
  const wasUp = onlineBefore.length > 0
  const isSame =
    onlineBefore.length === onlineAfter.length && onlineBefore.every((system) => onlineAfter.includes(system))
  if (onlineAfter.length > 0 && isOut) return 'degraded'
  if (isSame && wasUp) return isSpared ? 'untouched' : 'recovered'
  if (onlineAfter.length > 0) return wasUp ? 'moved' : 'started'
  if (isPartial) return 'degraded'
  if (isUnknown && !wasUp) return 'unknown'
  return wasUp ? 'down' : 'offline'
}

function leftBehind(state: ClusterState, group: GroupName): LeftBehind[] {
  const { configuration } = state
  return systemsOf(configuration, group).flatMap((system) => {
    if (state.systems[system]?.contact.kind !== 'connected') return []
    return groupNamed(configuration, group).resources.flatMap((resource) => {
      const runtime = state.groups[group]?.places[system]?.resources[resource]
      const flags = runtime?.flags.filter((flag) => flag !== 'RESTARTING') ?? []
      if (!runtime || (runtime.state !== 'FAULTED' && flags.length === 0)) return []
      const isGone = runtime.state === 'FAULTED' && isPersistent(configuration, resource)
      const words = [runtime.state, ...flags, ...(isGone ? ['watched only'] : [])]
      return [{ resource, system, state: words.join('|') }]
    })
  })
}

const gravity: readonly Severity[] = ['INFO', 'NOTICE', 'WARNING', 'ERROR', 'CRITICAL']
const weight = ({ severity }: Decision): number => gravity.indexOf(severity)

/** Everything that was decided, in its order, and what each decision followed from. */
export class Chronicle {
  readonly decisions: Decision[] = []
  private readonly byId = new Map<string, Decision>()

  add(decisions: readonly Decision[]): void {
    for (const decision of decisions) {
      this.decisions.push(decision)
      this.byId.set(decision.id, decision)
    }
  }

  /**
   * Why a group ended as it did: the last thing decided about the group as a whole (about the systems it was
   * or may be on, where it is stuck), and what that followed from.
   */
  whyOf(group: GroupName, systems: readonly SystemName[], isStuck: boolean): string[] {
    const isAbout = (decision: Decision): boolean => {
      if (decision.group === group) return isStuck ? weight(decision) >= 2 : weight(decision) >= 1
      const { system } = decision
      return (
        isStuck &&
        decision.group === null &&
        system !== null &&
        systems.includes(system) &&
        weight(decision) >= 3
      )
    }
    const own = this.decisions.findLast((decision) => isAbout(decision) && decision.resource === null)
    const last = own ?? this.decisions.findLast(isAbout)
    return last ? this.chainTo(last) : []
  }

  private chainTo(last: Decision): string[] {
    const chain: string[] = []
    for (let link: Decision | undefined = last; link && chain.length < 12;) {
      chain.unshift(link.text)
      link = link.cause === null ? undefined : this.byId.get(link.cause)
    }
    return [...new Set(chain)]
  }
}
