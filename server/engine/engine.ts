import type { Configuration } from '#lib/model/configuration.ts'
import type { SystemName } from '#lib/model/names.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Effect, RunTrigger } from '#lib/policy/effect.ts'
import type { Event, EventBody } from '#lib/policy/event.ts'
import { initialState } from '#lib/policy/initial-state.ts'
import { step as policyStep } from '#lib/policy/step.ts'
import type { Change, ClusterSnapshot } from '#lib/wire/snapshot.ts'
import {
  noFailpoints,
  type AgentRunner,
  type Clock,
  type Contact,
  type Failpoints,
  type Fence,
  type Journal,
  type JournalEntry,
  type Log,
} from '#server/ports.ts'
import { changeBetween } from './change.ts'
import { EntryPointRuns } from './entry-point-runs.ts'
import { FactBook, type SystemDetails } from './fact-book.ts'
import { observationOf } from './observation.ts'
import { Publisher, type ChangeListener } from './publisher.ts'
import { recover, type Step } from './recover.ts'
import { Timers } from './timers.ts'

export type EngineOptions = {
  readonly clock: Clock
  readonly runner: AgentRunner
  readonly fence: Fence
  readonly journal: Journal
  readonly log: Log
  /** For a cluster whose journal is new; otherwise the journal's own configuration holds. */
  readonly configuration: Configuration
  readonly describeSystem: (system: SystemName) => SystemDetails
  /**
   * Called once when the engine can no longer act safely (the journal fails, an impossible state). It has
   * stopped already; the process should say so and exit, to begin again from the journal.
   */
  readonly onFailure: (error: unknown) => void
  /** The policy; another one only in tests. */
  readonly step?: Step
  readonly limits?: Partial<EngineLimits>
  /** Where a simulated engine may die; nowhere unless given. */
  readonly failpoints?: Failpoints
}

export type EngineLimits = {
  readonly runsPerSystem: number
  readonly keptChanges: number
  readonly snapshotEveryRevisions: number
  readonly snapshotEveryMs: number
  readonly factsEveryMs: number
}

const usualLimits: EngineLimits = {
  runsPerSystem: 32,
  keptChanges: 1000,
  snapshotEveryRevisions: 500,
  snapshotEveryMs: 600_000,
  factsEveryMs: 1000,
}

type Stepped = { readonly state: ClusterState; readonly effects: readonly Effect[] }

/**
 * The loop around `lib/policy`: one event at a time goes through `step`; what it changed is journalled
 * before any effect leaves, then published. It decides nothing itself.
 */
export class Engine {
  private readonly options: EngineOptions
  private readonly limits: EngineLimits
  private readonly step: Step
  private readonly failpoints: Failpoints
  private readonly timers: Timers
  private readonly runs: EntryPointRuns
  private readonly facts: FactBook
  private readonly publisher: Publisher
  private readonly fenceOrders = new Map<SystemName, number>()
  private current: ClusterState
  private inbox: EventBody[] = []
  private draining = false
  private running = true
  private lastSnapshot: { revision: number; at: number }
  private stopListening: () => void = () => undefined

  /**
   * Recovers the cluster from its journal, or begins a new one, and starts to act. Throws what the journal
   * throws when it cannot be read: a cluster is never begun anew over a journal that cannot be understood.
   */
  constructor(options: EngineOptions) {
    const { clock, log } = options
    this.options = options
    this.limits = { ...usualLimits, ...options.limits }
    this.step = options.step ?? policyStep
    this.failpoints = options.failpoints ?? noFailpoints
    this.timers = new Timers(clock)
    this.facts = new FactBook(options.describeSystem)
    this.runs = this.makeRuns()
    const recovered = recover(options.journal, this.step, this.failpoints)
    this.current = recovered?.state ?? initialState(options.configuration, clock.now())
    const revision = this.current.revision
    this.publisher = new Publisher({ keep: this.limits.keptChanges, log, revision })
    for (const change of recovered?.changes ?? []) this.publisher.add(change)
    options.journal.snapshot(this.current)
    this.failpoints.hit('engine.recovered')
    this.lastSnapshot = { revision, at: clock.now() }
    this.post(
      recovered
        ? { kind: 'engineRestarted' }
        : { kind: 'configurationLoaded', configuration: options.configuration },
    )
    this.stopListening = options.runner.onContact((contact) => this.heard(contact))
  }

