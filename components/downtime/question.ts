import { checkInputs, defaultInputs, type DowntimeInputs } from '#lib/topology/downtime/inputs.ts'
import type { BookModel } from '#lib/topology/downtime/table-9-3.ts'

/** Inputs of the general model that stand in fields of their own, in their order. */
export const amounts = [
  'systemDays',
  'failuresPerYear',
  'storageDays',
  'failoverHours',
  'coverage',
  'recoveryHours',
  'switchoversPerYear',
  'switchoverHours',
  'active',
  'standbyTakes',
] as const satisfies readonly (keyof DowntimeInputs)[]
export type Amount = (typeof amounts)[number]

/**
 * What is asked, as it stands in the address: texts as they were typed, so that a wrong one stays where it is. An
 * empty text means the usual value.
 */
export type DowntimeQuestion = {
  readonly texts: Readonly<Record<Amount, string>>
  readonly mirrored: 'usual' | 'yes' | 'no'
  readonly doubleFailures: boolean
}

type Reader = { get(name: string): string | null }

const longestText = 24

export function questionFrom(parameters: Reader): DowntimeQuestion {
  const texts = Object.fromEntries(
    amounts.map((amount) => [amount, (parameters.get(amount) ?? '').slice(0, longestText)]),
  ) as Record<Amount, string>
  const mirrored = parameters.get('mirrored')
  return {
    texts,
    mirrored: mirrored === 'yes' || mirrored === 'no' ? mirrored : 'usual',
    doubleFailures: parameters.get('doubleFailures') === 'yes',
  }
}

/** Query string of the page's address: only what differs from the numbers of the table. */
export function queryOf({ texts, mirrored, doubleFailures }: DowntimeQuestion): string {
  const query = new URLSearchParams(
    amounts.flatMap((amount) => (texts[amount].trim() === '' ? [] : [[amount, texts[amount]]])),
  )
  if (mirrored !== 'usual') query.set('mirrored', mirrored)
  if (doubleFailures) query.set('doubleFailures', 'yes')
  return query.toString()
}

/** The text as a number; a comma is a point. Not a number at all: NaN, which the model refuses. */
const numberOf = (text: string): number =>
  /^\d*[.,]?\d+$/.test(text.trim())
    ? Number(text.trim().replace(',', '.'))
    : /^-\d/.test(text.trim())
      ? -1
      : Number.NaN

/** Inputs of a model for a question. What only an N + 1 cluster has is asked of no other. */
export function inputsOf(
  model: BookModel,
  { texts, mirrored, doubleFailures }: DowntimeQuestion,
): DowntimeInputs {
  const asked = amounts.filter(
    (amount) => texts[amount].trim() !== '' && (model === 'n-plus-1' || !isOfStandby(amount)),
  )
  return {
    ...defaultInputs(model),
    ...Object.fromEntries(asked.map((amount) => [amount, numberOf(texts[amount])])),
    ...(mirrored === 'usual' ? {} : { mirrored: mirrored === 'yes' }),
    doubleFailures,
  }
}

const isOfStandby = (amount: Amount): boolean => amount === 'active' || amount === 'standbyTakes'

/** What is wrong, by the field it is wrong in. N + 1 has all fields. */
export function faultsOf(question: DowntimeQuestion): Partial<Readonly<Record<Amount, string>>> {
  const faults: Partial<Record<Amount, string>> = {}
  for (const { input, code, text } of checkInputs(inputsOf('n-plus-1', question))) {
    const amount = amounts.find((each) => each === input)
    if (amount && faults[amount] === undefined) faults[amount] = faultWords[code] ?? text
  }
  return faults
}

/** In place of sentences that name the input, where its field does already. */
const faultWords: Readonly<Record<string, string>> = {
  'not-a-number': 'A number, such as 0.5.',
  negative: 'Not less than 0.',
  'not-whole': 'A whole number.',
  'too-small': 'At least 1.',
}
