import type { Intent } from '#lib/planner/intent.ts'
import type { Draft } from '../draft.ts'
import { startFence } from '../system/fence.ts'
import { watchLoad } from '../system/overload.ts'
import { systemDown } from '../system/system-down.ts'
import { evacuate, stopSystem } from './departure/begin-departure.ts'
import { leaveSystem } from './departure/exit-system.ts'
import { startSystem } from './departure/start-system.ts'
import { freezeOf, freezeSystem, unfreezeSystem } from './freeze.ts'
import { endOperation } from './operations.ts'
import type { Order } from './order.ts'

type SystemIntent = Extract<Intent, { kind: `system.${string}` }>
type StopIntent = Extract<Intent, { kind: 'system.stop' }>
type FreezeIntent = Extract<Intent, { kind: 'system.freeze' }>

/** Does what a person wants of a system; `can` has agreed. vcs-semantics §4.5. */
export function carryOutForSystem(draft: Draft, intent: SystemIntent, order: Order): void {
  const { system } = intent
  switch (intent.kind) {
    case 'system.fence':
      return startFence(draft, system, order.operation)
    case 'system.evacuate':
      return evacuate(draft, system, { kind: 'none' }, order)
    case 'system.stop':
      return stop(draft, intent, order)
    case 'system.start':
      return startSystem(draft, system, order)
    case 'system.freeze':
      return freeze(draft, intent, order)
    case 'system.unfreeze':
      unfreezeSystem(draft, system)
      break
    case 'system.confirmDown':
      systemDown(draft, system, { kind: 'person', user: order.user })
      break
    case 'system.load':
      draft.updateSystem(system, { dynamicLoad: intent.load })
      watchLoad(draft, system)
      break
  }
  endOperation(draft, order.operation, 'DONE', 'done.')
}

function stop(draft: Draft, { system, mode }: StopIntent, order: Order): void {
  if (mode === 'leave') leaveSystem(draft, system, order)
  else if (mode === 'evacuate') evacuate(draft, system, { kind: 'stop' }, order)
  else stopSystem(draft, system, order)
}

function freeze(draft: Draft, intent: FreezeIntent, order: Order): void {
  const frozen = freezeOf(draft, intent, order)
  if (intent.evacuate) {
    evacuate(draft, intent.system, { kind: 'freeze', freeze: frozen }, order)
    return
  }
  freezeSystem(draft, intent.system, frozen)
  endOperation(draft, order.operation, 'DONE', 'done.')
}
