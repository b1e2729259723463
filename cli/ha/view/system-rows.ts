import { systemAttributes } from '#lib/model/attributes/system-attributes.ts'
import { isOnlineOn } from '#lib/model/group-state.ts'
import { namesOf, type SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { availableCapacity, currentLimits, loadOn } from '#lib/planner/capacity.ts'
import type { AttributeRow } from '../print/attribute-table.ts'
import { flagWord, held, rowsOf } from './attribute-rows.ts'

/** All attributes of a system, of the configuration and of the moment. */
export function systemRows(state: ClusterState, system: SystemName): AttributeRow[] {
  const attributes = state.configuration.systems[system]?.attributes ?? {}
  const live = liveOf(state, system)
  const everywhere = (attribute: string) =>
    Object.hasOwn(live, attribute) ? (live[attribute]?.() ?? null) : null
  return [...systemAttributes.values()].flatMap((definition) =>
    rowsOf(system, held(definition, attributes[definition.name as keyof typeof attributes]), [system], {
      everywhere,
      onSystem: everywhere,
    }),
  )
}

function liveOf(state: ClusterState, system: SystemName): Readonly<Record<string, () => string>> {
  const runtime = state.systems[system]
  const number = () => String(namesOf(state.configuration.systems).indexOf(system))
  return {
    SysName: () => system,
    SysState: () => runtime?.state ?? 'UNKNOWN',
    NodeId: number,
    LLTNodeId: number,
    Frozen: () => flagWord(runtime?.frozen?.kind === 'persistent'),
    TFrozen: () => flagWord(runtime?.frozen?.kind === 'temporary'),
    UpDownState: () => (runtime?.state === 'RUNNING' ? '3' : '0'),
    AvailableCapacity: () => String(availableCapacity(state, system)),
    DynamicLoad: () => String(runtime?.dynamicLoad ?? loadOn(state, system)),
    CurrentLimits: () =>
      [...currentLimits(state, system)].map(([name, left]) => `${name}\t${left}`).join('\t'),
    OnGrpCnt: () => String(namesOf(state.groups).filter((group) => isOnlineOn(state, group, system)).length),
  }
}
