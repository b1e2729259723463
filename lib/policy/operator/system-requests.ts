import type { Intent } from '#lib/planner/intent.ts'
import type { Draft } from '../draft.ts'
import { startFence } from '../system/fence.ts'
import { groupsOn } from '../system/sight.ts'
import { systemDown } from '../system/system-down.ts'
import type { Order } from './order.ts'

type SystemIntent = Extract<Intent, { kind: `system.${string}` }>

/** Does what a person wants of a system; `can` has agreed. */
export function carryOutForSystem(draft: Draft, intent: SystemIntent, order: Order): void {
  const { system } = intent
  switch (intent.kind) {
    case 'system.freeze': {
      const { reason } = intent
      draft.updateSystem(system, {
        frozen: { kind: 'temporary', by: order.user, reason, since: draft.at },
      })
      return
    }
    case 'system.unfreeze': {
      draft.updateSystem(system, { frozen: null })
      for (const group of groupsOn(draft, system)) draft.touched.add(group)
      return
    }
    case 'system.fence':
      return startFence(draft, system, order.operation)
    case 'system.confirmDown':
      return systemDown(draft, system, { kind: 'person', user: order.user })
    case 'system.load':
      return draft.updateSystem(system, { dynamicLoad: intent.load })
    default:
      return
  }
}
