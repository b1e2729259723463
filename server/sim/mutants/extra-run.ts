import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import type { Event } from '#lib/policy/event.ts'
import type { StepResult } from '#lib/policy/step.ts'
import { step as policyStep } from '#lib/policy/step.ts'
import type { Step } from '#server/engine/recover.ts'
import type { ClusterState } from '#lib/model/runtime.ts'

/** What a broken policy does besides: which entry point, of what, where. */
export type Extra = {
  readonly entryPoint: 'online' | 'offline' | 'clean'
  readonly resource: ResourceName
  readonly system: SystemName
}

/** A policy that now and then orders something nobody should order. */
export const alsoOrdering =
  (extraOf: (before: ClusterState, event: Event, result: StepResult) => Extra | null): Step =>
  (state, event) => {
    const result = policyStep(state, event)
    const extra = extraOf(state, event, result)
    if (!extra) return result
    const { nextRun } = result.state
    const run: RunEntryPoint = {
      kind: 'runEntryPoint',
      ...extra,
      run: nextRun,
      delayMs: 0,
      timeoutMs: 60_000,
      cleanReason: extra.entryPoint === 'clean' ? 0 : null,
    }
    return {
      ...result,
      state: { ...result.state, nextRun: nextRun + 1, revision: state.revision + 1 },
      effects: [...result.effects, run],
    }
  }

/** A policy that hears something else than what happened. */
export const hearing =
  (mishear: (event: Event, state: ClusterState) => Event): Step =>
  (state, event) =>
    policyStep(state, mishear(event, state))

/** A policy whose decisions are spoilt on their way out. */
export const spoilt =
  (spoil: (result: StepResult, before: ClusterState, event: Event) => StepResult): Step =>
  (state, event) =>
    spoil(policyStep(state, event), state, event)
