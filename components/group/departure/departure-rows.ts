import type { GroupName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { activeOn, evacuationPlan, type GroupDeparture } from '#lib/planner/departure/evacuation-plan.ts'
import { staysUpAtStop } from '#lib/planner/departure/evacuation.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { label, type Label } from '#components/client/words/label.ts'

export type DepartureIntent = Extract<Intent, { kind: 'system.evacuate' | 'system.stop' | 'system.freeze' }>

/** What becomes of one group, and all reasons where it cannot leave. */
export type DepartureRow = {
  readonly group: GroupName
  readonly fate: Label
  readonly reasons: readonly string[]
}

/** Whether an intent makes the groups of a system leave it, stop, or run on unwatched. */
export const isDeparture = (intent: Intent): intent is DepartureIntent =>
  intent.kind === 'system.evacuate' ||
  intent.kind === 'system.stop' ||
  (intent.kind === 'system.freeze' && intent.evacuate === true)

const isMoved = (intent: DepartureIntent): boolean =>
  intent.kind !== 'system.stop' || intent.mode === 'evacuate'

/** Pure: what becomes of every group that is active on the system, what a group requires before it. */
export function departureRows(state: ClusterState, intent: DepartureIntent): readonly DepartureRow[] {
  const { system } = intent
  const plan = isMoved(intent) ? evacuationPlan(state, system) : []
  return activeOn(state, system).map((group): DepartureRow => {
    const departure = plan.find((each) => each.group === group)
    const reasons = departure?.reasons.map(({ text }) => text) ?? []
    return { group, fate: fateOf(state, intent, group, departure), reasons }
  })
}

function fateOf(
  state: ClusterState,
  intent: DepartureIntent,
  group: GroupName,
  departure: GroupDeparture | undefined,
): Label {
  if (departure?.target) return label(`moves to ${departure.target}`, 'arrow-up', 'transition')
  if (intent.kind !== 'system.stop') return label('stays', 'hand', 'partial')
  const runsOn = intent.mode === 'leave' || staysUpAtStop(state, group)
  return runsOn
    ? label('runs on, unwatched', 'question', 'unknown')
    : label('is taken offline', 'arrow-down', 'transition')
}
