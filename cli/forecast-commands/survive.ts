import { bringOnline } from '#lib/forecast/begin.ts'
import {
  summaryOf,
  survive,
  type GroupFall,
  type Outcome,
  type Survival,
  type SurvivalRow,
} from '#lib/forecast/survive/survive.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { CommandResult, ForecastCommand, Words } from './run.ts'
import {
  assumptionsText,
  clusterText,
  endPlaceText,
  exceededText,
  fateText,
  outageText,
  troubleText,
} from './show-forecast.ts'
import { paragraph, tableText } from './table.ts'
import { timeText } from './time.ts'
import { assumptionsOfWords } from './words.ts'

const usage = `Usage: hawser survive MAIN.CF [--pairs] [--fence works|fails|none] [--confirm TIME]
                      [--takes [TYPE.|RESOURCE.]ENTRYPOINT=TIME]... [--check] [--json]

Lets every single fault happen to the cluster of a main.cf (or of a folder with one) once it is online, and follows
each to its end: the loss of each system; the death of each resource where its group runs, and, where it would be
started again (RestartLimit), once more as one that cannot be. Worst first.

  --pairs          the loss of any two systems at the same moment, too
  --fence, --confirm, --takes   as for hawser simulate
  --check          exit code 3 when a fault leaves a group down or without a part of it
  --json           as JSON

"Out for" is in assumed times, "at most" when every online, offline and clean takes the whole of its timeout.
Exit code: 0 answered, 1 main.cf cannot be read or has errors, 2 wrong words, 3 see --check.
`

/** `hawser survive`. */
export const surviveCommand: ForecastCommand = {
  name: 'survive',
  usage,
  knows: ['pairs', 'fence', 'confirm', 'takes', 'check'],
  answer: answerSurvive,
}

function answerSurvive(configuration: Configuration, words: Words): CommandResult {
  const options = { assumptions: assumptionsOfWords(configuration, words) }
  const startedAt = performance.now()
  const { state, at } = bringOnline(configuration, options)
  const survival = survive(state, at, { ...options, pairs: words.pairs })
  const tookS = (performance.now() - startedAt) / 1000
  const isBad = survival.rows.some(({ outcome }) => outcome !== 'survived')
  const summary = summaryOf(survival)
  const stdout = words.json
    ? `${JSON.stringify({ cluster: configuration.cluster.name, summary, ...survival }, null, 2)}\n`
    : textOf(configuration, survival, summary)
  const stderr = `${survival.rows.length} faults simulated in ${tookS.toFixed(1)} s\n`
  return { code: words.check && isBad ? 3 : 0, stdout, stderr: words.json ? '' : stderr }
}

const outcomes: Readonly<Record<Outcome, string>> = {
  down: 'DOWN',
  degraded: 'PART DOWN',
  survived: 'survived',
}

function textOf(configuration: Configuration, survival: Survival, summary: readonly string[]): string {
  const { rows, notOnline, assumptions } = survival
  const table = tableText(
    ['Fault', 'Outcome', 'Group', 'End', 'On', 'Out for', 'At most'],
    rows.flatMap(linesOf),
  )
  const trouble = rows.flatMap((row) => {
    const text = troubleText(row.groups.filter(({ fate }) => fate === 'down' || fate === 'degraded'))
    return text === '' ? [] : [`\n${row.fault.name}`, text]
  })
  return `${[
    `${clusterText(configuration)}.`,
    ...summary.map((sentence) => paragraph(sentence, '')),
    ...notOnline.map((group) => `Group ${group} is online nowhere before any fault, so it is not counted.`),
    `\n${paragraph(assumptionsText(assumptions), '')}\n`,
    table,
    ...trouble,
  ].join('\n')}\n`
}

/** A line for each group the fault does anything to; the fault itself stands in the first. */
function linesOf({ fault, outcome, groups, exceeded, cameToRest }: SurvivalRow): string[][] {
  const head = [fault.name, outcomes[outcome]]
  const notes = [
    ...exceeded.map((each) => `exceeded: ${exceededText(each)}`),
    ...(cameToRest ? [] : ['something still goes on']),
  ].map((note) => ['', '', note])
  if (groups.length === 0) return [[...head, '-'], ...notes]
  const lines = groups.map((fall, index) => [...(index === 0 ? head : ['', '']), ...cellsOf(fall)])
  return [...lines, ...notes]
}

function cellsOf(fall: GroupFall): string[] {
  const { group, fate, outage, longestMs } = fall
  const longest = outage === null ? '-' : longestMs === null ? 'no end' : timeText(longestMs)
  return [group, fateText(fate), endPlaceText(fall), outageText(outage), longest]
}
