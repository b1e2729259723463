import type { Draft, Spot } from '../../draft.ts'
import { desireFor } from '../desire.ts'
import { declareFault } from '../fault.ts'
import { askMonitor, onlineIntervalMs } from '../launch.ts'

/**
 * The agent has no clean, and the runner says so: whether the resource goes on without. One that was coming
 * online is watched on, without another try; one that had died is FAULTED without a restart; one whose monitor
 * hung is left as it is. What was to be taken offline needed it, and does not go on. vcs-semantics §4.1, §6.2.
 */
export function goesOnUncleaned(draft: Draft, spot: Spot): boolean {
  const { cleaning, onlineCutOff } = draft.resource(spot)
  const isToStop = cleaning?.sequel === 'offline' || desireFor(draft, spot)?.kind === 'offline'
  if (cleaning === null || isToStop || onlineCutOff) return false
  draft.updateResource(spot, { cleaning: null, noClean: true })
  if (cleaning.reason === 'unexpected offline') diedUncleaned(draft, spot)
  else if (cleaning.reason === 'monitor hung') leftAsItIs(draft, spot)
  else watchedOn(draft, spot)
  return true
}

const findingOf = ({ resource, system }: Spot): string => `The agent of ${resource} has no clean on ${system}`

function diedUncleaned(draft: Draft, spot: Spot): void {
  const text = `${findingOf(spot)}, so ${spot.resource} cannot be restarted: it is FAULTED.`
  // Confirmed by a monitor before anything is started elsewhere: the clean that was to make sure did not run.
  declareFault(draft, spot, { message: 10307, text }, ['STATE UNKNOWN'])
  askMonitor(draft, spot, 0)
}

function leftAsItIs(draft: Draft, spot: Spot): void {
  const text = `${findingOf(spot)}: ${spot.resource}, whose monitor hung, is left as it is until its monitor answers.`
  const cause = draft.decide({ severity: 'ERROR', message: 90222, text, ...spot })
  draft.updateResource(spot, { cause })
  askMonitor(draft, spot, onlineIntervalMs(draft, spot))
}

function watchedOn(draft: Draft, spot: Spot): void {
  const text = `${findingOf(spot)}, so online of ${spot.resource} is not tried again: it goes on waiting to go online.`
  const cause = draft.decide({ severity: 'ERROR', message: 90221, text, ...spot })
  draft.updateResource(spot, { iState: 'waiting to go online', cause })
  askMonitor(draft, spot, onlineIntervalMs(draft, spot))
}
