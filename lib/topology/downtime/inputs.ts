import type { BookModel } from './table-9-3.ts'

/** What the general model of downtime is asked with. The defaults are the numbers of table 9-3 of guide 001. */
export type DowntimeInputs = {
  readonly model: BookModel
  /** Days a year that one system is down. */
  readonly systemDays: number
  /** Failures of one system a year. */
  readonly failuresPerYear: number
  /** Days a year that one storage is down. */
  readonly storageDays: number
  /** Hours without service at a failover: detection, stop or clean, start. */
  readonly failoverHours: number
  /** Chance that an automatic failover works. */
  readonly coverage: number
  /** Hours to recovery by hand when it does not; null: as long as a failed system is down. */
  readonly recoveryHours: number | null
  /** Planned switchovers a year, and hours without service at each. */
  readonly switchoversPerYear: number
  readonly switchoverHours: number
  /** Active systems: those of an N + 1 cluster. */
  readonly active: number
  /** Instances that the standby of an N + 1 cluster carries at once; null: all. */
  readonly standbyTakes: number | null
  /** Whether storage is mirrored; null: as the model is described (symmetric only). */
  readonly mirrored: boolean | null
  /** Whether two failures at once count. */
  readonly doubleFailures: boolean
}

export const defaultInputs = (model: BookModel): DowntimeInputs => ({
  model,
  systemDays: 4,
  failuresPerYear: 4,
  storageDays: 1,
  failoverHours: 0,
  coverage: 1,
  recoveryHours: null,
  switchoversPerYear: 0,
  switchoverHours: 0,
  active: model === 'n-plus-1' ? 3 : model === 'symmetric' ? 2 : 1,
  standbyTakes: null,
  mirrored: null,
  doubleFailures: false,
})

export type InputProblem = {
  readonly input: keyof DowntimeInputs
  readonly code: 'not-a-number' | 'negative' | 'too-large' | 'not-whole' | 'too-small'
  readonly text: string
}

/** More than anybody has; the sums stay exact. */
const mostActive = 1000

const amounts = [
  'systemDays',
  'failuresPerYear',
  'storageDays',
  'failoverHours',
  'coverage',
  'recoveryHours',
  'switchoversPerYear',
  'switchoverHours',
] as const

/** All that is wrong with inputs; none: they can be calculated with. */
export const checkInputs = (inputs: DowntimeInputs): readonly InputProblem[] => [
  ...amounts.flatMap((input) => amountProblems(input, inputs[input])),
  ...(inputs.systemDays + inputs.storageDays > 365
    ? [
        problem(
          'systemDays',
          'too-large',
          'System and storage cannot be down for more than a year in a year.',
        ),
      ]
    : []),
  ...(inputs.coverage > 1
    ? [problem('coverage', 'too-large', 'The chance of a failover is at most 1.')]
    : []),
  ...countProblems('active', inputs.active, mostActive),
  ...(inputs.standbyTakes === null ? [] : countProblems('standbyTakes', inputs.standbyTakes, inputs.active)),
]

const problem = (input: InputProblem['input'], code: InputProblem['code'], text: string): InputProblem => ({
  input,
  code,
  text,
})

const amountProblems = (input: (typeof amounts)[number], value: number | null): InputProblem[] => {
  if (value === null) return []
  if (!Number.isFinite(value)) return [problem(input, 'not-a-number', `${input} is a number.`)]
  return value < 0 ? [problem(input, 'negative', `${input} is not negative.`)] : []
}

const countProblems = (input: 'active' | 'standbyTakes', value: number, most: number): InputProblem[] => {
  if (!Number.isInteger(value)) return [problem(input, 'not-whole', `${input} is a whole number.`)]
  if (value < 1) return [problem(input, 'too-small', `${input} is at least 1.`)]
  return value > most ? [problem(input, 'too-large', `${input} is at most ${most}.`)] : []
}
