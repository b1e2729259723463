import { planIntent } from '#lib/planner/plan-intent.ts'
import { titleOf } from '#lib/planner/steps/title.ts'
import type { Plan } from '#lib/planner/plan.ts'
import { can } from '../can.ts'
import type { Draft } from '../draft.ts'
import { cancel } from './cancel/cancel.ts'
import { carryOutForGroup } from './group-requests.ts'
import { openOperation } from './operations.ts'
import type { Asked, Order } from './order.ts'
import { carryOutForResource } from './resource-requests.ts'
import { carryOutForSystem } from './system-requests.ts'

/**
 * Refuses with all reasons, or opens an operation and begins. A request id that is known already is the
 * same request once more and changes nothing.
 */
export function asked(draft: Draft, event: Asked): void {
  const known = Object.values(draft.state.operations)
  if (known.some(({ requestId }) => requestId === event.requestId)) return
  const reasons = can(draft.state, event.intent)
  if (reasons.length > 0) {
    const why = reasons.map(({ text }) => text).join(' ')
    const text = `Refused for ${event.user}: ${titleOf(event.intent)}. ${why}`
    draft.decide({ severity: 'WARNING', message: 90004, text })
    return
  }
  const plan = planIntent(draft.state, event.intent)
  const cause = draft.seen()
  const operation = openOperation(draft, event, plan, cause)
  carryOut(draft, event, plan, { operation, cause, user: event.user })
}

function carryOut(draft: Draft, { intent }: Asked, plan: Plan, order: Order): void {
  switch (intent.kind) {
    case 'resource.online':
    case 'resource.offline':
    case 'resource.clear':
    case 'resource.probe':
    case 'resource.action':
      return carryOutForResource(draft, intent, order)
    case 'system.freeze':
    case 'system.unfreeze':
    case 'system.fence':
    case 'system.confirmDown':
    case 'system.load':
    case 'system.evacuate':
    case 'system.stop':
    case 'system.start':
      return carryOutForSystem(draft, intent, order)
    case 'operation.cancel':
      return cancel(draft, intent.operation, order)
    default:
      return carryOutForGroup(draft, intent, plan.target, order)
  }
}
