import type { CauseId } from '#lib/model/runtime.ts'
import type { ResourceFlag, ResourceState } from '#lib/model/states.ts'
import { isPersistent } from '#lib/model/group-members.ts'
import { isActiveOn } from '#lib/model/group-state.ts'
import type { Draft, Spot } from '../draft.ts'
import { propagateFault } from '../group/fault.ts'
import { abandon } from '../group/place-intent.ts'
import { endStep } from '../operator/operations.ts'
import { withFlag, withoutFlags } from './limits.ts'

/**
 * The engine is told that a resource is FAULTED: its agent has done what it could. What follows for the
 * group is decided in `group/fault.ts`. vcs-semantics §4.2. `flags`: what is not known of it although it is.
 * `staysHere`: nothing follows for the group (Failover_enabled = 0 of RetryPolicy SunCluster).
 */
export function declareFault(
  draft: Draft,
  spot: Spot,
  {
    staysHere = false,
    ...finding
  }: {
    readonly message: number
    readonly text: string
    readonly cause?: CauseId
    readonly staysHere?: boolean
  },
  flags: readonly ResourceFlag[] = [],
): void {
  const wasActive =
    !isPersistent(draft.state.configuration, spot.resource) ||
    isActiveOn(draft.state, spot.group, spot.system)
  const { wanted } = draft.resource(spot)
  const cause = draft.decide({ severity: 'ERROR', ...finding, ...spot })
  markFaulted(draft, spot, cause, flags)
  endStep(draft, spot, 'online', 'failed')
  if (wanted?.operation)
    abandon(draft, spot, wanted.operation, `${spot.resource} is FAULTED on ${spot.system}.`)
  if (staysHere) tellThatItStays(draft, spot, cause)
  else propagateFault(draft, spot, wasActive, cause)
}

function tellThatItStays(draft: Draft, spot: Spot, cause: CauseId): void {
  const text = `Failover_enabled = 0 for ${spot.resource}: it is restarted no more, and group ${spot.group} stays on ${spot.system}.`
  draft.decide({ severity: 'WARNING', message: 90217, text, cause, ...spot })
}

/** FAULTED as a mark, without consequences: what a frozen group or system gets. */
export function markFaulted(
  draft: Draft,
  spot: Spot,
  cause: CauseId,
  flags: readonly ResourceFlag[] = [],
): void {
  const { counters } = draft.resource(spot)
  draft.updateResource(spot, {
    state: 'FAULTED',
    flags,
    iState: 'not waiting',
    probed: true,
    confidence: 0,
    wanted: null,
    cleaning: null,
    remembered: false,
    said: undefined,
    offlineMayFollow: undefined,
    adminWait: undefined,
    counters: { ...counters, onlineWait: 0, offlineWait: 0, onlineRetry: 0, monitorTimeout: 0, clean: 0 },
    since: draft.at,
    cause,
  })
}

/** §4.1: what is believed of a resource that waits, by the number of the reason. */
const stateOfReason: readonly ResourceState[] = [
  'ONLINE',
  'ONLINE',
  'OFFLINE',
  'OFFLINE',
  'OFFLINE',
  'ONLINE',
]

/** ManageFaults = NONE: nothing is cleaned or moved, an administrator is waited for. §4.6 names the reasons. */
export function waitForAdministrator(draft: Draft, spot: Spot, reason: number, finding: string): void {
  const { resource, group, system } = spot
  const { flags, state } = draft.resource(spot)
  const cause = draft.decide({
    severity: 'ERROR',
    message: 90010,
    text: `${finding} ManageFaults = NONE for group ${group}: ${resource} on ${system} waits for an administrator (reason ${reason}).`,
    ...spot,
  })
  draft.updateResource(spot, {
    state: stateOfReason[reason] ?? state,
    flags: withFlag(withoutFlags(flags, 'RESTARTING', 'STATE UNKNOWN'), 'ADMIN WAIT'),
    adminWait: reason,
    cleaning: null,
    iState: 'not waiting',
    wanted: null,
    since: draft.at,
    cause,
  })
  endStep(draft, spot, reason < 2 ? 'offline' : 'online', 'failed')
}
