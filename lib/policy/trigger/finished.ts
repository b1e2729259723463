import type { Draft } from '../draft.ts'
import type { TriggerFinished } from '../event.ts'
import { noteFound, tellMissing } from './missing.ts'
import { preOnlineFinished } from './pre-online.ts'
import { preSwitchFinished } from './pre-switch.ts'

/**
 * A trigger has ended. One that something waits for lets it go on or not; of the others only a failure or a
 * missing script is told. vcs-semantics §9.
 */
export function triggerFinished(draft: Draft, event: TriggerFinished): void {
  if (event.trigger === 'preonline') return preOnlineFinished(draft, event)
  if (event.trigger === 'preswitch') return preSwitchFinished(draft, event)
  const { outcome } = event
  if (outcome.kind === 'exited') noteFound(draft, event)
  if (outcome.kind === 'missing') tellMissing(draft, event)
  else if (outcome.kind === 'lost' && draft.state.systems[event.system]?.contact.kind !== 'connected') return
  else if (outcome.kind !== 'exited' || outcome.code !== 0) draft.seen()
}
