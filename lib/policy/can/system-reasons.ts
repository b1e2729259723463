import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState, SystemRuntime } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { alreadyText } from './care-reasons.ts'
import { reason } from './move-reasons.ts'

type SystemIntent = Extract<Intent, { kind: `system.${string}` }>

/** Reasons against what a person wants of a system. */
export function systemReasons(state: ClusterState, { kind, system }: SystemIntent): Reason[] {
  const runtime = state.systems[system]
  if (!runtime) return []
  switch (kind) {
    case 'system.freeze':
      return runtime.frozen
        ? [reason('system-already-frozen', `System ${system} ${alreadyText(runtime.frozen)}`)]
        : []
    case 'system.unfreeze':
      return runtime.frozen ? [] : [reason('system-not-frozen', `System ${system} is not frozen.`)]
    case 'system.confirmDown':
      return downReasons(system, runtime)
    case 'system.fence':
      return fenceReasons(system, runtime)
    case 'system.load':
      return []
    case 'system.evacuate':
    case 'system.stop':
    case 'system.start':
      return [reason('nothing-to-do', `System ${system} cannot be stopped, started or evacuated yet.`)]
  }
}

/** Only of a system that does not answer may a person say that it is down. */
function downReasons(system: string, { contact }: SystemRuntime): Reason[] {
  if (contact.kind === 'connected') {
    return [reason('system-answers', `System ${system} answers, so it is not down.`)]
  }
  if (contact.kind === 'down') return [reason('system-already-down', `System ${system} is known to be down.`)]
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
  if (contact.kind === 'silent' && contact.fencing.kind === 'running') {
    found.push(reason('nothing-to-do', `The fence of system ${system} is at work already.`))
  }
  return found
}
