import type { Instant } from './runtime.ts'

const dayMs = 86_400_000

const two = (value: number): string => String(value).padStart(2, '0')

/**
 * An instant as people read it, in UTC: `2026-01-31 18:05:00 UTC`. Reckoned here, since `lib` has no clock and
 * no calendar: the proleptic Gregorian calendar, days counted in eras of 400 years.
 */
export function instantText(instant: Instant): string {
  const days = Math.floor(instant / dayMs)
  const seconds = Math.floor((instant - days * dayMs) / 1000)
  const { year, month, day } = dateOf(days)
  const time = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)} ${time} UTC`
}

/** Years begin in March while reckoning, so that the leap day is the last of its year. */
function dateOf(daysSinceEpoch: number): { year: number; month: number; day: number } {
  const days = daysSinceEpoch + 719_468
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}
