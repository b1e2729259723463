import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { questionKey, type Check } from '#lib/topology/preflight/check.ts'
import { preflightChecks, questionsFor } from '#lib/topology/preflight/checks.ts'
import { judge, type Facts, type Judged, type SystemFacts } from '#lib/topology/preflight/judge.ts'
import type { SuiteFacts } from '#lib/topology/preflight/system.ts'
import { isOnlineAt, runsOn } from '#lib/topology/preflight/whereabouts.ts'
import type { PreflightReport, PreflightSystem, Readiness } from '#lib/wire/preflight.ts'
import type { Clock, SystemQuestions } from '#server/ports.ts'
import { askSystem } from './ask-system.ts'
import { Background } from './background.ts'
import { Memory, type Mark } from './memory.ts'

export type PreflightOptions = {
  readonly state: () => ClusterState
  readonly questions: SystemQuestions
  readonly suite: SuiteFacts
  readonly clock: Clock
  /** How often all systems are looked at in the background; null: never. */
  readonly everyMs: number | null
}

/** Looks at the systems of one cluster: when it is told to, and quietly from time to time. */
export class Preflight {
  readonly #options: PreflightOptions
  readonly #memory: Memory
  readonly #background: Background
  /** Looks of people go one after the other, so that ten of them cost no system more than one. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: PreflightOptions) {
    this.#options = options
    this.#memory = new Memory(options.state)
    this.#background = new Background({
      ...options,
      memory: this.#memory,
      round: (pause) => this.#quietRound(pause),
    })
  }

  check(configuration: Configuration | null): Promise<PreflightReport> {
    const mine = this.#turn.then(() => this.#look(configuration))
    this.#turn = mine.catch(() => undefined)
    return mine
  }

  readiness(): Readiness {
    return this.#memory.readiness(this.#options.everyMs)
  }

  close(): void {
    this.#background.close()
  }

  async #look(asked: Configuration | null): Promise<PreflightReport> {
    const { state, clock, suite } = this.#options
    const began = clock.now()
    const configuration = asked ?? state().configuration
    const checks = preflightChecks(configuration, suite)
    const before = this.#memory.mark()
    const systems = namesOf(configuration.systems)
    const facts = new Map(
      await Promise.all(systems.map(async (system) => [system, await this.#ask(checks, system)] as const)),
    )
    const at = clock.now()
    const judged = this.#judge(checks, facts, before)
    if (asked === null) this.#memory.remember({ at, before, findings: judged.findings })
    return {
      at,
      tookMs: at - began,
      systems: systems.map((system) => reportOf(system, facts.get(system), judged)),
      findings: judged.findings,
    }
  }

  /** All systems of the running configuration, one after the other. */
  async #quietRound(pause: () => Promise<boolean>): Promise<void> {
    const { state, clock, suite } = this.#options
    const { configuration } = state()
    const checks = preflightChecks(configuration, suite)
    const before = this.#memory.mark()
    const facts = new Map<SystemName, SystemFacts>()
    for (const system of namesOf(configuration.systems)) {
      facts.set(system, await this.#ask(checks, system))
      if (!(await pause())) return
    }
    this.#memory.remember({ at: clock.now(), before, findings: this.#judge(checks, facts, before).findings })
  }

  #ask(checks: readonly Check[], system: SystemName): Promise<SystemFacts> {
    return askSystem(system, questionsFor(checks, system), this.#options)
  }

  /** A group that has moved while the systems were asked may have been anywhere when each of them answered. */
  #judge(checks: readonly Check[], facts: Facts, before: Mark): Judged {
    const now = this.#options.state()
    const after = this.#memory.mark()
    return judge(checks, facts, {
      runsOn: (group, system) =>
        before.places.get(group) === after.places.get(group) ? runsOn(now, group, system) : null,
      isOnline: (resource, system) => isOnlineAt(now, resource, system),
    })
  }
}

const reportOf = (
  system: SystemName,
  facts: SystemFacts | undefined,
  { counts }: Judged,
): PreflightSystem => ({
  system,
  silence: facts?.kind === 'answered' ? null : (facts?.reason ?? 'it was not asked'),
  ...(counts.get(system) ?? { checks: 0, fine: 0 }),
  clock: clockOf(facts),
})

const clockOf = (facts: SystemFacts | undefined): PreflightSystem['clock'] => {
  const answer = facts?.kind === 'answered' ? facts.answers.get(questionKey(['clock'])) : undefined
  if (answer === undefined || answer.startsWith('?')) return null
  const [offsetMs = 0, boundMs = 0] = answer.split(' ').map(Number)
  return { offsetMs, boundMs }
}
