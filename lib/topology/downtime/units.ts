/** A fraction of the year in the units people plan with. */
export type YearlyDowntime = {
  readonly percent: number
  readonly days: number
  readonly hours: number
  readonly minutes: number
  /** -log10 of the fraction: 3 is 99.9 % up. Null when it is never down. */
  readonly nines: number | null
}

export const yearly = (fraction: number): YearlyDowntime => ({
  percent: fraction * 100,
  days: fraction * 365,
  hours: fraction * 365 * 24,
  minutes: fraction * 365 * 24 * 60,
  nines: fraction <= 0 ? null : Math.max(0, -Math.log10(fraction)) + 0,
})

/** `1.36986 %`: six significant digits, without zeros at the end. */
export const percentText = (fraction: number): string => `${Number((fraction * 100).toPrecision(6))} %`

/** `5 d`, `1 d 5 h`, `63 min`, `12 s`: the largest two units of a year's downtime. */
export const yearlyText = (fraction: number): string => {
  const seconds = Math.round(fraction * 365 * 24 * 3600)
  if (seconds === 0) return fraction > 0 ? 'less than 1 s' : '0'
  const units = [
    ['d', 86_400],
    ['h', 3600],
    ['min', 60],
    ['s', 1],
  ] as const
  const first = units.findIndex(([, size]) => seconds >= size)
  let rest = seconds
  const words = units.slice(first, first + 2).flatMap(([unit, size]) => {
    const count = Math.floor(rest / size)
    rest -= count * size
    return count === 0 ? [] : [`${count} ${unit}`]
  })
  return words.join(' ')
}

/** `2.6 nines`; `never down`. */
export const ninesText = (fraction: number): string => {
  const { nines } = yearly(fraction)
  return nines === null ? 'never down' : `${(Math.floor(nines * 10 + 1e-9) / 10).toFixed(1)} nines`
}
