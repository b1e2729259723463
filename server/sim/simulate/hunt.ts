import { execFileSync } from 'node:child_process'
import { crc32 } from 'node:zlib'
import { writeReplay, readReplay } from './replay/replay-file.ts'
import type { CommandLine } from './command-line.ts'
import { exitCodeOf, exitCodes } from './exit-code.ts'
import { playStorms } from './crew/crew.ts'
import { examinationOf, type StormReport } from './crew/storm-report.ts'
import { examine } from './examine.ts'
import { minimise } from './replay/minimise.ts'
import { play, startOfStorms } from './play.ts'
import { drawScenario } from './scenario-of-chance.ts'
import { Tally } from './tally.ts'

type Say = (line: string) => void

type Failed = { readonly report: StormReport; readonly index: number }

/** Progress is told so many times in a run. */
const tellings = 100

/**
 * Plays seed after seed until one fails. Answers the exit code; says what an engineer needs to see it again, and
 * tells how far it has come.
 */
export async function hunt(asked: CommandLine, say: Say, tell: Say): Promise<number> {
  const tally = new Tally()
  const digest = new Digest()
  const failed: Failed[] = []
  await playStorms(asked, asked.jobs, (report, index) => {
    if (!asked.quiet) say(`${report.optionLine}; log ${report.hash}`)
    tally.add(report.counts)
    digest.add(report.hash)
    if (report.failure) failed.push({ report, index })
    else if (isTold(index + 1, asked.seeds.length)) tell(progress(tally, asked.seeds.length))
    return report.failure === null
  })
  const [first] = failed
  if (first) return reportFailure(asked, first, say)
  for (const line of [...tally.lines(), `digest of the logs: ${digest.text}`]) say(line)
  const unchecked = tally.unchecked()
  if (unchecked.length === 0) return exitCodes.ok
  say(`never had anything to look at: ${unchecked.join(', ')} (14)`)
  return exitCodes.uncheckedRule
}

const isTold = (done: number, all: number): boolean => all > 1 && done % Math.ceil(all / tellings) === 0

const progress = ({ runs, virtualMs }: Tally, all: number): string =>
  `${runs} of ${all} storms, ${(virtualMs / 3_600_000).toFixed(0)} cluster-hours, no rule broken`

/** One number for the logs of many runs, in their order. */
class Digest {
  private checksum = 0

  add(hash: string): void {
    this.checksum = crc32(hash, this.checksum)
  }

  get text(): string {
    return this.checksum.toString(16)
  }
}

/** Plays a replay file and says how it went. */
export async function playReplay(path: string, say: Say): Promise<number> {
  const scenario = readReplay(path)
  say(scenario.optionLine)
  const played = await play(scenario)
  for (const line of played.log.lines(startOfStorms)) say(line)
  if (!played.failure) {
    say('it did not fail')
    return exitCodes.ok
  }
  say(`${played.failure.invariant}: ${played.failure.text} (${exitCodeOf(played.failure.kind)})`)
  return exitCodeOf(played.failure.kind)
}

async function reportFailure(asked: CommandLine, { report, index }: Failed, say: Say): Promise<number> {
  const { failure, logLines, optionLine } = report
  if (!failure) return exitCodes.ok
  const code = exitCodeOf(failure.kind)
  for (const line of logLines) say(line)
  say(`${failure.invariant}: ${failure.text} (${code})`)
  say(`commit ${commit()}\n${optionLine}`)
  const scenario = drawScenario({ ...asked, seed: asked.seeds[index] ?? '' })
  const examination = examinationOf(asked, index)
  const small = await minimise(scenario, async (shorter) => {
    const again = (await examine(shorter, examination)).failure
    return again?.kind === failure.kind && again.invariant === failure.invariant
  })
  const path = `simulate-${scenario.seed.replaceAll(' ', '-')}.json`
  writeReplay(path, small, `${failure.invariant}: ${failure.text}`)
  say(`${small.happenings.length} of ${scenario.happenings.length} happenings are enough: --replay ${path}`)
  return code
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}