  get state(): ClusterState {
    return this.current
  }

  /** The state with the age of its facts. */
  snapshot(): ClusterSnapshot {
    return {
      state: this.current,
      at: this.options.clock.now(),
      facts: this.facts.allFacts(),
      contacts: this.facts.contactsOf(namesOf(this.current.configuration.systems)),
    }
  }

  /** Puts an event into the inbox; it is taken from there as soon as what runs now has returned. */
  post(event: EventBody): void {
    if (!this.running) return
    this.inbox.push(event)
    if (this.inbox.length === 1) queueMicrotask(() => this.drain())
  }

  /** Takes all that waits at once and answers the state after it. Throws as `take` does. */
  settle(): ClusterState {
    return this.takeAll([])
  }

  /**
   * Takes the event and all that waits before it at once, and answers the state after it: journalled, effects
   * sent. Throws when the engine has stopped or the journal fails.
   */
  take(event: EventBody): ClusterState {
    return this.takeAll([event])
  }

  private takeAll(events: readonly EventBody[]): ClusterState {
    if (this.draining) throw new Error('the engine was asked from within its own step')
    if (!this.running) throw new Error('the engine has stopped')
    this.inbox.push(...events)
    const failure = this.drain()
    if (failure) throw failure.error
    return this.current
  }

  /** Changes after a revision and then live ones, in order; `gap` when some are no longer kept. */
  subscribe(afterRevision: number, listener: ChangeListener): { readonly stop: () => void } | 'gap' {
    const subscription = this.publisher.subscribe(afterRevision, listener)
    if (this.facts.hasNews()) this.announceFacts()
    return subscription
  }

  /** Takes what waits, keeps a snapshot, stops acting. What runs on the systems is left running. */
  close(): void {
    if (!this.running) return
    this.drain()
    if (!this.running) return
    this.flushFacts()
    this.halt()
    this.options.journal.snapshot(this.current)
  }

  /** Stops acting at once, as the end of the process would. */
  halt(): void {
    this.running = false
    this.inbox = []
    this.stopListening()
    this.timers.cancelAll()
    this.runs.stop()
  }

  private makeRuns(): EntryPointRuns {
    return new EntryPointRuns({
      runner: this.options.runner,
      timers: this.timers,
      configuration: () => this.current.configuration,
      observe: (resource, system) => observationOf(this.current, resource, system),
      capPerSystem: this.limits.runsPerSystem,
      onBroken: (error) => this.fail(error),
      onAnswer: (run, answer) => {
        const { system, resource, entryPoint } = run
        this.facts.noteAnswer(run, answer, this.options.clock.now())
        this.announceFacts()
        this.post({ kind: 'entryPointFinished', system, resource, entryPoint, run: run.run, ...answer })
      },
    })
  }

  private heard(contact: Contact): void {
    if (!this.running) return
    const { system } = contact
    if (contact.kind === 'connected') {
      this.facts.noteConnected(system, this.options.clock.now())
      this.post({ kind: 'systemConnected', system })
    } else {
      this.facts.noteSilent(system, contact.failure)
      this.runs.forgetSystem(system)
      this.post({ kind: 'systemSilent', system, reason: contact.failure.text.replace(/\.$/, '') })
    }
    this.announceFacts()
  }

  /** Empties the inbox; answers the failure that stopped the engine, if one did. */
  private drain(): { readonly error: unknown } | null {
    if (this.draining || !this.running) return null
    this.draining = true
    try {
      while (this.running && this.inbox.length > 0) this.process(this.inbox.splice(0))
    } catch (error) {
      this.fail(error)
      return { error }
    } finally {
      this.draining = false
    }
    this.publisher.deliver()
    return null
  }

