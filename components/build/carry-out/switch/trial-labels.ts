import { label, type Label } from '#components/client/words/label.ts'
import { durationText } from '#components/client/words/ages.ts'
import type { Leg, Trial } from './switch-trial.ts'

export const trialLabels: Readonly<Record<Trial['kind'], Label>> = {
  untested: label('Not yet', 'ring', 'offline'),
  running: label('Switching', 'turning', 'transition'),
  away: label('Away', 'disc-half', 'partial'),
  passed: label('Passed', 'disc-tick', 'online'),
  failed: label('Failed', 'diamond', 'faulted'),
}

/** "to standby in 12 s, back to sysA in 9 s": what has been done so far. */
export function legsText({ outward, back }: Pick<Trial, 'outward' | 'back'>): string {
  return [legText('to', outward), legText('back to', back)].filter(Boolean).join(', ')
}

function legText(word: string, leg: Leg | null): string {
  const { endedAt = null, startedAt = 0 } = leg?.operation ?? {}
  if (!leg || endedAt === null) return ''
  return `${word} ${leg.to ?? 'another system'} in ${durationText(endedAt - startedAt)}`
}
