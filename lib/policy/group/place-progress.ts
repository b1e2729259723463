import { isInFlight } from '#lib/model/group-state.ts'
import { isManaged, isPersistent } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ResourceRuntime } from '#lib/model/runtime.ts'
import type { IntermediateState } from '#lib/model/states.ts'
import type { Draft, Spot } from '../draft.ts'
import { desireFor, type Desire } from '../resource/desire.ts'
import { launchOffline, launchOnline, mayStop } from '../resource/launch.ts'
import { childrenAreUp, parentsAreDown } from '../resource/neighbours.ts'
import { followStart } from '../resource/outside/external-change.ts'
import { endRestartBeside } from '../resource/retry/restart-beside.ts'
import { endRestartUnfounded } from '../resource/retry/restart-unfounded.ts'
import { showReversal } from '../resource/reverse/reversal.ts'
import { isFrozen } from '../start-guard.ts'
import { mayComeOnline } from '../trigger/pre-online.ts'
import { mayBegin } from './links/begin.ts'
import { spotsOf } from './place-intent.ts'

/** Launches whatever can go next in a group on a system; everything independent goes at once. */
export function progressPlace(draft: Draft, group: GroupName, system: SystemName): void {
  const begins = mayBegin(draft, group, system)
  const mayStart = begins && mayComeOnline(draft, group, system)
  if (draft.system(system).contact.kind !== 'connected' || isFrozen(draft.state, group, system)) return
  for (const spot of spotsOf(draft, group, system)) {
    if (draft.resource(spot).startedOutside) followStart(draft, spot)
    const runtime = draft.resource(spot)
    if (isInFlight(runtime)) {
      showReversal(draft, spot, runtime)
      continue
    }
    const desire = desireFor(draft, spot)
    if (desire?.kind !== 'online') endRestart(draft, spot, runtime)
    if (desire?.kind === 'online' && begins && (mayStart || desire.scope === 'resource')) {
      towardsOnline(draft, spot, runtime, desire)
    } else if (desire?.kind === 'offline') towardsOffline(draft, spot, runtime, desire)
    else letWait(draft, spot, 'not waiting')
  }
}

/** Flags under which nothing is done with a resource until it is known or an administrator has acted. */
const isUncertain = ({ probed, flags }: ResourceRuntime): boolean =>
  !probed || flags.some((flag) => flag !== 'RESTARTING')

/** Nobody wants it online any more: the restart it was waiting for does not come. */
function endRestart(draft: Draft, spot: Spot, { flags }: ResourceRuntime): void {
  if (!flags.includes('RESTARTING')) return
  draft.updateResource(spot, { flags: flags.filter((flag) => flag !== 'RESTARTING') })
}

function letWait(draft: Draft, spot: Spot, iState: IntermediateState): void {
  draft.updateResource(spot, { iState })
}

function forget(draft: Draft, spot: Spot, kind: 'online' | 'offline'): void {
  const { wanted } = draft.resource(spot)
  if (wanted?.kind === kind) draft.updateResource(spot, { wanted: null })
  letWait(draft, spot, 'not waiting')
}

function towardsOnline(draft: Draft, spot: Spot, runtime: ResourceRuntime, desire: Desire): void {
  const { configuration } = draft.state
  if (runtime.state === 'ONLINE' || runtime.state === 'FAULTED') {
    forget(draft, spot, 'online')
    return
  }
  if (isPersistent(configuration, spot.resource) || !isManaged(configuration, spot.resource, spot.system))
    return
  if (endRestartBeside(draft, spot, runtime) || endRestartUnfounded(draft, spot, runtime)) return
  if (!childrenAreUp(draft, spot)) letWait(draft, spot, 'waiting for children online')
  else if (isUncertain(runtime) || !launchOnline(draft, spot, desire)) letWait(draft, spot, 'not waiting')
}

function towardsOffline(draft: Draft, spot: Spot, runtime: ResourceRuntime, desire: Desire): void {
  if (runtime.state === 'OFFLINE' || runtime.state === 'FAULTED') {
    if (runtime.probed && !isUncertain(runtime)) forget(draft, spot, 'offline')
    return
  }
  if (runtime.state !== 'ONLINE' || isUncertain(runtime)) return
  if (!mayStop(draft, spot)) {
    forget(draft, spot, 'offline')
    return
  }
  if (parentsAreDown(draft, spot)) launchOffline(draft, spot, desire)
  else letWait(draft, spot, 'waiting for parent offline')
}
