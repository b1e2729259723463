import type { Freeze } from '#lib/model/runtime.ts'
import { ageText, fullTimeText } from './ages.ts'

/**
 * ", until 21 Nov 2026, 18:00:00 UTC (in 2 h)" for a freeze that ends by itself, ", persistently" for one that is
 * written down. `now`: the engine's clock.
 */
export function freezeEndText({ kind, until }: Freeze, now: number): string {
  const lasting = kind === 'persistent' ? ', persistently' : ''
  return until === undefined
    ? lasting
    : `${lasting}, until ${fullTimeText(until)} (${endsInText(until, now)})`
}

/** "ends in 2 h"; null for one that only a person ends. */
export const freezeEndsText = ({ until }: Freeze, now: number): string | null =>
  until === undefined ? null : `ends ${endsInText(until, now)}`

/** "in 2 h". */
export const endsInText = (until: number, now: number): string =>
  until > now ? `in ${ageText(until - now)}` : 'now'

/** "is frozen by kim: disk replacement."; goes on where the name ends. */
export const frozenText = ({ kind, by, reason }: Freeze): string =>
  `is frozen by ${by}${kind === 'persistent' ? ', persistently' : ''}${reason === '' ? '' : `: ${reason}`}.`
