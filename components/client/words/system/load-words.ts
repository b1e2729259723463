import { numberOf, systemValue } from '#lib/model/attribute-lookup.ts'
import type { SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { loadOn } from '#lib/planner/capacity.ts'
import { label, type Label } from '../label.ts'

const numberFrom = (state: ClusterState, system: SystemName, attribute: string): number =>
  numberOf(systemValue(state.configuration, system, attribute))

/** "80 of 200"; says so when it was measured and set from outside. vcs-semantics §3.4. */
export function loadText(state: ClusterState, system: SystemName): string {
  const set = state.systems[system]?.dynamicLoad === undefined ? '' : ', set from outside'
  return `${loadOn(state, system)} of ${numberFrom(state, system, 'Capacity')}${set}`
}

/** The warning of a system that has carried too much for too long; null before. §3.4 LoadWarningLevel. */
export function overloadLabel(state: ClusterState, system: SystemName): Label | null {
  if (!state.systems[system]?.overload?.isTold) return null
  const level = numberFrom(state, system, 'LoadWarningLevel')
  return label(`At or above ${level} percent (LoadWarningLevel)`, 'triangle', 'partial')
}
