import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState, SystemRuntime } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { alreadyText } from './care-reasons.ts'
import {
  attendedReasons,
  evacuateReasons,
  leavingReasons,
  startReasons,
  stopReasons,
} from './departure-reasons.ts'
import { reason } from './move-reasons.ts'

type SystemIntent = Extract<Intent, { kind: `system.${string}` }>

/** Reasons against what a person wants of a system. */
export function systemReasons(state: ClusterState, intent: SystemIntent): Reason[] {
  const { system } = intent
  const runtime = state.systems[system]
  if (!runtime) return []
  switch (intent.kind) {
    case 'system.freeze':
      return [
        ...(runtime.frozen
          ? [reason('system-already-frozen', `System ${system} ${alreadyText(runtime.frozen)}`)]
          : []),
        ...(intent.evacuate ? attendedReasons(state, system) : leavingReasons(system, runtime)),
      ]
    case 'system.unfreeze':
      return runtime.frozen ? [] : [reason('system-not-frozen', `System ${system} is not frozen.`)]
    case 'system.confirmDown':
      return downReasons(system, runtime)
    case 'system.fence':
      return fenceReasons(system, runtime)
    case 'system.load':
      return []
    case 'system.evacuate':
      return evacuateReasons(state, system)
    case 'system.stop':
      return stopReasons(state, system, intent.mode)
    case 'system.start':
      return startReasons(system, runtime)
  }
}

/** Only of a system that does not answer may a person say that it is down. */
function downReasons(system: string, { contact }: SystemRuntime): Reason[] {
  if (contact.kind === 'connected') {
    return [reason('system-answers', `System ${system} answers, so it is not down.`)]
  }
  if (contact.kind === 'down') return [reason('system-already-down', `System ${system} is known to be down.`)]
  if (contact.kind === 'stopped' && contact.answers) {
    return [reason('system-answers', `System ${system} is stopped, but it answers, so it is not down.`)]
  }
  return []
}

function fenceReasons(system: string, runtime: SystemRuntime): Reason[] {
  const { contact } = runtime
  const found = downReasons(system, runtime)
  if (contact.kind === 'never') {
    found.push(
      reason('system-unknown', `System ${system} is being contacted for the first time; wait for it.`),
    )
  }
  if (contact.kind === 'stopped') {
    const text = `System ${system} was stopped by ${contact.by}; it is not switched off while it is not managed.`
    found.push(reason('system-stopped', text))
  }
  if (contact.kind === 'silent' && contact.fencing.kind === 'running') {
    found.push(reason('nothing-to-do', `The fence of system ${system} is at work already.`))
  }
  return found
}
