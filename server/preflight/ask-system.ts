import type { SystemName } from '#lib/model/names.ts'
import { questionKey, type Question } from '#lib/topology/preflight/check.ts'
import type { SystemFacts } from '#lib/topology/preflight/judge.ts'
import type { Clock, SystemQuestions } from '#server/ports.ts'

export type Asking = { readonly questions: SystemQuestions; readonly clock: Clock }

/** So many answers fit into what a runner hands on of one run. */
const questionsAtOnce = 40

const timeoutMs = 20_000

/** Words of one question for the program there. */
const wordsOf = ([verb, ...words]: Question): readonly string[] => [
  verb,
  ...[0, 1, 2].map((index) => words[index] ?? ''),
]

/**
 * Asks one system a list of questions: first for its clock, by itself, so that the time it takes says how far the answer
 * may be off, then for everything else in few runs. What was not answered in time is left out.
 */
export async function askSystem(
  system: SystemName,
  questions: readonly Question[],
  asking: Asking,
): Promise<SystemFacts> {
  const clock = await askClock(system, asking)
  if (clock.kind === 'silent') return clock
  const answers = new Map<string, string>([[questionKey(['clock']), clock.answer]])
  const others = questions.filter(([verb]) => verb !== 'clock')
  let unanswered = 'it was not answered'
  for (let from = 0; from < others.length; from += questionsAtOnce) {
    const batch = others.slice(from, from + questionsAtOnce)
    const said = await asking.questions.ask(system, batch.flatMap(wordsOf), timeoutMs)
    if (said.kind === 'lost') unanswered = said.reason
    else if (said.isLate) unanswered = `it was not answered within ${timeoutMs / 1000} s`
    if (said.kind === 'answered')
      for (const [key, answer] of answersIn(said.output, batch)) answers.set(key, answer)
  }
  return { kind: 'answered', answers, unanswered }
}

/** `<number> <answer>` lines. */
function* answersIn(output: string, batch: readonly Question[]): Generator<readonly [string, string]> {
  for (const line of output.split('\n')) {
    const [, number, answer = ''] = /^(\d+) ?(.*)$/.exec(line) ?? []
    const question = batch[Number(number) - 1]
    if (question) yield [questionKey(question), answer.trim()]
  }
}

type ClockAnswer =
  { readonly kind: 'told'; readonly answer: string } | Extract<SystemFacts, { kind: 'silent' }>

/** Its time was read somewhere within the round trip: half of that, and half of what it tells finely, is the bound. */
async function askClock(system: SystemName, { questions, clock }: Asking): Promise<ClockAnswer> {
  const before = clock.now()
  const said = await questions.ask(system, wordsOf(['clock']), timeoutMs)
  const after = clock.now()
  if (said.kind === 'lost') return { kind: 'silent', reason: said.reason }
  const [, told, finenessMs] = /^1 (\d+) (\d+)/m.exec(said.output) ?? []
  if (told === undefined) return { kind: 'told', answer: '? it does not tell the time' }
  const half = Number(finenessMs) / 2
  const offsetMs = Number(told) + half - (before + after) / 2
  return { kind: 'told', answer: `${Math.round(offsetMs)} ${Math.ceil((after - before) / 2 + half)}` }
}
