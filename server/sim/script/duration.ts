const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/** Milliseconds of a text like `90s`, `5m`, `1h30m`, `250ms`; null for anything else. */
export function durationMsOf(text: string): number | null {
  if (!/^(\d+(ms|s|m|h))+$/.test(text)) return null
  const parts = [...text.matchAll(/(\d+)(ms|s|m|h)/g)]
  return parts.reduce((sum, [, count, unit]) => sum + Number(count) * (unitMs[unit ?? ''] ?? 0), 0)
}

/** Virtual time since the start as a transcript shows it: `1:02:03.456`. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const two = (value: number): string => String(value).padStart(2, '0')
  const millis = String(ms % 1000).padStart(3, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${millis}`
}
