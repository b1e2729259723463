import { measuredFailoverHours } from '#lib/topology/downtime/downtime.ts'
import type { FailoverOnWire } from '#lib/wire/failovers.ts'

/** What the failovers of a cluster say: their mean time, from how many, between when and when. */
export type Measured = {
  readonly hours: number
  readonly count: number
  /** Those that did not end with all of the group online, or have not yet. */
  readonly unfinished: number
  /** Milliseconds since the epoch, of the first and last that were finished. */
  readonly from: number
  readonly until: number
}

/** Null while none has been finished. */
export function measuredOf(failovers: readonly FailoverOnWire[]): Measured | null {
  const finished = failovers.flatMap(({ noticedAt, onlineAt }) =>
    onlineAt === null ? [] : [{ noticedAt, durationMs: onlineAt - noticedAt }],
  )
  const hours = measuredFailoverHours(finished.map(({ durationMs }) => durationMs))
  if (hours === null) return null
  const times = finished.map(({ noticedAt }) => noticedAt)
  return {
    hours,
    count: finished.length,
    unfinished: failovers.length - finished.length,
    from: Math.min(...times),
    until: Math.max(...times),
  }
}

/** Hours as they are put into the field: four significant digits, no exponent. */
export const hoursText = (hours: number): string => String(Number(hours.toPrecision(4)))
