import type { Intent } from '#lib/planner/intent.ts'
import type { Draft } from '../draft.ts'
import { startFence } from '../system/fence.ts'
import { watchLoad } from '../system/overload.ts'
import { systemDown } from '../system/system-down.ts'
import { freezeOf, freezeSystem, unfreezeSystem } from './freeze.ts'
import type { Order } from './order.ts'

type SystemIntent = Extract<Intent, { kind: `system.${string}` }>

/** Does what a person wants of a system; `can` has agreed. */
export function carryOutForSystem(draft: Draft, intent: SystemIntent, order: Order): void {
  const { system } = intent
  switch (intent.kind) {
    case 'system.freeze':
      return freezeSystem(draft, system, freezeOf(draft, intent, order))
    case 'system.unfreeze':
      return unfreezeSystem(draft, system)
    case 'system.fence':
      return startFence(draft, system, order.operation)
    case 'system.confirmDown':
      return systemDown(draft, system, { kind: 'person', user: order.user })
    case 'system.load':
      draft.updateSystem(system, { dynamicLoad: intent.load })
      return watchLoad(draft, system)
    default:
      return
  }
}
