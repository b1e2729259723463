import type { ResourceName, SystemName } from '#lib/model/names.ts'
import { isSealed, mask } from '#lib/model/secrets.ts'
import type { EntryPointOutcome, TriggerOutcome } from '#lib/policy/event.ts'
import type {
  AgentRunner,
  Contact,
  EntryPointAnswer,
  EntryPointRequest,
  SystemAnswer,
  SystemQuestions,
  TriggerRequest,
} from '#server/ports.ts'
import { entryPointCall, secretLines, type EntryPointCall } from './arguments.ts'
import { isSure, remotelySeen, remoteTimeoutMs } from './remote-probe.ts'
import { harmlessText } from './runner/output-text.ts'
import type { RunnerAnswer } from './runner/runner-client.ts'
import { SystemLink, type LinkOptions, type LinkState } from './system-link.ts'
import { Turnstile } from './turnstile.ts'
import { verdictOf } from './verdict.ts'

type Tuning = 'pingIntervalMs' | 'pingsUnanswered' | 'helloTimeoutMs' | 'graceMs'

export type SuiteAgentRunnerOptions = Omit<LinkOptions, Tuning> & {
  readonly systems: readonly SystemName[]
  /** Opens a sealed secret; null when it cannot. */
  readonly unseal: (sealed: string) => string | null
  /** Default 2 000. */
  readonly pingIntervalMs?: number
  /** Default 3. */
  readonly pingsUnanswered?: number
  /** Default 30 000: before its hello a runner ends what an earlier one left. */
  readonly helloTimeoutMs?: number
  /** How long past its time-out an entry point's answer is awaited. Default 15 000. */
  readonly graceMs?: number
  /** Entry points running at once on one system. Default 64. */
  readonly parallel?: number
}

/** Triggers of one system that nobody waits for run so many at once: some cost a process per resource. */
const parallelTriggers = 8

type Place = {
  readonly link: SystemLink
  readonly turnstile: Turnstile
  readonly triggers: Turnstile
}

/** Runs the agent suite's entry points on real systems, through a transport. */
export class SuiteAgentRunner implements AgentRunner, SystemQuestions {
  readonly #options: SuiteAgentRunnerOptions
  readonly #places = new Map<SystemName, Place>()
  readonly #listeners = new Set<(contact: Contact) => void>()
  /** Resources started or stopped since others were asked about them: what those found before is of an earlier life. */
  readonly #begunAnew = new Set<ResourceName>()
  #closed = false

  constructor(options: SuiteAgentRunnerOptions) {
    this.#options = options
    this.setSystems(options.systems)
  }

