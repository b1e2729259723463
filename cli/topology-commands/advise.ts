import { adviseOn, type Advice } from '#lib/topology/advice/advise.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { CommandResult, ForecastCommand, Words } from '../forecast-commands/run.ts'
import { paragraph } from '../forecast-commands/table.ts'

const usage = `Usage: hawser advise MAIN.CF [--check] [--json]

What the guides would say about the cluster of a main.cf (or of a folder with one): where, why, and what to do.
Mistakes in the text are told beside it, as hawser verify does.

  --check   exit code 3 when there is a warning
  --json    as JSON

All rules: docs/advice.md. Exit code: 0 answered, 1 main.cf cannot be read or has errors, 2 wrong words, 3 see --check.
`

/** `hawser advise`. */
export const adviseCommand: ForecastCommand = { name: 'advise', usage, knows: ['check'], answer }

function answer(configuration: Configuration, words: Words): CommandResult {
  const advice = adviseOn(configuration)
  const isBad = advice.some(({ severity }) => severity === 'warning')
  const stdout = words.json
    ? `${JSON.stringify({ cluster: configuration.cluster.name, advice }, null, 2)}\n`
    : textOf(configuration, advice)
  return { code: words.check && isBad ? 3 : 0, stdout, stderr: '' }
}

const whereOf = ({ where }: Advice): string =>
  where.kind === 'cluster' ? 'cluster' : `${where.kind} ${where.name}`

const textOf = ({ cluster }: Configuration, advice: readonly Advice[]): string => {
  if (advice.length === 0) return `The guides have nothing to say about cluster ${cluster.name}.\n`
  const byRule = [...Map.groupBy(advice, ({ id }) => id).values()]
  return `${byRule.map(ruleText).join('\n')}\n`
}

/** A rule once with everything it is said of; what to do once, where it is the same for all. */
const ruleText = (found: readonly Advice[]): string => {
  const [first] = found
  if (!first) return ''
  const isOne = found.every(({ remedy }) => remedy === first.remedy)
  const places = found.map((each) =>
    paragraph(`${whereOf(each)}: ${each.text}${isOne ? '' : ` ${each.remedy}`}`, '    '),
  )
  return [
    `${first.severity}: ${first.id}`,
    paragraph(`${first.explanation} (${first.source})`, '  '),
    ...places,
    ...(isOne ? [paragraph(first.remedy, '  ')] : []),
    '',
  ].join('\n')
}
