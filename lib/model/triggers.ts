import type { SystemName } from './names.ts'

/** What TriggersEnabled of an object may name a trigger: a resource's are its group's too. */
type Scope = 'resource' | 'group' | 'system'

/** Triggers the engine calls, scripts of these names on the systems. vcs-semantics §9. */
const scopes = {
  preonline: 'group',
  preswitch: 'group',
  postonline: 'group',
  postoffline: 'group',
  resfault: 'resource',
  resnotoff: 'resource',
  resrestart: 'resource',
  resstatechange: 'resource',
  resadminwait: 'resource',
  nofailover: 'group',
  violation: 'group',
  sysoffline: 'system',
  sysup: 'system',
  sysjoin: 'system',
  loadwarning: 'system',
} as const satisfies Record<string, Scope>

export type TriggerName = keyof typeof scopes
export const triggerNames = Object.keys(scopes) as readonly TriggerName[]

/** Triggers that TriggersEnabled of a service group may name, for the group itself and all its resources. */
export const groupTriggers: readonly TriggerName[] = triggerNames.filter((name) => scopes[name] !== 'system')

/** Triggers that TriggersEnabled of a resource may name. */
export const resourceTriggers: readonly TriggerName[] = triggerNames.filter(
  (name) => scopes[name] === 'resource',
)

/** Why a group is brought online, as the preonline script is told it. vcs-semantics §9. */
export type Onlining = {
  readonly why: 'FAULT' | 'SYSFAULT' | 'MANUAL' | 'AUTOSTART'
  /** System the group left for this one. */
  readonly from: SystemName | null
  /** Systems whose preonline script has already said no to this failover. */
  readonly refusedBy?: readonly SystemName[]
}

/** A question put to a script before something is done: under way with its run, or answered with yes. */
export type TriggerGate = { readonly run: number | 'passed' }

/** How far a group is up on a system, as the last postonline or postoffline told it. */
export type TriggerExtent = 'offline' | 'rising' | 'partial' | 'online'
