import { downtimeOf } from './downtime.ts'
import type { DowntimeInputs } from './inputs.ts'

/** What an input is worth: the fraction of the time that is saved when it is half as bad. */
export type Lever = { readonly input: LeverInput; readonly saved: number }

const levers = [
  'systemDays',
  'failuresPerYear',
  'storageDays',
  'failoverHours',
  'coverage',
  'recoveryHours',
  'switchoversPerYear',
  'switchoverHours',
] as const satisfies readonly (keyof DowntimeInputs)[]
export type LeverInput = (typeof levers)[number]

/**
 * Which input matters most: each is halved by itself (of coverage, the failovers that do not work), and what that
 * saves is told, the largest first. Inputs that save nothing are left out; so is everything when the inputs are
 * refused. other-frameworks §5.2.
 */
export const leversOf = (inputs: DowntimeInputs): readonly Lever[] => {
  const now = unavailabilityOf(inputs)
  if (now === null) return []
  return levers
    .flatMap((input) => {
      const better = unavailabilityOf({ ...inputs, [input]: halved(inputs, input) })
      return better !== null && better < now ? [{ input, saved: now - better }] : []
    })
    .toSorted((one, other) => other.saved - one.saved)
}

const halved = (inputs: DowntimeInputs, input: LeverInput): number | null => {
  const value = inputs[input]
  if (value === null) return null
  return input === 'coverage' ? 1 - (1 - value) / 2 : value / 2
}

const unavailabilityOf = (inputs: DowntimeInputs): number | null => {
  const answer = downtimeOf(inputs)
  return answer.kind === 'downtime' ? answer.unavailability : null
}
