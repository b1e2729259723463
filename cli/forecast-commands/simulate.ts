import { bringOnline, type Beginning } from '#lib/forecast/begin.ts'
import { forecast, type Forecast } from '#lib/forecast/forecast.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { CommandResult, ForecastCommand, Words } from './run.ts'
import { assumptionsText, clusterText, forecastText, timelineText } from './show-forecast.ts'
import { timeText } from './time.ts'
import { assumptionsOfWords, faultsOfWords } from './words.ts'

const usage = `Usage: hawser simulate MAIN.CF [--fault FAULT]... [--at TIME]... [--fence works|fails|none]
                       [--confirm TIME] [--takes [TYPE.|RESOURCE.]ENTRYPOINT=TIME]... [--check] [--json]

Brings the cluster of a main.cf (or of a folder with one) online by its AutoStartLists, lets faults happen to it,
and tells what the engine would do and how it ends. Nothing is contacted; it is the engine's own code, in virtual time.

  --fault system:SYSTEM                    the system loses power
  --fault resource:RESOURCE@SYSTEM         the resource dies there
  --fault resource:RESOURCE@SYSTEM:gone    and cannot be started there again
  --at TIME        when, after the cluster is online (default 0); once for all faults, or once for each
  --fence WORD     what fences do when they are asked to switch a system off (default works)
  --confirm TIME   a person confirms a silent system down so long after it fell silent (default: nobody does)
  --takes …        how long an entry point takes: online=20s, SunJESMsg.online=45s, imap.offline=1m
  --check          exit code 3 when a group is left down or without a part of it
  --json           as JSON

TIME is 30s, 5m, 1h30m, 250ms or seconds. Included type files are looked for beside main.cf, then among those
shipped with Hawser. Exit code: 0 answered, 1 main.cf cannot be read or has errors, 2 wrong words, 3 see --check.
`

/** `hawser simulate`. */
export const simulateCommand: ForecastCommand = {
  name: 'simulate',
  usage,
  knows: ['fault', 'at', 'fence', 'confirm', 'takes', 'check'],
  answer: simulate,
}

function simulate(configuration: Configuration, words: Words): CommandResult {
  const happenings = faultsOfWords(configuration, words.fault, words.at)
  const options = { assumptions: assumptionsOfWords(configuration, words) }
  const beginning = bringOnline(configuration, options)
  const predicted = forecast(beginning.state, beginning.at, happenings, options)
  const isBad = predicted.groups.some(({ fate }) => fate === 'down' || fate === 'degraded')
  const stdout = words.json
    ? `${JSON.stringify(plain(configuration, beginning, predicted), null, 2)}\n`
    : textOf(configuration, beginning, predicted, happenings.length > 0)
  return { code: words.check && isBad ? 3 : 0, stdout, stderr: '' }
}

/** Everything but the state, which is the engine's own and holds the configuration with its secrets. */
function plain(configuration: Configuration, beginning: Beginning, predicted: Forecast) {
  const { state, timeline, ...rest } = predicted
  return {
    cluster: configuration.cluster.name,
    onlineAfterMs: beginning.at,
    timeline: timeline.map((entry) =>
      entry.kind === 'happening' ? entry : { ...entry, decision: { ...entry.decision, at: undefined } },
    ),
    ...rest,
    systems: Object.fromEntries(Object.entries(state.systems).map(([name, system]) => [name, system.state])),
  }
}

function textOf(
  configuration: Configuration,
  { at, decisions }: Beginning,
  predicted: Forecast,
  hasFaults: boolean,
): string {
  const start = decisions.map((decision) => ({ kind: 'decision', atMs: decision.at, decision }) as const)
  return [
    `${clusterText(configuration)}; online ${timeText(at)} after its start.`,
    `${assumptionsText(predicted.assumptions)}\n`,
    ...(hasFaults ? [] : [timelineText(start)]),
    forecastText(predicted),
  ].join('\n')
}
