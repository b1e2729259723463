import { isManaged } from '#lib/model/group-members.ts'
import type { ResourceInfo } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../../draft.ts'
import type { EntryPointOutcome } from '../../event.ts'
import { callInfo } from '../launch.ts'
import { limitOf } from '../limits.ts'
import { withinBytes } from './output-bytes.ts'
import { hasEntryPoint } from './agent-entry-points.ts'

/**
 * Has the agent tell about an online resource every InfoInterval seconds, beginning at once; 0 never. One that
 * waits already is replaced. vcs-semantics §3.2 InfoInterval, §6.2 info.
 */
export function beginInfo(draft: Draft, spot: Spot): void {
  if (limitOf(draft, spot, 'InfoInterval') > 0 && hasEntryPoint(draft, spot.resource, 'info')) {
    draft.updateResource(spot, { infoRun: callInfo(draft, spot, 0, 'initialise') })
  }
}

/**
 * What info printed is kept, and the next is asked for while the resource stays online. An answer that says
 * nothing new changes nothing that has to be written down.
 */
export function infoFinished(draft: Draft, spot: Spot, run: number, outcome: EntryPointOutcome): void {
  const { infoRun, info, state } = draft.resource(spot)
  if (infoRun !== run) return
  if (state !== 'ONLINE' || !isManaged(draft.state.configuration, spot.resource, spot.system)) {
    draft.updateResource(spot, { infoRun: undefined, ...(info ? { info: { ...info, state: 'Stale' } } : {}) })
    return
  }
  const now = read(outcome, info)
  if (now.state !== info?.state || now.message !== info.message) {
    draft.updateResource(spot, { info: { ...now, at: draft.at } })
  }
  const seconds = limitOf(draft, spot, 'InfoInterval')
  if (seconds > 0) callInfo(draft, spot, seconds * 1000, 'update', run)
  else draft.updateResource(spot, { infoRun: undefined })
}

/** Only an info that exits 0 says something; one that fails leaves the last message, marked Invalid. */
function read(outcome: EntryPointOutcome, before: ResourceInfo | undefined): Omit<ResourceInfo, 'at'> {
  if (outcome.kind === 'exited' && outcome.code === 0) {
    return { state: 'Valid', message: withinBytes(outcome.output.trim()) }
  }
  return { state: 'Invalid', message: before?.message ?? '' }
}
