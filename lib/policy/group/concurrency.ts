import { activeSystems } from '#lib/model/group-state.ts'
import { switchableResources } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Instant } from '#lib/model/runtime.ts'
import { areExclusive } from '#lib/model/zones.ts'
import type { Draft } from '../draft.ts'
import { isFailoverGroup } from '../start-guard.ts'
import { setPlaceIntent } from './place-intent.ts'
import { callViolation } from '../trigger/decided.ts'

/**
 * A failover group that is active on two systems, or a hybrid one on two of a zone, is taken offline on all
 * but the one where it was first, which is never touched. vcs-semantics §4.7.
 */
export function resolveConcurrency(draft: Draft, group: GroupName): void {
  if (!isFailoverGroup(draft.state, group)) return
  const active = activeSystems(draft.state, group)
  if (active.length < 2) return
  const { configuration } = draft.state
  const since = new Map(active.map((system) => [system, order(draft, group, system)]))
  const kept: SystemName[] = []
  const isBefore = (a: SystemName, b: SystemName) => (since.get(a) ?? 0) < (since.get(b) ?? 0)
  for (const system of active.toSorted((a, b) => Number(isBefore(b, a)) - Number(isBefore(a, b)))) {
    const first = kept.find((other) => areExclusive(configuration, group, system, other))
    if (first === undefined) kept.push(system)
    else leaveLater(draft, group, system, first, active)
  }
}

function leaveLater(
  draft: Draft,
  group: GroupName,
  system: SystemName,
  first: SystemName,
  active: readonly SystemName[],
): void {
  if (draft.place(group, system).intent?.kind === 'offline') return
  const { configuration } = draft.state
  const together = active.filter(
    (other) => other === system || areExclusive(configuration, group, other, system),
  )
  const cause = draft.decide({
    severity: 'CRITICAL',
    message: 90034,
    text: `Concurrency violation: failover group ${group} is active on ${together.join(' and ')}. It was on ${first} first, so it is taken offline on ${system}.`,
    group,
    system,
  })
  setPlaceIntent(draft, group, system, { kind: 'offline', operation: null, cause })
  callViolation(draft, group, system)
}

/** Since when the group is active there; before everything else where it was before contact was lost. */
function order(draft: Draft, group: GroupName, system: SystemName): Instant {
  const runtimes = switchableResources(draft.state.configuration, group, system).map((resource) =>
    draft.resource({ group, resource, system }),
  )
  if (runtimes.some(({ remembered }) => remembered)) return -Infinity
  const times = runtimes.flatMap(({ state, running, since }) => {
    if (state === 'ONLINE') return since
    return running ? running.since : []
  })
  return Math.min(...times)
}
