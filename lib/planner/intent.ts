import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { Instant, OperationId } from '#lib/model/runtime.ts'

/**
 * What becomes of the groups of a system that is stopped (hastop -local, -local -evacuate, -local -force):
 * taken offline, moved away and the rest taken offline, or left running unwatched. vcs-semantics §4.5.
 */
export type StopMode = 'offline' | 'evacuate' | 'leave'

/**
 * What a person (or the engine itself) wants. Intents are data: the same value greys a button, makes a
 * plan in the browser, travels over the wire and is decided again by the engine. vcs-semantics §4.5.
 */
export type Intent =
  | { readonly kind: 'group.online'; readonly group: GroupName; readonly system: SystemName | 'any' }
  | { readonly kind: 'group.offline'; readonly group: GroupName; readonly system: SystemName | 'all' }
  | { readonly kind: 'group.switch'; readonly group: GroupName; readonly to: SystemName | 'any' }
  | { readonly kind: 'group.clear'; readonly group: GroupName; readonly system: SystemName | 'all' }
  | { readonly kind: 'group.probe'; readonly group: GroupName; readonly system: SystemName | 'all' }
  | {
      readonly kind: 'group.flush'
      readonly group: GroupName
      readonly system: SystemName
      readonly force: boolean
    }
  | ({ readonly kind: 'group.freeze'; readonly group: GroupName } & FreezeWish)
  | { readonly kind: 'group.unfreeze'; readonly group: GroupName }
  | { readonly kind: 'group.enable'; readonly group: GroupName; readonly system: SystemName | 'all' }
  | { readonly kind: 'group.disable'; readonly group: GroupName; readonly system: SystemName | 'all' }
  | { readonly kind: 'group.autoenable'; readonly group: GroupName; readonly system: SystemName }
  /** Looks again at what waits for an administrator (§4.6); `fault`: what is still wrong counts as a fault. */
  | {
      readonly kind: 'group.clearAdminWait'
      readonly group: GroupName
      readonly system: SystemName
      readonly fault: boolean
    }
  | { readonly kind: 'resource.online'; readonly resource: ResourceName; readonly system: SystemName }
  | { readonly kind: 'resource.offline'; readonly resource: ResourceName; readonly system: SystemName }
  | { readonly kind: 'resource.clear'; readonly resource: ResourceName; readonly system: SystemName | 'all' }
  | { readonly kind: 'resource.probe'; readonly resource: ResourceName; readonly system: SystemName | 'all' }
  /** Runs the agent's `action` entry point with the name of an action and its arguments (hares -action). */
  | {
      readonly kind: 'resource.action'
      readonly resource: ResourceName
      readonly system: SystemName
      readonly action: string
      readonly arguments: readonly string[]
    }
  /** `evacuate`: its groups are moved away first (hasys -freeze -evacuate). */
  | ({
      readonly kind: 'system.freeze'
      readonly system: SystemName
      readonly evacuate?: boolean
    } & FreezeWish)
  | { readonly kind: 'system.unfreeze'; readonly system: SystemName }
  | { readonly kind: 'system.fence'; readonly system: SystemName }
  | { readonly kind: 'system.confirmDown'; readonly system: SystemName }
  | { readonly kind: 'system.evacuate'; readonly system: SystemName }
  | { readonly kind: 'system.stop'; readonly system: SystemName; readonly mode: StopMode }
  | { readonly kind: 'system.start'; readonly system: SystemName }
  /** Sets the measured load of a system (hasys -load), in the unit of its Capacity. */
  | { readonly kind: 'system.load'; readonly system: SystemName; readonly load: number }
  | { readonly kind: 'operation.cancel'; readonly operation: OperationId }

/** A freeze as it is asked for. Temporary unless `persistent`; `until`: when it ends by itself. */
type FreezeWish = {
  readonly reason: string
  /** Written into the configuration (Frozen = 1), so that it outlives every restart. */
  readonly persistent?: boolean
  readonly until?: Instant | null
}

export type IntentKind = Intent['kind']

export const intentKinds = [
  'group.online',
  'group.offline',
  'group.switch',
  'group.clear',
  'group.probe',
  'group.flush',
  'group.freeze',
  'group.unfreeze',
  'group.enable',
  'group.disable',
  'group.autoenable',
  'group.clearAdminWait',
  'resource.online',
  'resource.offline',
  'resource.clear',
  'resource.probe',
  'resource.action',
  'system.freeze',
  'system.unfreeze',
  'system.fence',
  'system.confirmDown',
  'system.evacuate',
  'system.stop',
  'system.start',
  'system.load',
  'operation.cancel',
] as const satisfies readonly IntentKind[]
