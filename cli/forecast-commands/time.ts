const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 }

/** `30s`, `250ms`, `5m`, `1h30m` in milliseconds; a bare number is seconds. Null when it is none of these. */
export function timeMsOf(text: string): number | null {
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000
  if (!/^(?:\d{1,9}(?:ms|s|m|h))+$/.test(text)) return null
  const parts = [...text.matchAll(/(\d+)(ms|s|m|h)/g)]
  return parts.reduce((sum, [, count, unit = '']) => sum + Number(count) * (unitsMs[unit] ?? 0), 0)
}

/** Milliseconds as a person reads them: `0.2 s`, `84 s` is `1 min 24 s`, `1 h 5 min`. */
export function timeText(ms: number): string {
  if (ms % 1_000 !== 0 && ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`
  const seconds = Math.round(ms / 1_000)
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const parts = [
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(rest > 0 || seconds === 0 ? [`${rest} s`] : []),
  ]
  return parts.join(' ')
}
