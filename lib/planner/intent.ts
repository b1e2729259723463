import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'

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
  | { readonly kind: 'group.freeze'; readonly group: GroupName; readonly reason: string }
  | { readonly kind: 'group.unfreeze'; readonly group: GroupName }
  | { readonly kind: 'group.enable'; readonly group: GroupName; readonly system: SystemName | 'all' }
  | { readonly kind: 'group.disable'; readonly group: GroupName; readonly system: SystemName | 'all' }
  | { readonly kind: 'group.autoenable'; readonly group: GroupName; readonly system: SystemName }
  | { readonly kind: 'resource.online'; readonly resource: ResourceName; readonly system: SystemName }
  | { readonly kind: 'resource.offline'; readonly resource: ResourceName; readonly system: SystemName }
  | { readonly kind: 'resource.clear'; readonly resource: ResourceName; readonly system: SystemName | 'all' }
  | { readonly kind: 'resource.probe'; readonly resource: ResourceName; readonly system: SystemName | 'all' }
  | { readonly kind: 'system.freeze'; readonly system: SystemName; readonly reason: string }
  | { readonly kind: 'system.unfreeze'; readonly system: SystemName }
  | { readonly kind: 'system.fence'; readonly system: SystemName }
  | { readonly kind: 'system.confirmDown'; readonly system: SystemName }

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
  'resource.online',
  'resource.offline',
  'resource.clear',
  'resource.probe',
  'system.freeze',
  'system.unfreeze',
  'system.fence',
  'system.confirmDown',
] as const satisfies readonly IntentKind[]