  /** One batch: every event through `step`, one append for all, then the effects in their order. */
  private process(events: readonly EventBody[]): void {
    const entries: JournalEntry[] = []
    const changes: Change[] = []
    const effects: Effect[] = []
    let state = this.current
    for (const body of events) {
      const event: Event = { at: this.options.clock.now(), ...body }
      const stepped = this.stepOnce(state, event, entries, changes)
      effects.push(...stepped.effects)
      state = stepped.state
    }
    if (entries.length > 0) this.failpoints.hit('engine.before-append')
    this.options.journal.append(entries)
    if (entries.length > 0) this.failpoints.hit('engine.after-append')
    if (state.configuration !== this.current.configuration) {
      this.facts.keepOnly((resource) => resource in state.configuration.resources)
    }
    this.current = state
    for (const effect of effects) {
      this.failpoints.hit('engine.between-effects')
      this.send(effect)
    }
    this.failpoints.hit('engine.after-effects')
    for (const change of changes) this.publisher.add(change)
    this.failpoints.hit('engine.published')
    this.keepSnapshotWhenDue()
  }

  private stepOnce(state: ClusterState, event: Event, entries: JournalEntry[], changes: Change[]): Stepped {
    const after = this.step(state, event)
    if (after.state === state) {
      if (after.decisions.length > 0) throw new Error(`${event.kind} was decided on without a new revision`)
      return after
    }
    const { revision } = after.state
    if (revision !== state.revision + 1) {
      throw new Error(`${event.kind} led from revision ${state.revision} to ${revision}`)
    }
    entries.push({ revision, event, decisions: after.decisions })
    changes.push(changeBetween(state, after.state, event.at, after.decisions))
    return after
  }

  private send(effect: Effect): void {
    switch (effect.kind) {
      case 'runEntryPoint':
        return this.runs.ask(effect)
      case 'runTrigger':
        return this.callTrigger(effect)
      case 'cancelMonitor':
        return this.runs.forgetMonitor(effect.resource, effect.system)
      case 'forgetRuns':
        return this.runs.forgetSystem(effect.system)
      case 'startTimer': {
        const { timer } = effect
        return this.timers.set(`policy ${timer}`, effect.delayMs, () =>
          this.post({ kind: 'timerFired', timer }),
        )
      }
      case 'cancelTimer':
        return this.timers.cancel(`policy ${effect.timer}`)
      case 'fenceSystem':
        return this.fence(effect.system)
    }
  }

  /** Triggers are not among the entry points: one that hangs holds up no monitor. */
  private callTrigger({ system, trigger, run, group, resource, ...call }: RunTrigger): void {
    const { arguments: words, directory, timeoutMs } = call
    this.options.runner
      .runTrigger({ system, trigger, arguments: words, directory, timeoutMs })
      .then((outcome) =>
        this.post({ kind: 'triggerFinished', system, trigger, run, group, resource, outcome }),
      )
      .catch((error: unknown) => this.fail(error))
  }

  /** Only the latest order's answer counts: an older one may tell of a system that has been on since. */
  private fence(system: SystemName): void {
    const order = (this.fenceOrders.get(system) ?? 0) + 1
    this.fenceOrders.set(system, order)
    this.options.fence
      .off(system)
      .then((outcome) => {
        if (this.fenceOrders.get(system) === order) this.post({ kind: 'fenceFinished', system, outcome })
      })
      .catch((error: unknown) => this.fail(error))
  }

  private keepSnapshotWhenDue(): void {
    const { revision } = this.current
    const at = this.options.clock.now()
    const due =
      revision - this.lastSnapshot.revision >= this.limits.snapshotEveryRevisions ||
      (revision > this.lastSnapshot.revision && at - this.lastSnapshot.at >= this.limits.snapshotEveryMs)
    if (!due) return
    this.failpoints.hit('engine.before-snapshot')
    this.options.journal.snapshot(this.current)
    this.failpoints.hit('engine.after-snapshot')
    this.lastSnapshot = { revision, at }
  }

  /** Facts nobody watches for wait for the next reader. */
  private announceFacts(): void {
    if (!this.running || !this.publisher.hasListeners || this.timers.has('facts')) return
    this.timers.set('facts', this.limits.factsEveryMs, () => this.flushFacts())
  }

  private flushFacts(): void {
    if (!this.facts.hasNews()) return
    this.publisher.addFacts(this.facts.takeNews(this.options.clock.now()))
    this.publisher.deliver()
  }

  private fail(error: unknown): void {
    if (!this.running) return
    this.halt()
    const text = error instanceof Error ? error.message : String(error)
    this.options.log.write('error', `The engine stopped acting: ${text}`)
    this.options.onFailure(error)
  }
}
