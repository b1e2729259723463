import type { Draft, Spot } from '../../draft.ts'
import { limitOf } from '../limits.ts'

/** The monitor is less, or more, sure than before that the resource is well: told once per change. §4.1. */
export function tellHealth(draft: Draft, spot: Spot, before: number, now: number): void {
  const isWorse = now < before
  draft.decide({
    severity: isWorse ? 'WARNING' : 'INFO',
    message: isWorse ? 90204 : 90205,
    text: `Health of resource ${spot.resource} (group ${spot.group}) has ${isWorse ? 'declined' : 'improved'} on ${spot.system}: confidence ${now}, it was ${before}.`,
    ...spot,
  })
}

/** Every n-th monitor timeout in a row is told: AlertOnMonitorTimeouts = n; 0 never. §3.2, §4.1. */
export function alertOnTimeouts(draft: Draft, spot: Spot, timeouts: number): void {
  const every = limitOf(draft, spot, 'AlertOnMonitorTimeouts')
  if (every <= 0 || timeouts % every !== 0) return
  draft.decide({
    severity: 'WARNING',
    message: 90206,
    text: `The monitor of resource ${spot.resource} (group ${spot.group}) has timed out ${timeouts} times in a row on ${spot.system} (AlertOnMonitorTimeouts = ${every}).`,
    ...spot,
  })
}
