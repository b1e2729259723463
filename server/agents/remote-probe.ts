import type { SystemName } from '#lib/model/names.ts'
import type { EntryPointOutcome } from '#lib/policy/event.ts'
import type { RunnerAnswer } from './runner/runner-client.ts'
import { verdictOf } from './verdict.ts'

/** How long another system may take to tell what its probe has found: it only collects that. */
export const remoteTimeoutMs = 10_000

type Seen = { readonly system: SystemName; readonly answer: RunnerAnswer }

/**
 * The answer of a monitor together with what other systems see of the service over the network (entry point `remote`,
 * whose exit codes are those of a monitor). It never changes the state: only where the system itself is fully
 * confident that the resource is online, and none of the others that can tell is, the confidence sinks to that of
 * the best of them. Whoever cannot tell (unknown, lost, late, offline) is not heard.
 */
export const remotelySeen = (outcome: EntryPointOutcome, others: readonly Seen[]): EntryPointOutcome => {
  if (!isSure(outcome)) return outcome
  const telling = others.flatMap(({ system, answer }) => {
    if (answer.kind !== 'exited') return []
    const verdict = verdictOf('monitor', answer.code)
    return verdict.kind === 'online' ? [{ system, answer, confidence: verdict.confidence }] : []
  })
  const confidence = Math.max(...telling.map((each) => each.confidence))
  if (telling.length === 0 || confidence >= 100) return outcome
  // Each line by itself: the log tells the last of them.
  const words = telling.flatMap(({ system, answer }) =>
    answer.output
      .trim()
      .split('\n')
      .map((line) => `seen from ${system}: ${line}\n`),
  )
  return {
    kind: 'exited',
    code: 100 + confidence / 10,
    verdict: { kind: 'online', confidence },
    output: `${outcome.output}${words.join('')}`,
  }
}

type Exited = Extract<EntryPointOutcome, { kind: 'exited' }>

/** Only then is anybody else asked. */
export const isSure = (outcome: EntryPointOutcome): outcome is Exited =>
  outcome.kind === 'exited' && outcome.verdict.kind === 'online' && outcome.verdict.confidence === 100
