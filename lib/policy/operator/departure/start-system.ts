import type { SystemName } from '#lib/model/names.ts'
import type { Draft } from '../../draft.ts'
import { oweAutostart } from '../../group/placement/autostart-wish.ts'
import { groupsOn, loseSight, probeEverything } from '../../system/sight.ts'
import { changeState } from '../../system/system-state.ts'
import { endOperation } from '../operations.ts'
import type { Order } from '../order.ts'

/**
 * The engine manages a stopped system again (hastart): everything on it is probed before anything is decided
 * about it, and autostart is owed to groups that were taken offline for the stop. vcs-semantics §2.1, §4.9.
 */
export function startSystem(draft: Draft, system: SystemName, { cause, operation }: Order): void {
  const initing = changeState(draft, system, 'INITING', 'It is managed again.', 'NOTICE', cause)
  draft.updateSystem(system, { contact: { kind: 'connected', since: draft.at } })
  loseSight(draft, system)
  for (const group of groupsOn(draft, system)) {
    const { downByStop } = draft.place(group, system)
    draft.updatePlace(group, system, { stoppedDown: undefined, downByStop: undefined })
    if (downByStop) oweAutostart(draft, group, system)
  }
  changeState(draft, system, 'RUNNING', 'Everything on it is probed.', 'NOTICE', initing)
  probeEverything(draft, system)
  endOperation(draft, operation, 'DONE', `${system} is RUNNING and is being probed.`, cause)
}
