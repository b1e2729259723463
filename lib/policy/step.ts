import type { ClusterState } from '#lib/model/runtime.ts'
import type { Decision } from './decision.ts'
import { describeEvent } from './describe-event.ts'
import { Draft } from './draft.ts'
import type { Effect } from './effect.ts'
import type { Event } from './event.ts'
import { advance } from './group/advance.ts'
import { autoClearTimerFired } from './group/retry/auto-clear.ts'
import { asked } from './operator/asked.ts'
import { freezeTimerFired } from './operator/freeze.ts'
import { entryPointFinished } from './resource/entry-point-finished.ts'
import { configurationLoaded } from './system/configuration-loaded.ts'
import { engineRestarted } from './system/engine-restarted.ts'
import { fenceFinished, fenceTimerFired } from './system/fence.ts'
import { loadTimerFired } from './system/overload.ts'
import { systemConnected, systemSilent } from './system/system-contact.ts'
import { callTriggers } from './trigger/after-step.ts'
import { triggerFinished } from './trigger/finished.ts'

/** What one event led to. */
export type StepResult = {
  /** The very same object as before when nothing changed and nothing was decided. */
  readonly state: ClusterState
  readonly effects: readonly Effect[]
  readonly decisions: readonly Decision[]
}

/**
 * The engine's mind: what a cluster's state becomes when it is told of one event, what is to be done about
 * it, and why. Pure: no clock, no dice; the same state and event always give the same answer. Throws only
 * on a state that contradicts its configuration, which would be our own mistake.
 */
export function step(state: ClusterState, event: Event): StepResult {
  const draft = new Draft(state, event.at, () => describeEvent(state, event))
  takeIn(draft, event)
  callTriggers(draft, state, advance(draft))
  return { state: draft.finish(), effects: draft.effects, decisions: draft.decisions }
}

function takeIn(draft: Draft, event: Event): void {
  switch (event.kind) {
    case 'entryPointFinished':
      return entryPointFinished(draft, event)
    case 'triggerFinished':
      return triggerFinished(draft, event)
    case 'systemConnected':
      return systemConnected(draft, event.system)
    case 'systemSilent':
      return systemSilent(draft, event.system, event.reason)
    case 'fenceFinished':
      return fenceFinished(draft, event.system, event.outcome)
    case 'timerFired':
      freezeTimerFired(draft, event.timer)
      autoClearTimerFired(draft, event.timer)
      loadTimerFired(draft, event.timer)
      return fenceTimerFired(draft, event.timer)
    case 'noted':
      return void draft.seen()
    case 'asked':
      return asked(draft, event)
    case 'configurationLoaded':
      return configurationLoaded(draft, event.configuration)
    case 'engineRestarted':
      return engineRestarted(draft)
  }
}
