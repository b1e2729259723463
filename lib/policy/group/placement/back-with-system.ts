import { groupFlag, groupNumber } from '#lib/model/attribute-lookup.ts'
import { isActiveOn } from '#lib/model/group-state.ts'
import { groupNamed, switchableResources } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { exclusiveWith } from '#lib/model/zones.ts'
import type { Draft } from '../../draft.ts'
import { isFrozen } from '../../start-guard.ts'
import { moveConcerning } from '../moves.ts'
import { isDeclinedOn, oweAutostart } from './autostart-wish.ts'

/**
 * Whether a group went down with a system that is probed again: it was up there when the system was lost for
 * certain, or is an instance of a parallel group that was up when the system fell silent. To be asked before what
 * was remembered of it is forgotten.
 */
export function wentDownWith(draft: Draft, group: GroupName, system: SystemName): boolean {
  const { configuration } = draft.state
  if (draft.place(group, system).lostWithSystem) return true
  if (groupNumber(configuration, group, 'Parallel') !== 1) return false
  return switchableResources(configuration, group, system).some(
    (resource) => draft.resource({ group, resource, system }).remembered,
  )
}

/**
 * A system that boots starts the groups with AutoStart that no other has taken meanwhile: autostart is owed to
 * a group that went down with it, unless it runs where it could not run beside it, or a fault has taken it down there
 * since. vcs-semantics §4.9, §3.3 AutoStart.
 */
export function comeBackWith(draft: Draft, group: GroupName, system: SystemName): void {
  const { configuration } = draft.state
  const { autoStartList } = groupNamed(configuration, group)
  if (!groupFlag(configuration, group, 'AutoStart') || autoStartList.length === 0) return
  if (isFrozen(draft.state, group, system) || isDeclinedOn(draft, group, system)) return
  if (draft.group(group).autoStart === 'owed' || moveConcerning(draft, group, system)) return
  const together = [system, ...exclusiveWith(configuration, group, system)]
  const isTaken = together.some((one) => {
    const { intent, downByFault } = draft.place(group, one)
    return intent !== null || downByFault === true || isActiveOn(draft.state, group, one)
  })
  if (isTaken) return
  oweAutostart(draft, group, system)
  const text = `Group ${group} went down with system ${system}, which is back: autostart is owed to it there (AutoStart = 1).`
  draft.decide({ severity: 'NOTICE', message: 90259, text, group, system })
}
