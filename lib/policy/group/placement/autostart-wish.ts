import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import { arenasOf, exclusiveWith } from '#lib/model/zones.ts'
import type { Draft } from '../../draft.ts'

/**
 * A person has taken a group offline: it is not started there by itself again. Of a parallel group that holds
 * for the system alone, of a hybrid one for its zone. vcs-semantics §4.9 IntentOnline.
 */
export function declineAutostart(draft: Draft, group: GroupName, where: SystemName | 'all'): void {
  const arenas = arenasOf(draft.state.configuration, group)
  if (arenas.length > 1) {
    for (const arena of arenas) {
      if (where === 'all' || arena.includes(where)) mark(draft, group, arena, 'declined')
    }
  }
  if (where === 'all' || arenas.length === 1 || arenas.every((arena) => isDeclinedIn(draft, group, arena))) {
    draft.updateGroup(group, { autoStart: 'declined' })
  }
}

/** A person has brought a group online on a system: what was declined there is forgotten. */
export function acceptAutostart(draft: Draft, group: GroupName, system: SystemName | null): void {
  const arenas = arenasOf(draft.state.configuration, group)
  const [first] = arenas
  if (arenas.length <= 1 || !first || system === null) {
    draft.updateGroup(group, { autoStart: 'done' })
    return
  }
  const isOwed = draft.group(group).autoStart === 'owed'
  mark(draft, group, arenas.find((arena) => arena.includes(system)) ?? first, isOwed ? 'done' : undefined)
  if (!isOwed) draft.updateGroup(group, { autoStart: 'done' })
}

/**
 * Autostart is owed to a group on a system, and where that excludes it; elsewhere a parallel group stays as it is.
 * vcs-semantics §4.9.
 */
export function oweAutostart(draft: Draft, group: GroupName, system: SystemName): void {
  const together = exclusiveWith(draft.state.configuration, group, system)
  for (const other of namesOf<SystemName>(draft.group(group).places)) {
    const isOwed = other === system || together.includes(other)
    if (isOwed) draft.updatePlace(group, other, { autoStart: undefined })
    else if (!draft.place(group, other).autoStart) draft.updatePlace(group, other, { autoStart: 'done' })
  }
  draft.updateGroup(group, { autoStart: 'owed' })
}

function mark(
  draft: Draft,
  group: GroupName,
  arena: readonly SystemName[],
  autoStart: 'done' | 'declined' | undefined,
): void {
  for (const system of arena) draft.updatePlace(group, system, { autoStart })
}

const isDeclinedIn = (draft: Draft, group: GroupName, arena: readonly SystemName[]): boolean =>
  draft.group(group).autoStart === 'declined' ||
  arena.some((system) => draft.place(group, system).autoStart === 'declined')

/** Whether a person has taken the group offline there, and nobody has brought it online since. */
export const isDeclinedOn = (draft: Draft, group: GroupName, system: SystemName): boolean =>
  isDeclinedIn(draft, group, [system])
