import { resourceNamed } from '#lib/model/group-members.ts'
import { namesOf, type SystemName } from '#lib/model/names.ts'
import type { ResourceRuntime } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { onlineTree } from '#lib/planner/members.ts'
import type { Draft, Spot } from '../draft.ts'
import { runAction } from '../resource/action/action.ts'
import { probe } from '../system/sight.ts'
import type { Order } from './order.ts'
import { clearSpot } from './clear.ts'
import { endOperation } from './operations.ts'

type ResourceIntent = Extract<Intent, { kind: `resource.${string}` }>

/** Begins what a person wants of one resource; `can` has agreed. vcs-semantics §4.5. */
export function carryOutForResource(draft: Draft, intent: ResourceIntent, order: Order): void {
  const { resource } = intent
  switch (intent.kind) {
    case 'resource.online': {
      for (const name of onlineTree(draft.state.configuration, resource, intent.system)) {
        const spot = draft.spot(name, intent.system)
        const { state, iState } = draft.resource(spot)
        const isLeaving = iState.startsWith('waiting to go offline')
        if (state !== 'ONLINE' || isLeaving) want(draft, spot, 'online', order)
      }
      return
    }
    case 'resource.offline':
      return want(draft, draft.spot(resource, intent.system), 'offline', order)
    case 'resource.clear':
      return forEachSystem(draft, intent, (spot) => clearSpot(draft, spot))
    case 'resource.probe':
      return forEachSystem(draft, intent, (spot) => probe(draft, spot))
    case 'resource.action': {
      const action = { token: intent.action, arguments: intent.arguments }
      return runAction(draft, draft.spot(resource, intent.system), action, order)
    }
  }
}

function want(draft: Draft, spot: Spot, kind: 'online' | 'offline', { operation, cause }: Order): void {
  const before = draft.resource(spot).wanted
  const wanted: ResourceRuntime['wanted'] = { kind, operation, cause }
  draft.updateResource(spot, { wanted })
  if (!before || before.operation === operation) return
  endOperation(draft, before.operation, 'CANCELLED', `something else was asked of ${spot.resource}.`, cause)
}

function forEachSystem(
  draft: Draft,
  { resource, system }: { readonly resource: Spot['resource']; readonly system: SystemName | 'all' },
  act: (spot: Spot) => void,
): void {
  const { group } = resourceNamed(draft.state.configuration, resource)
  const systems = system === 'all' ? namesOf(draft.group(group).places) : [system]
  for (const name of systems) act({ group, resource, system: name })
}
