import { groupNumber, groupValue } from './attribute-lookup.ts'
import type { Configuration } from './configuration.ts'
import { systemsOf } from './group-members.ts'
import type { GroupName, SystemName } from './names.ts'

/** Zone of a system for a group, as SystemZones has it; null where it names none. vcs-semantics §3.3. */
export function zoneOf(configuration: Configuration, group: GroupName, system: SystemName): string | null {
  const value = groupValue(configuration, group, 'SystemZones')
  if (value.kind !== 'association') return null
  return value.entries.find(([name]) => name === system)?.[1] ?? null
}

/**
 * Whether a group may be active on at most one of two systems: always for a failover group (Parallel = 0),
 * never for a parallel one (1), within a zone for a hybrid one (2). A system without a zone counts as being
 * in every zone, so that a hybrid group without SystemZones is exclusive everywhere. vcs-semantics §3.3.
 */
export function areExclusive(
  configuration: Configuration,
  group: GroupName,
  one: SystemName,
  other: SystemName,
): boolean {
  if (one === other) return false
  const parallel = groupNumber(configuration, group, 'Parallel')
  if (parallel !== 2) return parallel !== 1
  const zone = zoneOf(configuration, group, one)
  const otherZone = zoneOf(configuration, group, other)
  return zone === null || otherZone === null || zone === otherZone
}

/** The other systems of the SystemList on which a group must be down while it is up on this one. */
export function exclusiveWith(
  configuration: Configuration,
  group: GroupName,
  system: SystemName,
): SystemName[] {
  const parallel = groupNumber(configuration, group, 'Parallel')
  if (parallel === 1) return []
  const others = systemsOf(configuration, group).filter((other) => other !== system)
  if (parallel !== 2) return others
  return others.filter((other) => areExclusive(configuration, group, system, other))
}

/**
 * The SystemList in parts of which each may hold the group once: all of it for a failover group, each system
 * for a parallel one, each zone for a hybrid one (one part if any system has no zone).
 */
export function arenasOf(configuration: Configuration, group: GroupName): (readonly SystemName[])[] {
  const systems = systemsOf(configuration, group)
  const parallel = groupNumber(configuration, group, 'Parallel')
  if (parallel === 1) return systems.map((system) => [system])
  const zones = systems.map((system) => zoneOf(configuration, group, system))
  if (parallel !== 2 || zones.includes(null)) return [systems]
  return [...new Set(zones)].map((zone) => systems.filter((_, index) => zones[index] === zone))
}
