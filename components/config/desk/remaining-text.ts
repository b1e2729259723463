/** A span that runs down, as minutes and seconds: `4:05`; never below zero. */
export function remainingText(spanMs: number): string {
  const seconds = Math.max(0, Math.ceil(spanMs / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
