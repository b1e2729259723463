import type { Freeze } from '#lib/model/runtime.ts'
import { fullTimeText } from './ages.ts'

/** ", until 21 Nov 2026, 18:00:00 UTC" for a freeze that ends by itself, ", persistently" for one that is written down. */
export function freezeEndText({ kind, until }: Freeze): string {
  const lasting = kind === 'persistent' ? ', persistently' : ''
  return until === undefined ? lasting : `${lasting}, until ${fullTimeText(until)}`
}
