import { isProbedOn } from '#lib/model/group-state.ts'
import type { ResourceRuntime } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../../draft.ts'
import { declareFault } from '../fault.ts'
import { hasFoundation } from '../foundation.ts'

/**
 * A restart in place that waited for what it requires, which has faulted or gone offline meanwhile: nothing will stand
 * under it, so it is FAULTED. Tells whether it is. vcs-semantics §4.1: online is sent when all children are ONLINE.
 */
export function endRestartUnfounded(draft: Draft, spot: Spot, { flags, cause }: ResourceRuntime): boolean {
  const { group, resource, system } = spot
  if (!flags.includes('RESTARTING') || !isProbedOn(draft.state, group, system)) return false
  if (hasFoundation(draft, spot)) return false
  declareFault(draft, spot, {
    message: 10307,
    text: `Resource ${resource} is FAULTED on ${system}: what it requires is not coming online there, so it is not restarted.`,
    ...(cause === null ? {} : { cause }),
  })
  return true
}
