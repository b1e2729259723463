import { atLeastDown } from './at-least-down.ts'
import { checkInputs, type DowntimeInputs, type InputProblem } from './inputs.ts'

/** Fractions of the time that a user is without service, by cause. They add up, but to no more than 1. */
export type Parts = {
  /** The only system is down. */
  readonly system: number
  readonly storage: number
  readonly failover: number
  readonly planned: number
  /** A second system is down as well. */
  readonly double: number
}

export type Downtime = {
  readonly parts: Parts
  /** Fraction of the time the average user is without service, 0 to 1. */
  readonly unavailability: number
  /** Chance that at least one of the stores is down: users of some of them. */
  readonly anyStore: number
  /** Change of `unavailability` by an hour more of each failover, and by coverage from 0 to 1. 0 where it is 1 already. */
  readonly sensitivity: { readonly perFailoverHour: number; readonly perCoverage: number }
}

export type DowntimeAnswer =
  | ({ readonly kind: 'downtime' } & Downtime)
  | { readonly kind: 'refused'; readonly problems: readonly InputProblem[] }

const daysPerYear = 365
const hoursPerYear = daysPerYear * 24

/**
 * How much of the time mail is down, generalizing table 9-3 of guide 001 (which the default inputs give): failovers
 * take time and may fail, planned work counts, and so may two failures at once. other-frameworks §5.2. Inputs
 * outside their limits are refused with all reasons.
 */
export const downtimeOf = (inputs: DowntimeInputs): DowntimeAnswer => {
  const problems = checkInputs(inputs)
  if (problems.length > 0) return { kind: 'refused', problems }
  const parts = partsOf(inputs)
  const sum = Object.values(parts).reduce((total, part) => total + part, 0)
  const unavailability = Math.min(sum, 1)
  const stores = inputs.model === 'n-plus-1' || inputs.model === 'symmetric' ? inputs.active : 1
  return {
    kind: 'downtime',
    parts,
    unavailability,
    anyStore: -Math.expm1(stores * Math.log1p(-unavailability)),
    sensitivity: sum >= 1 ? { perFailoverHour: 0, perCoverage: 0 } : sensitivityOf(inputs),
  }
}

const partsOf = (inputs: DowntimeInputs): Parts => {
  const system = inputs.systemDays / daysPerYear
  const storage = storagePart(inputs)
  if (inputs.model === 'single') return { system, storage, failover: 0, planned: 0, double: 0 }
  const { failuresPerYear, coverage, failoverHours } = inputs
  const hoursPerFailure = coverage * failoverHours + (1 - coverage) * recoveryHoursOf(inputs)
  return {
    system: 0,
    storage,
    failover: (failuresPerYear * hoursPerFailure) / hoursPerYear,
    planned: (inputs.switchoversPerYear * inputs.switchoverHours) / hoursPerYear,
    double: inputs.doubleFailures ? system * standbyGone(inputs, system) : 0,
  }
}

const storagePart = ({ model, storageDays, mirrored, doubleFailures }: DowntimeInputs): number => {
  const one = storageDays / daysPerYear
  if (!(mirrored ?? model === 'symmetric')) return one
  return doubleFailures ? one * one : 0
}

/** Hours of recovery by hand: said, or the time a failed system is down. */
export const recoveryHoursOf = ({ recoveryHours, systemDays, failuresPerYear }: DowntimeInputs): number =>
  recoveryHours ?? (failuresPerYear > 0 ? (24 * systemDays) / failuresPerYear : 0)

/** Chance that the other system cannot take over: it is down, or a standby has as many guests as it carries. */
const standbyGone = ({ model, active, standbyTakes }: DowntimeInputs, system: number): number =>
  model === 'n-plus-1'
    ? system + (1 - system) * atLeastDown(standbyTakes ?? active, active - 1, system)
    : system

const sensitivityOf = (inputs: DowntimeInputs): Downtime['sensitivity'] => {
  const { model, failuresPerYear, coverage, failoverHours } = inputs
  if (model === 'single') return { perFailoverHour: 0, perCoverage: 0 }
  return {
    perFailoverHour: (failuresPerYear * coverage) / hoursPerYear,
    perCoverage: (failuresPerYear * (failoverHours - recoveryHoursOf(inputs))) / hoursPerYear,
  }
}

/**
 * Hours a failover takes, from those that were measured: their mean, as expected downtime adds up. Null for none.
 *
 * @param durationsMs from the fault to the group online again.
 */
export const measuredFailoverHours = (durationsMs: readonly number[]): number | null =>
  durationsMs.length === 0
    ? null
    : durationsMs.reduce((sum, each) => sum + each, 0) / durationsMs.length / 3_600_000
