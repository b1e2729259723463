import { execFileSync } from 'node:child_process'
import { writeReplay, readReplay } from './replay/replay-file.ts'
import type { CommandLine } from './command-line.ts'
import { exitCodeOf, exitCodes } from './exit-code.ts'
import { examine, type Examination } from './examine.ts'
import { minimise } from './replay/minimise.ts'
import { play, type Played } from './play.ts'
import { drawScenario, type ChanceScenario } from './scenario-of-chance.ts'
import { Tally } from './tally.ts'

type Say = (line: string) => void

/** Every so manieth run is played again with a wall clock nobody sets. */
const comparedClocks = 3

const start = Date.UTC(2026, 0, 1)

/** Plays seed after seed until one fails. Answers the exit code; says what an engineer needs to see it again. */
export async function hunt(asked: CommandLine, say: Say): Promise<number> {
  const tally = new Tally()
  for (const [count, seed] of asked.seeds.entries()) {
    const scenario = drawScenario({ ...asked, seed })
    if (!asked.quiet) say(scenario.optionLine)
    const examination = { twice: asked.twice, clocks: count % comparedClocks === 0 }
    const played = await examine(scenario, examination)
    tally.add(played)
    if (played.failure) return reportFailure(scenario, played, examination, say)
  }
  for (const line of tally.lines()) say(line)
  const unchecked = tally.unchecked()
  if (unchecked.length === 0) return exitCodes.ok
  say(`never had anything to look at: ${unchecked.join(', ')} (14)`)
  return exitCodes.uncheckedRule
}

/** Plays a replay file and says how it went. */
export async function playReplay(path: string, say: Say): Promise<number> {
  const scenario = readReplay(path)
  say(scenario.optionLine)
  const played = await play(scenario)
  for (const line of played.log.lines(start)) say(line)
  if (!played.failure) {
    say('it did not fail')
    return exitCodes.ok
  }
  say(`${played.failure.invariant}: ${played.failure.text} (${exitCodeOf(played.failure.kind)})`)
  return exitCodeOf(played.failure.kind)
}

async function reportFailure(
  scenario: ChanceScenario,
  { failure, log }: Played,
  examination: Examination,
  say: Say,
): Promise<number> {
  if (!failure) return exitCodes.ok
  const code = exitCodeOf(failure.kind)
  for (const line of log.lines(start)) say(line)
  say(`${failure.invariant}: ${failure.text} (${code})`)
  say(`commit ${commit()}\n${scenario.optionLine}`)
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
