import { resourceText } from '#lib/model/attribute-lookup.ts'
import { activeSystems } from '#lib/model/group-state.ts'
import type { CauseId } from '#lib/model/runtime.ts'
import { targetReasons } from '#lib/planner/targets.ts'
import type { Draft, Spot } from '../../draft.ts'
import { setPlaceIntent } from '../../group/place-intent.ts'
import { isFailoverGroup, isFrozen } from '../../start-guard.ts'

type Reaction = 'OnlineGroup' | 'OfflineGroup' | 'OfflineHold'

/** OfflineGroup and OfflineHold exclude each other; either may stand beside OnlineGroup. */
const reactsBy = (draft: Draft, { resource, system }: Spot, reaction: Reaction): boolean =>
  resourceText(draft.state.configuration, resource, 'ExternalStateChange', system)
    .split(/[\s,]+/)
    .includes(reaction)

/**
 * What follows for the group when a resource was stopped on purpose outside the engine (exit 200 with
 * IntentionalOffline = 1): nothing, unless ExternalStateChange says so. vcs-semantics §3.2, §4.1.
 */
export function stoppedOutside(draft: Draft, spot: Spot): void {
  const { group, resource, system } = spot
  const { cause } = draft.resource(spot)
  if (reactsBy(draft, spot, 'OfflineHold')) {
    const text = `ExternalStateChange = OfflineHold for ${resource}: nothing above it and nothing else of group ${group} is taken offline.`
    draft.decide({ severity: 'NOTICE', message: 90211, text, cause, ...spot })
    return
  }
  if (!reactsBy(draft, spot, 'OfflineGroup') || isFrozen(draft.state, group, system)) return
  const text = `ExternalStateChange = OfflineGroup for ${resource}: group ${group} is taken offline on ${system}.`
  const decision = draft.decide({ severity: 'NOTICE', message: 90212, text, cause, ...spot })
  draft.updateGroup(group, { autoStart: 'declined', resumeOn: undefined })
  setPlaceIntent(draft, group, system, { kind: 'offline', operation: null, cause: decision })
}

/** It was found started outside the engine: with OnlineGroup its group follows as soon as it is not frozen. */
export function startedOutside(draft: Draft, spot: Spot): void {
  if (reactsBy(draft, spot, 'OnlineGroup')) draft.updateResource(spot, { startedOutside: true })
}

/** Brings the group online where the resource was started, if that is allowed and the resource still runs. */
export function followStart(draft: Draft, spot: Spot): void {
  const { group, resource, system } = spot
  const { state, cause } = draft.resource(spot)
  draft.updateResource(spot, { startedOutside: undefined })
  if (state !== 'ONLINE' || draft.place(group, system).intent || draft.group(group).move) return
  const forbids = reasonsAgainst(draft, spot)
  const finding = `ExternalStateChange = OnlineGroup for ${resource}:`
  if (forbids.length > 0) {
    const text = `${finding} group ${group} is not brought online on ${system}. ${forbids.join(' ')}`
    draft.decide({ severity: 'WARNING', message: 90213, text, cause, ...spot })
    return
  }
  const decision: CauseId = draft.decide({
    severity: 'NOTICE',
    message: 90214,
    text: `${finding} group ${group} is brought online on ${system}.`,
    cause,
    ...spot,
  })
  draft.updateGroup(group, { autoStart: 'done', resumeOn: undefined })
  setPlaceIntent(draft, group, system, { kind: 'online', operation: null, cause: decision })
}

function reasonsAgainst(draft: Draft, { group, system }: Spot): string[] {
  const against = targetReasons(draft.state, group, system).map(({ text }) => text)
  const elsewhere = activeSystems(draft.state, group).filter((other) => other !== system)
  if (elsewhere.length === 0 || !isFailoverGroup(draft.state, group)) return against
  return [...against, `It is active on ${elsewhere.join(', ')}.`]
}
