/** Ages, durations and times in words. All take milliseconds and the moment "now" as given: they own no clock. */

/** "2 s", "4 min", "3 h", "5 d". Never negative: a clock a little ahead is "0 s". */
export function ageText(ageMs: number): string {
  const seconds = Math.max(0, Math.floor(ageMs / 1000))
  if (seconds < 90) return `${seconds} s`
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`
  if (seconds < 36 * 3600) return `${Math.round(seconds / 3600)} h`
  return `${Math.round(seconds / 86_400)} d`
}

export const agoText = (ageMs: number): string => `${ageText(ageMs)} ago`

/** "350 ms", "1.2 s", "48 s", "2 min 05 s". */
export function durationText(durationMs: number): string {
  if (durationMs < 1000) return `${Math.max(0, Math.round(durationMs))} ms`
  if (durationMs < 10_000) return `${(durationMs / 1000).toFixed(1)} s`
  const seconds = Math.round(durationMs / 1000)
  if (seconds < 60) return `${seconds} s`
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: '2-digit', month: 'short' })
const full = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
})

/** "14:03:27" today, "20 Nov 14:03:27" on another day. */
export const timeText = (at: number, now: number): string =>
  day.format(at) === day.format(now) ? clock.format(at) : `${day.format(at)} ${clock.format(at)}`

/** With year and zone: for titles. */
export const fullTimeText = (at: number): string => full.format(at)

/** For copying: ISO 8601 in UTC. */
export const isoTime = (at: number): string => new Date(at).toISOString()
