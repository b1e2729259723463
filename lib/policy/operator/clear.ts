import { isPersistent } from '#lib/model/group-members.ts'
import type { CauseId } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../draft.ts'
import { noCounts } from '../initial-state.ts'
import { probe } from '../system/sight.ts'

/**
 * FAULTED becomes OFFLINE, a resource that waited for an administrator or whose monitor has not answered
 * becomes unknown; both are probed at once, so that what is still wrong comes back. A persistent resource
 * clears itself. `because`: the decision it follows from, if not the event. vcs-semantics §4.5, §4.6.
 */
export function clearSpot(draft: Draft, spot: Spot, because?: CauseId): void {
  const { state, flags } = draft.resource(spot)
  const isWaiting = flags.includes('ADMIN WAIT')
  const isFaulted = state === 'FAULTED' && !isPersistent(draft.state.configuration, spot.resource)
  if (!isWaiting && !isFaulted) return
  const text = isWaiting
    ? `${spot.resource} waits for an administrator no more on ${spot.system}; it is probed.`
    : `The fault of ${spot.resource} is cleared on ${spot.system}; it is probed.`
  const cause = draft.decide({
    severity: 'NOTICE',
    message: 90005,
    text,
    ...(because && { cause: because }),
    ...spot,
  })
  const isUncertain = flags.some((flag) => flag !== 'RESTARTING')
  draft.updateResource(spot, {
    state: isUncertain ? 'UNKNOWN' : 'OFFLINE',
    probed: !isUncertain && draft.resource(spot).probed,
    flags: [],
    iState: 'not waiting',
    cleaning: null,
    adminWait: undefined,
    counters: noCounts,
    since: draft.at,
    cause,
  })
  if (isUncertain) draft.updatePlace(spot.group, spot.system, { autoDisabled: true })
  probe(draft, spot)
}
