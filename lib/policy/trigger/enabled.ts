import { groupFlag, groupList, resourceFlag, resourceList } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { TriggerName } from '#lib/model/triggers.ts'

/** What a trigger is about: a group on a system, or one of its resources there. */
export type TriggerSubject = {
  readonly group: GroupName
  readonly resource?: ResourceName
  readonly system: SystemName
}

/** Attributes by which triggers about resources are switched on, of groups and of resources. */
const flags: Partial<Record<TriggerName, 'TriggerResFault' | 'TriggerResRestart' | 'TriggerResStateChange'>> =
  {
    resfault: 'TriggerResFault',
    resrestart: 'TriggerResRestart',
    resstatechange: 'TriggerResStateChange',
  }

/**
 * Whether an event trigger is called: TriggerEvent = 0 of the group silences all of them; TriggersEnabled of
 * the group or of the resource names it, or its own attribute is set, or it has none and is always called. A
 * resource with TriggerEvent = 1 decides by its own attributes alone. vcs-semantics §3.1, §3.3, §9.
 */
export function isEnabled(
  configuration: Configuration,
  trigger: TriggerName,
  { group, resource, system }: TriggerSubject,
): boolean {
  const flag = flags[trigger]
  const isOwn = resource !== undefined && isWantedByResource(configuration, trigger, resource, system)
  if (resource !== undefined && resourceFlag(configuration, resource, 'TriggerEvent')) {
    return isOwn || flag === undefined
  }
  if (!groupFlag(configuration, group, 'TriggerEvent', system)) return false
  if (flag === undefined || isOwn || groupFlag(configuration, group, flag, system)) return true
  return isNamedByGroup(configuration, trigger, group, system)
}

/** Whether a script is asked before the group is brought online there (PreOnline) or switched (PreSwitch). */
export const isAskedBefore = (
  configuration: Configuration,
  trigger: 'preonline' | 'preswitch',
  group: GroupName,
  system: SystemName,
): boolean =>
  groupFlag(configuration, group, trigger === 'preonline' ? 'PreOnline' : 'PreSwitch', system) ||
  isNamedByGroup(configuration, trigger, group, system)

/**
 * Whether somebody wrote down that he wants the trigger, so that a missing script is worth a line of the log;
 * one that is called by default has none on most systems.
 */
export function isWanted(
  configuration: Configuration,
  trigger: TriggerName,
  { group, resource, system }: TriggerSubject,
): boolean {
  if (trigger === 'preonline' || trigger === 'preswitch') return true
  if (trigger === 'resrestart' || trigger === 'resstatechange') return true
  if (isNamedByGroup(configuration, trigger, group, system)) return true
  return resource !== undefined && isWantedByResource(configuration, trigger, resource, system)
}

function isWantedByResource(
  configuration: Configuration,
  trigger: TriggerName,
  resource: ResourceName,
  system: SystemName,
): boolean {
  const flag = flags[trigger]
  if (flag !== undefined && resourceFlag(configuration, resource, flag)) return true
  return names(resourceList(configuration, resource, 'TriggersEnabled', system), trigger)
}

const isNamedByGroup = (
  configuration: Configuration,
  trigger: TriggerName,
  group: GroupName,
  system: SystemName,
): boolean => names(groupList(configuration, group, 'TriggersEnabled', system), trigger)

/** VCS writes the names in capitals. */
const names = (list: readonly string[], trigger: TriggerName): boolean =>
  list.some((name) => name.toLowerCase() === trigger)