  async run(request: EntryPointRequest): Promise<EntryPointAnswer> {
    const began = this.#options.clock.now()
    const outcome = await this.#outcome(request)
    return { outcome, durationMs: Math.max(0, this.#options.clock.now() - began) }
  }

  /** A script that something waits for is not held up by those that nobody waits for. */
  async runTrigger(request: TriggerRequest): Promise<TriggerOutcome> {
    const { system, trigger, directory, arguments: argv, timeoutMs } = request
    const place = this.#places.get(system)
    if (!place) return lost(`${system} is not among the systems of this cluster`)
    const run = () => place.link.run({ script: `${directory}/${trigger}`, argv, input: '', timeoutMs })
    const isAwaited = trigger === 'preonline' || trigger === 'preswitch'
    const answer = await (isAwaited ? run() : place.triggers.pass(false, run))
    return answer.kind === 'lost' && answer.isMissing ? { kind: 'missing' } : answer
  }

  async ask(system: SystemName, words: readonly string[], timeoutMs: number): Promise<SystemAnswer> {
    const place = this.#places.get(system)
    if (!place) return lost(`${system} is not among the systems of this cluster`)
    const answer = await place.link.run({ script: 'lib/preflight.sh', argv: words, input: '', timeoutMs })
    if (answer.kind === 'lost') return lost(answer.reason)
    return { kind: 'answered', output: answer.output, isLate: answer.kind === 'timedOut' }
  }

  onContact(listener: (contact: Contact) => void): () => void {
    this.#listeners.add(listener)
    for (const { link } of this.#places.values()) {
      if (link.state !== null) listener(contactOf(link.system, link.state))
    }
    return () => this.#listeners.delete(listener)
  }

  /** Begins with systems that are new, ends with those no longer named. */
  setSystems(systems: readonly SystemName[]): void {
    for (const [system, { link }] of this.#places) {
      if (systems.includes(system)) continue
      this.#places.delete(system)
      void link.close()
    }
    for (const system of systems) {
      if (!this.#closed && !this.#places.has(system)) this.#places.set(system, this.#place(system))
    }
  }

  /** Tries a system at once: its host key was just trusted, or its address corrected. */
  retryNow(system: SystemName): void {
    this.#places.get(system)?.link.retryNow()
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#listeners.clear()
    await Promise.all([...this.#places.values()].map(({ link }) => link.close()))
  }

  /** Secrets are opened here and nowhere else. What was never sealed is handed on as it is. */
  #unsealed(call: EntryPointCall): EntryPointCall | null {
    const secrets: [string, string][] = []
    for (const [attribute, value] of call.secrets) {
      const open = isSealed(value) ? this.#options.unseal(value) : value
      if (open === null) return null
      secrets.push([attribute, open])
    }
    return { ...call, secrets }
  }

  #place(system: SystemName): Place {
    const link = new SystemLink(system, { ...defaults, ...this.#options }, (state) => {
      for (const listener of this.#listeners) listener(contactOf(system, state))
    })
    const turnstile = new Turnstile(this.#options.parallel ?? 64)
    return { link, turnstile, triggers: new Turnstile(parallelTriggers) }
  }

  async #outcome(request: EntryPointRequest): Promise<EntryPointOutcome> {
    const place = this.#places.get(request.system)
    if (!place) return lost(`${request.system} is not among the systems of this cluster`)
    const sealed = callOf(request)
    if ('reason' in sealed) return lost(sealed.reason)
    const call = this.#unsealed(sealed)
    if (!call)
      return lost(`a sealed attribute of ${request.resource} cannot be opened with the key of this engine`)
    const input = secretLines(call.secrets)
    if (input === null) return lost(`a secret attribute of ${request.resource} holds a line break`)
    const { script, argv } = call
    const answer = await place.turnstile.pass(request.entryPoint !== 'monitor', () =>
      place.link.run({ script, argv, input, timeoutMs: request.timeoutMs }),
    )
    return this.#seenByOthers(request, outcomeOf(request, call, answer))
  }

  /** What the other systems of the group see of a resource whose agent can look from there. */
  async #seenByOthers(request: EntryPointRequest, outcome: EntryPointOutcome): Promise<EntryPointOutcome> {
    const { configuration, resource, entryPoint } = request
    if (['online', 'offline', 'clean'].includes(entryPoint)) this.#begunAnew.add(resource)
    if (entryPoint !== 'monitor' || !isSure(outcome)) return outcome
    const { type, group } = configuration.resources[resource] ?? {}
    const script = `${type}/remote`
    if (!this.#options.suite.files.some(({ path }) => path === script)) return outcome
    const list = (group && configuration.groups[group]?.systemList) ?? []
    const others = list.filter(({ system }) => system !== request.system && this.#answers(system))
    const seen = others.map(async ({ system }) => ({
      system,
      answer: await this.#look({ ...request, system }, script),
    }))
    const answers = await Promise.all(seen)
    return this.#begunAnew.delete(resource) ? outcome : remotelySeen(outcome, answers)
  }

  #answers(system: SystemName): boolean {
    return this.#places.get(system)?.link.state?.kind === 'connected'
  }

  /** One look from another system; a late one is not waited for, since the monitor's own answer is. */
  async #look(request: EntryPointRequest, script: string): Promise<RunnerAnswer> {
    const place = this.#places.get(request.system)
    const sealed = callOf(request)
    const call = 'reason' in sealed ? null : this.#unsealed(sealed)
    const input = call && secretLines(call.secrets)
    if (!place || !call || input === null) return lost(`${request.system} cannot be asked`)
    const { argv } = call
    const answer = place.link.run({ script, argv, input, timeoutMs: remoteTimeoutMs })
    let cancel: () => void = () => undefined
    const late = new Promise<RunnerAnswer>((resolve) => {
      cancel = this.#options.clock.after(remoteTimeoutMs, () => resolve(lost(`${request.system} is late`)))
    })
    const first = await Promise.race([answer, late])
    cancel()
    if (first.kind === 'lost') return first
    return { ...first, output: masked(call, first.output) }
  }
}

/** A secret is hidden as it is, and as the output shows it: without its control characters. */
const masked = ({ secrets }: EntryPointCall, output: string): string =>
  secrets
    .flatMap(([, value]) => [value, harmlessText(value)])
    .filter((shown) => shown !== '')
    .reduce((text, shown) => text.replaceAll(shown, mask), output)

const defaults = { pingIntervalMs: 2_000, pingsUnanswered: 3, helloTimeoutMs: 30_000, graceMs: 15_000 }

const lost = (reason: string) => ({ kind: 'lost', reason }) as const

const contactOf = (system: SystemName, state: LinkState): Contact =>
  state.kind === 'connected'
    ? { kind: 'connected', system }
    : { kind: 'silent', system, failure: state.failure }

/** A request that names what the configuration does not have must not stop the engine: its port promises so. */
const callOf = (request: EntryPointRequest): EntryPointCall | { readonly reason: string } => {
  try {
    return entryPointCall(request)
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return { reason: error.message }
    throw error
  }
}

const outcomeOf = (
  { entryPoint }: EntryPointRequest,
  call: EntryPointCall,
  answer: RunnerAnswer,
): EntryPointOutcome => {
  if (answer.kind === 'lost') return answer
  const output = masked(call, answer.output)
  if (answer.kind === 'timedOut') return { kind: 'timedOut', output }
  return { kind: 'exited', code: answer.code, verdict: verdictOf(entryPoint, answer.code), output }
}
