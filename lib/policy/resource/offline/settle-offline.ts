import type { Draft, Spot } from '../../draft.ts'
import { noCounts } from '../../initial-state.ts'
import { endStep } from '../../operator/operations.ts'

/** A resource that was to go offline is offline, by its monitor. `text`: the line of the log. */
export function settleOffline(draft: Draft, spot: Spot, text: string): void {
  const { cause: launch, wanted } = draft.resource(spot)
  const cause = draft.decide({ severity: 'INFO', message: 10305, text, cause: launch, ...spot })
  draft.updateResource(spot, {
    state: 'OFFLINE',
    flags: [],
    iState: 'not waiting',
    probed: true,
    confidence: 0,
    wanted: wanted?.kind === 'offline' ? null : wanted,
    cleaning: null,
    remembered: false,
    said: undefined,
    offlineMayFollow: undefined,
    adminWait: undefined,
    counters: noCounts,
    since: draft.at,
    cause,
  })
  endStep(draft, spot, 'offline', 'done')
}
