import { isPersistent } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { CauseId } from '#lib/model/runtime.ts'
import type { Draft, Spot } from '../../draft.ts'
import { clearSpot } from '../../operator/clear.ts'
import { spotsOf } from '../place-intent.ts'

/** Faults of a group a clear takes away: those of resources that are not persistent, on systems that answer. */
export function clearableFaults(draft: Draft, group: GroupName, systems: readonly SystemName[]): Spot[] {
  return systems
    .filter((system) => draft.system(system).contact.kind === 'connected')
    .flatMap((system) => spotsOf(draft, group, system))
    .filter(
      (spot) =>
        draft.resource(spot).state === 'FAULTED' && !isPersistent(draft.state.configuration, spot.resource),
    )
}

/** Clears faults in the engine's own name, as a person would: they are probed. Tells how many there were. */
export function clearFaults(
  draft: Draft,
  group: GroupName,
  systems: readonly SystemName[],
  cause: CauseId,
): number {
  const faults = clearableFaults(draft, group, systems)
  for (const spot of faults) clearSpot(draft, spot, cause)
  return faults.length
}
