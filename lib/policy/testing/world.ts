import type { Configuration } from '#lib/model/configuration.ts'
import { groupStateOn } from '#lib/model/group-state.ts'
import { groupName, resourceName, systemName, type GroupName } from '#lib/model/names.ts'
import type { ClusterState, Instant, Operation, ResourceRuntime } from '#lib/model/runtime.ts'
import { resourceOperations } from '#lib/model/attribute-lookup.ts'
import type { Intent } from '#lib/planner/intent.ts'
import type { Decision } from '../decision.ts'
import type { Effect, RunEntryPoint } from '../effect.ts'
import type { EntryPointOutcome, EventBody, FenceOutcome, Verdict } from '../event.ts'
import { initialState } from '../initial-state.ts'
import { step } from '../step.ts'

/** How an entry point behaves in the small world, instead of doing what it should. */
export type Behaviour = EntryPointOutcome | 'hangs' | 'lost' | 'doesNothing' | 'normal'

export const exited = (code: number, verdict: Verdict = { kind: 'none' }): EntryPointOutcome => ({
  kind: 'exited',
  code,
  verdict,
  output: '',
})

export const monitorOnline = exited(110, { kind: 'online', confidence: 100 })
export const monitorOffline = exited(100, { kind: 'offline' })
export const monitorUnknown = exited(99, { kind: 'unknown' })

type Waiting = { readonly at: Instant; readonly order: number; readonly run: RunEntryPoint }

/**
 * A cluster in memory for tests: it answers effects as healthy agents would unless told otherwise, keeps
 * what really runs where, and has its own clock. Nothing happens until time is let pass.
 */
export class World {
  now: Instant = 1_000_000
  state: ClusterState
  readonly decisions: Decision[] = []
  /** Every entry point but monitors as it was begun: `online web@a`. */
  readonly begun: string[] = []
  /** Systems the engine asked to fence. */
  readonly fenced: string[] = []
  /** Really running, `resource@system`; what an agent's monitor looks at. */
  readonly running = new Set<string>()
  /** How long an entry point other than a monitor takes, in milliseconds. */
  durationMs: (run: RunEntryPoint) => number = () => 1000
  private readonly behaviours = new Map<string, Behaviour[]>()
  private readonly dark = new Set<string>()
  private readonly unpowered = new Set<string>()
  private waiting: Waiting[] = []
  private order = 0
  private requests = 0
  private readonly onStep: (before: ClusterState, world: World, effects: readonly Effect[]) => void

  /** `onStep` is called after each step, for checks. */
  constructor(
    configuration: Configuration,
    onStep: (before: ClusterState, world: World, effects: readonly Effect[]) => void = () => undefined,
  ) {
    this.onStep = onStep
    this.state = initialState(configuration, this.now)
    for (const system of Object.keys(configuration.systems)) this.boot(system)
  }

  /** What is up on a system as soon as it has power: the persistent resources. */
  private boot(system: string): void {
    const { configuration } = this.state
    for (const { name, group } of Object.values(configuration.resources)) {
      const isHere = configuration.groups[group]?.systemList.some((entry) => entry.system === system)
      if (isHere && resourceOperations(configuration, name) === 'None') this.running.add(`${name}@${system}`)
    }
  }

  /** Tells the engine of an event now. */
  tell(event: EventBody): readonly Decision[] {
    const before = this.state
    const result = step(before, { at: this.now, ...event })
    this.state = result.state
    this.decisions.push(...result.decisions)
    for (const effect of result.effects) this.take(effect)
    this.onStep(before, this, result.effects)
    return result.decisions
  }

  /** Connects systems and lets everything be probed. */
  connect(...systems: readonly string[]): this {
    for (const system of systems) {
      this.dark.delete(system)
      this.endUnheard(system)
      if (this.unpowered.delete(system)) this.boot(system)
      this.tell({ kind: 'systemConnected', system: systemName(system) })
    }
    return this.pass(1)
  }

  /** The system does not answer any more. What runs there goes on, and what was begun ends unheard. */
  silence(system: string): this {
    this.dark.add(system)
    this.endUnheard(system)
    this.tell({ kind: 'systemSilent', system: systemName(system), reason: 'connection lost' })
    return this
  }

  /** The system loses power: nothing runs there, and it does not answer. */
  powerOff(system: string): this {
    this.endUnheard(system)
    this.unpowered.add(system)
    for (const key of this.running) if (key.endsWith(`@${system}`)) this.running.delete(key)
    return this.silence(system)
  }

  private endUnheard(system: string): void {
    for (const { run } of this.waiting) if (run.system === system) this.perform(run)
    this.waiting = this.waiting.filter(({ run }) => run.system !== system)
  }

  fenceAnswers(system: string, outcome: FenceOutcome): this {
    this.tell({ kind: 'fenceFinished', system: systemName(system), outcome })
    return this
  }

  ask(intent: Intent, requestId = `request-${++this.requests}`): readonly Decision[] {
    return this.tell({ kind: 'asked', intent, user: 'admin', requestId })
  }

