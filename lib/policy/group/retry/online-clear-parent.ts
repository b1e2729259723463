import { groupFlag } from '#lib/model/attribute-lookup.ts'
import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { CauseId, ClusterState } from '#lib/model/runtime.ts'
import type { Draft } from '../../draft.ts'
import { clearableFaults, clearFaults } from './clear-faults.ts'

/**
 * OnlineClearParent = 1: the group has come online on a system, or was found so, and the faults of the groups
 * that require it online are cleared: beside it for a local dependency, everywhere for another. One that
 * fails over at the moment is left alone. `because`: the decision it follows from. vcs-semantics §3.3.
 */
export function clearParentsOf(draft: Draft, group: GroupName, system: SystemName, because?: CauseId): void {
  const { configuration } = draft.state
  if (!groupFlag(configuration, group, 'OnlineClearParent')) return
  for (const { parent, category, location } of groupNamed(configuration, group).requiredBy) {
    if (category === 'offline' || draft.group(parent).move?.kind === 'failover') continue
    const systems =
      location === 'local' ? listedHere(draft.state, parent, system) : systemsOf(configuration, parent)
    if (clearableFaults(draft, parent, systems).length === 0) continue
    const cause = draft.decide({
      severity: 'NOTICE',
      message: 90105,
      text: `Group ${group} is online on ${system} and OnlineClearParent = 1: the faults of group ${parent}, which requires it, are cleared.`,
      ...(because === undefined ? {} : { cause: because }),
      group: parent,
      system,
    })
    clearFaults(draft, parent, systems, cause)
  }
}

const listedHere = (state: ClusterState, group: GroupName, system: SystemName): SystemName[] =>
  systemsOf(state.configuration, group).filter((other) => other === system)
