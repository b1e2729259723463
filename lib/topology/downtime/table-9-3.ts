/**
 * Table 9-3 of guide 001, "System Downtime Calculation": each system is down one day in three months, each storage
 * one day in twelve, never two at once. Printed and exact stand side by side: the printed result of N + 1 leaves out
 * the five hours that stand in its own formula. The guide does not say where they come from.
 */
export type BookModel = 'single' | 'asymmetric' | 'symmetric' | 'n-plus-1'

export type BookRow = {
  readonly model: BookModel
  readonly title: string
  /** As the guide prints it. */
  readonly formula: string
  readonly printed: string
  /** The printed result as a fraction of the year; 0 for "near 0". */
  readonly printedFraction: number
  /** The printed formula, calculated. */
  readonly exact: { readonly hoursPerYear: number; readonly fraction: number }
}

const hoursPerYear = 365 * 24

/** The five hours of the N + 1 row. */
export const bookSystemHours = 5

/**
 * The table for a number of active systems (only the last row asks).
 *
 * @throws RangeError unless it is a whole number of at least 1.
 */
export const table93 = (active: number): readonly BookRow[] => {
  if (!Number.isInteger(active) || active < 1)
    throw new RangeError('active systems are a whole number from 1')
  const row = (
    model: BookModel,
    title: string,
    [formula, printed, printedFraction]: readonly [string, string, number],
    hours: number,
  ): BookRow => ({
    model,
    title,
    formula,
    printed,
    printedFraction,
    exact: { hoursPerYear: hours, fraction: hours / hoursPerYear },
  })
  return [
    row(
      'single',
      'Single server (no HA)',
      ['(4 days of system down + 1 day of storage down)/365', '1.37%', 0.0137],
      120,
    ),
    row(
      'asymmetric',
      'Asymmetric',
      ['(0 days of system down + 1 day of storage down)/365', '0.27%', 0.0027],
      24,
    ),
    row('symmetric', 'Symmetric', ['(0 days of system down + 0 days of storage down)/365', '(near 0)', 0], 0),
    row(
      'n-plus-1',
      'N + 1',
      ['(5 hours of system down + 1 day of storage down)/(365xN)', '0.27%/N', 0.0027 / active],
      (bookSystemHours + 24) / active,
    ),
  ]
}

/** What the table leaves out; to be shown with any result of it. */
export const tableAssumptions: readonly string[] = [
  'A failover costs nothing (asymmetric, symmetric) and always works; detection is immediate.',
  'Systems and storage fail independently, and their outages add up.',
  'Two systems are never down at once, and mirrored storage never fails together.',
  'Planned work, directory, network, site and mistakes of operators are not counted.',
  'Dividing by N counts one array failure a year in the whole cluster: it is the share of users one of them hits. With N arrays the average user still sees a day a year, and some users are hit N times as often.',
]
