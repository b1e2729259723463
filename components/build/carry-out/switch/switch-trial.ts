import { movesOf } from '#lib/model/moves.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { ClusterState, Operation } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { can, switchTargets } from '#lib/policy/can.ts'

/** A switch there and back again, told from the operations that were. */
export type Trial = {
  readonly outward: Leg | null
  readonly back: Leg | null
  /** The latest switch, where it runs or came to nothing. */
  readonly open: Leg | null
  readonly kind: 'untested' | 'running' | 'away' | 'passed' | 'failed'
}

/** One switch. The systems are those of its steps. */
export type Leg = {
  readonly operation: Operation
  readonly from: SystemName | null
  readonly to: SystemName | null
}

const untested: Trial = { kind: 'untested', outward: null, back: null, open: null }

/** `since`: operations that began before are of an earlier life of the group. */
export function trialOf({ operations }: ClusterState, group: GroupName, since: number): Trial {
  return Object.values<Operation>(operations)
    .filter((each) => each.group === group && each.intent === 'group.switch' && each.startedAt >= since)
    .toSorted((one, other) => one.id - other.id)
    .map((operation) => legOf(operation, group))
    .reduce(withLeg, untested)
}

const legOf = (operation: Operation, group: GroupName): Leg => {
  const systemOf = (action: 'online' | 'offline') =>
    operation.steps.find((step) => step.group === group && step.action === action)?.system ?? null
  return { operation, from: systemOf('offline'), to: systemOf('online') }
}

function withLeg(trial: Trial, leg: Leg): Trial {
  const outward = trial.back === null ? trial.outward : null
  const { state } = leg.operation
  if (state === 'RUNNING') return { kind: 'running', outward, back: null, open: leg }
  if (state !== 'DONE') return { kind: 'failed', outward, back: null, open: leg }
  const isReturn = outward !== null && leg.to === outward.from
  return isReturn
    ? { kind: 'passed', outward, back: leg, open: null }
    : { kind: 'away', outward: leg, back: null, open: null }
}

/** What comes next for a group in its trial: a switch, or why there is none now. */
export type NextSwitch =
  | { readonly kind: 'switch'; readonly to: SystemName; readonly intent: Intent }
  | { readonly kind: 'waits'; readonly reasons: readonly string[] }

/** Back to where it came from, or to the system it would fail over to. */
export function nextLeg(state: ClusterState, group: GroupName, { kind, outward }: Trial): NextSwitch {
  const home = kind === 'away' || kind === 'failed' ? outward?.from : undefined
  const isActive = (system: SystemName) =>
    can(state, { kind: 'group.switch', group, to: system }).some(({ code }) => code === 'group-already-there')
  const wanted = home != null && !isActive(home) ? home : targetOf(state, group)
  const reasons = can(state, { kind: 'group.switch', group, to: wanted ?? 'any' }).map(({ text }) => text)
  if (wanted === undefined || reasons.length > 0) return { kind: 'waits', reasons }
  return { kind: 'switch', to: wanted, intent: { kind: 'group.switch', group, to: wanted } }
}

const targetOf = (state: ClusterState, group: GroupName): SystemName | undefined =>
  switchTargets(state, group).find(({ allowed }) => allowed)?.system

/** The next command that takes each of the groups there and back, one after the other; null: wait, or all is done. */
export function nextSwitch(
  state: ClusterState,
  trials: readonly (readonly [group: GroupName, trial: Trial])[],
): Intent | null {
  const isMoving = trials.some(([group]) => {
    const runtime = state.groups[group]
    return runtime !== undefined && movesOf(runtime).length > 0
  })
  if (isMoving || trials.some(([, { kind }]) => kind === 'running')) return null
  const open = trials.filter(([, { kind }]) => kind === 'away' || kind === 'untested')
  const away = open.filter(([, { kind }]) => kind === 'away')
  for (const [group, trial] of away.length > 0 ? away : open) {
    const next = nextLeg(state, group, trial)
    if (next.kind === 'switch') return next.intent
  }
  return null
}
