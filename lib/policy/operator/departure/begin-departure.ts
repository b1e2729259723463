import type { SystemName } from '#lib/model/names.ts'
import type { Departure } from '#lib/model/runtime.ts'
import type { Draft } from '../../draft.ts'
import { groupsOn } from '../../system/sight.ts'
import type { Order } from '../order.ts'
import { advanceDeparture, beginStopping } from './advance-departure.ts'

/** Begins to empty a system; what follows is the sequel. From now on it is no target. vcs-semantics §4.5. */
export function evacuate(
  draft: Draft,
  system: SystemName,
  sequel: Departure['sequel'],
  { operation, cause, user }: Order,
): void {
  draft.updateSystem(system, { departure: { operation, cause, user, stage: 'moving', sequel } })
  for (const group of groupsOn(draft, system)) draft.touched.add(group)
  advanceDeparture(draft, system)
}

/** Begins to take everything on a system offline, to leave it then (hastop -local). vcs-semantics §4.5. */
export const stopSystem = (draft: Draft, system: SystemName, { operation, cause, user }: Order): void =>
  beginStopping(draft, system, { operation, cause, user, stage: 'stopping', sequel: { kind: 'stop' } })
