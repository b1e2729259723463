import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { faultClasses, type FaultClass } from '../happenings/swarm.ts'
import { usualRanges, type Range, type SizeRanges } from '../topology/cluster-size.ts'

export type CommandLine = {
  /** Each is one cluster and one storm. */
  readonly seeds: readonly string[]
  /** Virtual hours of each storm. */
  readonly hours: number
  readonly ranges: SizeRanges
  readonly faults: readonly FaultClass[]
  readonly replay: string | null
  readonly mutants: boolean
  readonly twice: boolean
  readonly quiet: boolean
  /** Storms played at one time, each in a thread of its own. */
  readonly jobs: number
}

/** A longer time than this is played as several storms, unless `--storm-hours` says otherwise. */
const usualStormHours = 24

export const usage = `Usage: npm run simulate -- [--seed N] [--seeds COUNT] [--hours H] [--storm-hours S] [--jobs N]
         [--systems A..B] [--groups A..B] [--resources A..B] [--faults all|none|LIST] [--twice] [--quiet]
         [--replay FILE] [--mutants] [--help]
  --seed N        first seed (0), a number or any text; each seed is one cluster and one storm
  --seeds COUNT   how many seeds (1)
  --hours H       virtual hours of each seed (1); more than S are divided among several seeds, counted on
                  from the first: --hours 25000 plays 1,042 clusters for a day each
  --storm-hours S longest storm over one cluster (${usualStormHours})
  --jobs N        storms played at one time (one for each core: ${availableParallelism()} here); the outcome is the same
  --faults LIST   of ${faultClasses.join(', ')}; all: all but liars
  --twice         plays every seed twice and compares
  --quiet         says nothing of single seeds; progress still goes to standard error
  --replay FILE   plays what an earlier failure wrote down
  --mutants       breaks the engine in every known way and tells which judge sees it
Each seed's line ends with the digest of its log, the last line has that of all of them.
Ends with 0 ok, 10 crash, 11 safety, 12 liveness, 13 two lives of one seed, 14 a rule without its case.
`

/** What the command line asks for. Throws a sentence when it cannot be understood. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seed: { type: 'string', default: '0' },
      seeds: { type: 'string', default: '1' },
      hours: { type: 'string', default: '1' },
      systems: { type: 'string' },
      groups: { type: 'string' },
      resources: { type: 'string' },
      faults: { type: 'string', default: 'all' },
      replay: { type: 'string' },
      mutants: { type: 'boolean', default: false },
      twice: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      'storm-hours': { type: 'string', default: String(usualStormHours) },
      jobs: { type: 'string', default: String(availableParallelism()) },
    },
  })
  const { mutants, twice, quiet, replay = null } = values
  const hours = numberFrom('hours', values.hours)
  const longest = numberFrom('storm-hours', values['storm-hours'])
  const isDivided = longest > 0 && hours > longest
  const storms = numberFrom('seeds', values.seeds) * (isDivided ? Math.ceil(hours / longest) : 1)
  return {
    seeds: seedsFrom(values.seed, storms),
    hours: isDivided ? longest : hours,
    jobs: Math.max(1, Math.floor(numberFrom('jobs', values.jobs))),
    ranges: {
      systems: rangeFrom('systems', values.systems) ?? usualRanges.systems,
      groups: rangeFrom('groups', values.groups) ?? usualRanges.groups,
      resources: rangeFrom('resources', values.resources) ?? usualRanges.resources,
    },
    faults: faultsFrom(values.faults),
    replay,
    mutants,
    twice,
    quiet,
  }
}

/** A number is counted up from; any other text is one seed, or the beginning of several. */
function seedsFrom(first: string, count: number): string[] {
  const isNumber = /^\d+$/.test(first)
  const nameOf = (index: number) => (isNumber ? String(Number(first) + index) : `${first} ${index}`)
  return count === 1 ? [first] : Array.from({ length: count }, (_, index) => nameOf(index))
}

function numberFrom(option: string, text: string): number {
  const number = Number(text)
  if (text.trim() === '' || !Number.isFinite(number) || number < 0)
    throw new Error(`--${option} takes a number, not "${text}"`)
  return number
}

function rangeFrom(option: string, text: string | undefined): Range | null {
  if (text === undefined) return null
  const [, from = '', to = from] = /^(\d+)(?:\.\.(\d+))?$/.exec(text) ?? []
  if (from === '') throw new Error(`--${option} takes a number or a range such as 2..4, not "${text}"`)
  return { from: Number(from), to: Number(to) }
}

function faultsFrom(text: string): FaultClass[] {
  if (text === 'none') return []
  if (text === 'all') return faultClasses.filter((name) => name !== 'liars')
  return text.split(',').map((word) => {
    const known = faultClasses.find((name) => name === word.trim())
    if (!known) throw new Error(`--faults knows ${faultClasses.join(', ')}, not "${word}"`)
    return known
  })
}