  /** The engine process dies and comes back: entry points under way end unheard. */
  restartEngine(): this {
    for (const { run } of this.waiting) this.perform(run)
    this.waiting = []
    this.tell({ kind: 'engineRestarted' })
    return this
  }

  /** The next runs of an entry point (`monitor web@a`) behave like this; the last of them for good. */
  behave(what: string, ...behaviours: readonly Behaviour[]): this {
    this.behaviours.set(what, [...behaviours])
    return this
  }

  /** A service dies by itself. */
  kill(what: string): this {
    this.running.delete(what)
    return this
  }

  /** Lets seconds pass; everything due is answered in order. */
  pass(seconds: number): this {
    const until = this.now + seconds * 1000
    for (let next = this.due(until); next; next = this.due(until)) {
      this.waiting = this.waiting.filter((other) => other !== next)
      this.now = next.at
      this.answer(next.run)
    }
    this.now = until
    return this
  }

  /**
   * Answers one run out of its turn. `alter` may give an outcome of its own; whether the agent has done its
   * work nevertheless is up to it (`perform`).
   */
  answerOne(index: number, alter: (run: RunEntryPoint) => EntryPointOutcome): void {
    const next = this.waiting[index % Math.max(1, this.waiting.length)]
    if (!next) return
    this.waiting = this.waiting.filter((other) => other !== next)
    this.now = Math.max(this.now, next.at) + 1
    this.answer(next.run, alter(next.run))
  }

  resource(what: string): ResourceRuntime {
    const [resource, system] = what.split('@')
    const name = resourceName(resource ?? '')
    const group = this.state.configuration.resources[name]?.group as GroupName
    const found = this.state.groups[group]?.places[systemName(system ?? '')]?.resources[name]
    if (!found) throw new RangeError(`no ${what}`)
    return found
  }

  /** `ONLINE`, `OFFLINE|FAULTED` … as hagrp -state has it. */
  groupState(group: string, system: string): string {
    return groupStateOn(this.state, groupName(group), systemName(system)).join('|')
  }

  operation(id: number): Operation {
    const found = this.state.operations[id]
    if (!found) throw new RangeError(`no operation ${id}`)
    return found
  }

  said(message: number): Decision[] {
    return this.decisions.filter((decision) => decision.message === message)
  }

  private due(until: Instant): Waiting | undefined {
    let next: Waiting | undefined
    for (const other of this.waiting) {
      if (other.at > until) continue
      if (!next || other.at < next.at || (other.at === next.at && other.order < next.order)) next = other
    }
    return next
  }

  private take(effect: Effect): void {
    if (effect.kind === 'fenceSystem') this.fenced.push(effect.system)
    if (effect.kind === 'cancelMonitor') this.forgetMonitor(effect.resource, effect.system)
    if (effect.kind !== 'runEntryPoint') return
    const { entryPoint, resource, system } = effect
    if (entryPoint === 'monitor') this.forgetMonitor(resource, system)
    else this.begun.push(`${entryPoint} ${resource}@${system}`)
    if (this.dark.has(system)) return
    const takes = entryPoint === 'monitor' ? 0 : this.durationMs(effect)
    this.waiting.push({ at: this.now + effect.delayMs + takes, order: this.order++, run: effect })
  }

  private forgetMonitor(resource: string, system: string): void {
    this.waiting = this.waiting.filter(
      ({ run }) => run.entryPoint !== 'monitor' || run.resource !== resource || run.system !== system,
    )
  }

  private answer(run: RunEntryPoint, forced?: EntryPointOutcome): void {
    const { system, resource, entryPoint } = run
    const outcome = forced ?? this.outcomeOf(run)
    this.tell({
      kind: 'entryPointFinished',
      system,
      resource,
      entryPoint,
      run: run.run,
      outcome,
      durationMs: 5,
    })
  }

  private outcomeOf(run: RunEntryPoint): EntryPointOutcome {
    const behaviour = this.nextBehaviour(`${run.entryPoint} ${run.resource}@${run.system}`)
    if (behaviour === 'hangs') return { kind: 'timedOut', output: '' }
    if (behaviour === 'lost') return { kind: 'lost', reason: 'runner gone' }
    if (behaviour === 'doesNothing') return exited(0)
    return behaviour === undefined || behaviour === 'normal' ? this.perform(run) : behaviour
  }

  private nextBehaviour(what: string): Behaviour | undefined {
    const list = this.behaviours.get(what)
    return list && list.length > 1 ? list.shift() : list?.[0]
  }

  /** What a healthy agent does. */
  perform({ entryPoint, resource, system }: RunEntryPoint): EntryPointOutcome {
    const key = `${resource}@${system}`
    if (entryPoint === 'monitor') return this.running.has(key) ? monitorOnline : monitorOffline
    if (entryPoint === 'online') this.running.add(key)
    if (entryPoint === 'offline' || entryPoint === 'clean') this.running.delete(key)
    return exited(0)
  }
}
