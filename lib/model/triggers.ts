import type { SystemName } from './names.ts'

/** Triggers the engine calls, scripts of these names on the systems. vcs-semantics §9. */
export const triggerNames = [
  'preonline',
  'preswitch',
  'postonline',
  'postoffline',
  'resfault',
  'resnotoff',
  'resrestart',
  'resstatechange',
  'resadminwait',
  'nofailover',
  'violation',
  'sysoffline',
  'sysup',
  'sysjoin',
  'loadwarning',
] as const
export type TriggerName = (typeof triggerNames)[number]

/** Triggers that TriggersEnabled of a service group may name, for the group itself and all its resources. */
export const groupTriggers: readonly TriggerName[] = [
  'preonline',
  'preswitch',
  'postonline',
  'postoffline',
  'resfault',
  'resnotoff',
  'resrestart',
  'resstatechange',
  'resadminwait',
  'nofailover',
  'violation',
]

/** Triggers that TriggersEnabled of a resource may name. */
export const resourceTriggers: readonly TriggerName[] = [
  'resfault',
  'resnotoff',
  'resrestart',
  'resstatechange',
  'resadminwait',
]

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
