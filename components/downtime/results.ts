import { downtimeOf, type Downtime } from '#lib/topology/downtime/downtime.ts'
import type { BookModel } from '#lib/topology/downtime/table-9-3.ts'
import { yearlyText } from '#lib/topology/downtime/units.ts'
import { inputsOf, type DowntimeQuestion } from './question.ts'
import { bookModels, causes, modelTitles } from './words.ts'

export type ModelResult = { readonly model: BookModel; readonly downtime: Downtime }

/** The downtime of every model, for inputs that are not refused. */
export const resultsOf = (question: DowntimeQuestion): readonly ModelResult[] =>
  bookModels.flatMap((model) => {
    const answer = downtimeOf(inputsOf(model, question))
    return answer.kind === 'downtime' ? [{ model, downtime: answer }] : []
  })

/** A part of a bar: where it begins and how long it is, in hundredths of the chart's width. */
export type BarPart = {
  readonly cause: (typeof causes)[number]
  readonly from: number
  readonly width: number
}

/** Bars of all models on one scale, the longest as wide as the chart. */
export function barsOf(results: readonly ModelResult[]): readonly (readonly BarPart[])[] {
  const sums = results.map(({ downtime: { parts } }) => sumOf(Object.values(parts)))
  const longest = Math.max(0, ...sums)
  return results.map(({ downtime: { parts } }) => {
    let from = 0
    return causes.flatMap((cause) => {
      const width = longest === 0 ? 0 : (parts[cause.part] / longest) * 100
      if (width === 0) return []
      from += width
      return [{ cause, from: from - width, width }]
    })
  })
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0)

/** A bar in words: "N + 1: 1 d a year; storage 1 d". */
export function barText({ model, downtime: { parts, unavailability } }: ModelResult): string {
  const causeTexts = causes
    .filter(({ part }) => parts[part] > 0)
    .map(({ part, title }) => `${title.toLowerCase()} ${yearlyText(parts[part])}`)
  const total = unavailability === 0 ? 'never down' : `${yearlyText(unavailability)} a year`
  return [`${modelTitles[model]}: ${total}`, ...causeTexts].join('; ')
}
