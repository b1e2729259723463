import type { Draft, Spot } from '../draft.ts'
import type { EntryPointFinished } from '../event.ts'
import { actionFinished } from './action/action.ts'
import { isRechecked, recheck } from './admin-wait/recheck.ts'
import { careFinished, isCare } from './care/agent-entry-points.ts'
import { infoFinished } from './care/info.ts'
import { cleanFinished, watchCleaning } from './clean.ts'
import { offlineFinished, watchGoingOffline } from './offline/going-offline.ts'
import { continueMonitoring } from './launch.ts'
import { onlineFinished, watchGoingOnline } from './online.ts'
import { seenState, type SeenState } from './seen-state.ts'
import { firstProbe, watchOffline } from './watch-offline.ts'
import { watchOnline } from './watch-online.ts'

/**
 * An entry point has answered. An answer to a question nobody asks any more (an older run, a resource that
 * left, a system that has been given up) changes nothing.
 */
export function entryPointFinished(draft: Draft, event: EntryPointFinished): void {
  const { resource, system, entryPoint, outcome, run } = event
  const group = draft.state.configuration.resources[resource]?.group
  const runtime = group && draft.state.groups[group]?.places[system]?.resources[resource]
  if (!group || !runtime || draft.state.systems[system]?.contact.kind !== 'connected') return
  const spot = { group, resource, system }
  if (entryPoint === 'monitor') {
    if (runtime.running === null && runtime.monitorRun === run)
      monitorFinished(draft, spot, seenState(outcome))
    return
  }
  if (isCare(entryPoint)) return careFinished(draft, spot, entryPoint, outcome)
  if (entryPoint === 'info') return infoFinished(draft, spot, run, outcome)
  if (entryPoint === 'action') return actionFinished(draft, spot, run, outcome)
  if (runtime.running?.run !== run || runtime.running.entryPoint !== entryPoint) return
  if (entryPoint === 'online') onlineFinished(draft, spot, outcome)
  if (entryPoint === 'offline') offlineFinished(draft, spot, outcome)
  if (entryPoint === 'clean') cleanFinished(draft, spot, outcome)
}

function monitorFinished(draft: Draft, spot: Spot, seen: SeenState): void {
  const before = draft.resource(spot)
  watch(draft, spot, seen)
  const after = draft.resource(spot)
  if (after.monitorRun !== before.monitorRun) return
  continueMonitoring(draft, spot, after === before, !before.probed)
}

/** What the answer means depends on what the resource is waiting for. */
function watch(draft: Draft, spot: Spot, seen: SeenState): void {
  const { cleaning, iState, probed, state } = draft.resource(spot)
  if (cleaning) watchCleaning(draft, spot, seen)
  else if (iState.startsWith('waiting to go online')) watchGoingOnline(draft, spot, seen)
  else if (iState.startsWith('waiting to go offline')) watchGoingOffline(draft, spot, seen)
  else if (isRechecked(draft, spot)) recheck(draft, spot, seen)
  else if (!probed) firstProbe(draft, spot, seen)
  else if (state === 'ONLINE') watchOnline(draft, spot, seen)
  else watchOffline(draft, spot, seen)
}
