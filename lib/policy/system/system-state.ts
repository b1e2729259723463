import type { SystemName } from '#lib/model/names.ts'
import type { CauseId } from '#lib/model/runtime.ts'
import type { SystemState } from '#lib/model/states.ts'
import type { Draft } from '../draft.ts'

/** Puts a system into another SysState and says why; gives the decision. vcs-semantics §2.1. */
export function changeState(
  draft: Draft,
  system: SystemName,
  state: SystemState,
  text: string,
  severity: 'NOTICE' | 'ERROR',
  because?: CauseId,
): CauseId {
  const before = draft.system(system).state
  const line = `System ${system} changed state from ${before} to ${state}. ${text}`
  const cause = draft.decide({
    severity,
    message: 10322,
    text: line,
    system,
    ...(because === undefined ? {} : { cause: because }),
  })
  draft.updateSystem(system, { state, since: draft.at, cause })
  return cause
}
