import type { Fate } from '#lib/forecast/group-end.ts'
import type { FenceConduct } from '#lib/forecast/happening.ts'
import { label, type Label } from './label.ts'

/** What a forecast says became of a group, as word, sign and voice. */
export const fateLabels: Readonly<Record<Fate, Label>> = {
  untouched: label('As before', 'minus', 'offline'),
  recovered: label('Online again', 'disc-tick', 'online'),
  moved: label('Moved', 'disc-tick', 'online'),
  started: label('Started', 'disc-tick', 'online'),
  degraded: label('A part stays down', 'disc-half', 'partial'),
  down: label('Stays down', 'diamond', 'faulted'),
  unknown: label('Not known', 'question', 'unknown'),
  offline: label('Not online', 'ring', 'offline'),
}

/** What a fence is taken to do. */
export const fenceWords: Readonly<Record<FenceConduct, string>> = {
  works: 'Fence works',
  fails: 'Fence fails',
  none: 'No fence',
}
