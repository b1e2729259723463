import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState, Instant, ResourceRuntime } from '#lib/model/runtime.ts'
import type { Decision } from '#lib/policy/decision.ts'
import type { Effect, RunEntryPoint, RunTrigger } from '#lib/policy/effect.ts'
import type { EntryPointFinished, EventBody, FenceOutcome, TimerKey } from '#lib/policy/event.ts'
import { step } from '#lib/policy/step.ts'
import { Agenda, type Due } from './agenda.ts'
import { durationMsOf, monitorIntervalMs } from './assumptions.ts'
import { isNoNews, leavesNoTrace } from './calm.ts'
import type { Assumptions, Happening, ObservedMonitors } from './happening.ts'
import type { Condition, Truth } from './truth.ts'

type Task =
  | { readonly kind: 'run'; readonly run: RunEntryPoint; readonly durationMs: number }
  | { readonly kind: 'tell'; readonly event: EventBody }
  | { readonly kind: 'timer'; readonly timer: TimerKey }
  | { readonly kind: 'happen'; readonly happening: Happening }

/** A periodic monitor. `idle`: what it found last time, when it left no trace, and when it comes round again. */
type Watch = {
  readonly run: RunEntryPoint
  readonly idle: {
    readonly runtime: ResourceRuntime
    readonly condition: Condition
    readonly everyMs: number
  } | null
}

export type WorldOptions = {
  readonly state: ClusterState
  readonly truth: Truth
  readonly at: Instant
  readonly assumptions: Assumptions
  readonly observed: ObservedMonitors
  readonly onlooker: Onlooker
}

/** Who wants to know what goes on in a virtual world. */
export type Onlooker = {
  /** Something is about to happen. */
  happens(world: VirtualWorld, happening: Happening): void
  /** An event was worked in, or something has just happened; with what was decided. */
  changed(world: VirtualWorld, decisions: readonly Decision[]): void
}

/**
 * A world that answers the engine's effects as healthy systems would, in virtual time. It holds what is due and
 * what is true; `step` decides, as it does in the engine.
 */
export class VirtualWorld {
  state: ClusterState
  now: Instant
  events = 0
  readonly truth: Truth
  private readonly options: WorldOptions
  /** Periodic monitors go on for ever; everything else is work that ends. */
  private readonly monitors = new Agenda<Watch>()
  private readonly work = new Agenda<Task>()
  private readonly dueMonitors = new Map<string, Due<Watch>>()
  private readonly timers = new Map<TimerKey, Due<Task>>()
  private order = 0
  private checked: { state: ClusterState; version: number; isQuiet: boolean } | null = null

  constructor(options: WorldOptions) {
    this.options = options
    this.state = options.state
    this.truth = options.truth
    this.now = options.at
  }

  tell(event: EventBody): void {
    this.events += 1
    const { state, effects, decisions } = step(this.state, { at: this.now, ...event })
    this.state = state
    for (const effect of effects) this.take(effect)
    this.options.onlooker.changed(this, decisions)
  }

  tellLater(delayMs: number, event: EventBody): void {
    this.plan(delayMs, { kind: 'tell', event })
  }

  /** Lets something happen so long after now. */
  expect(happening: Happening): void {
    this.plan(happening.at, { kind: 'happen', happening })
  }

  startTimer(timer: TimerKey, delayMs: number): void {
    this.cancelTimer(timer)
    this.timers.set(timer, this.plan(delayMs, { kind: 'timer', timer }))
  }

  /** Takes up a run as if it had just been asked for. */
  begin(run: RunEntryPoint): void {
    const { configuration } = this.state
    const { assumptions, observed } = this.options
    const durationMs = durationMsOf(configuration, run, assumptions, observed)
    const ends = this.now + run.delayMs + Math.min(durationMs, run.timeoutMs)
    if (run.entryPoint === 'monitor') this.watch(run, ends)
    else if (this.isReachable(run.system)) this.work.add(ends, this.order++, { kind: 'run', run, durationMs })
  }

  /** Works in what is due, until nothing but monitors without news is left, or a bound is reached. */
  run(until: Instant, eventLimit: number): 'quiet' | 'time' | 'events' {
    for (;;) {
      if (this.events >= eventLimit) return 'events'
      const work = this.work.peek()
      if ((!work || work.at > until) && this.isQuiet()) return 'quiet'
      const monitor = this.monitors.peek()
      const isMonitor = monitor && (!work || monitor.at < work.at)
      const next = isMonitor ? monitor : work
      if (!next || next.at > until) return 'time'
      this.now = next.at
      if (isMonitor) this.answerMonitor()
      else this.perform()
    }
  }

  private plan(delayMs: number, task: Task): Due<Task> {
    return this.work.add(this.now + delayMs, this.order++, task)
  }

  private take(effect: Effect): void {
    switch (effect.kind) {
      case 'runEntryPoint':
        return this.begin(effect)
      case 'cancelMonitor':
        return this.forgetMonitor(`${effect.resource}@${effect.system}`)
      case 'forgetRuns':
        // Every run begins at once here: none waits.
        return
      case 'startTimer':
        return this.startTimer(effect.timer, effect.delayMs)
      case 'cancelTimer':
        return this.cancelTimer(effect.timer)
      case 'fenceSystem':
        return this.fence(effect.system)
      case 'runTrigger':
        return this.runTrigger(effect)
      default:
        effect satisfies never
    }
  }

  private runTrigger({ system, trigger, run, group, resource, timeoutMs }: RunTrigger): void {
    if (!this.isReachable(system)) return
    const delayMs = Math.min(this.options.assumptions.triggerMs, timeoutMs)
    const outcome = { kind: 'exited', code: 0, output: '' } as const
    const event = { kind: 'triggerFinished', system, trigger, run, group, resource, outcome } as const
    this.tellLater(delayMs, event)
  }

  /** The fence of a system answers as it is assumed to. */
  fence(system: SystemName): void {
    const { fence, fenceMs } = this.options.assumptions
    const outcomes: Record<typeof fence, FenceOutcome> = {
      works: { kind: 'off', device: `of ${system}` },
      fails: { kind: 'failed', reason: 'it is taken to fail' },
      none: { kind: 'notConfigured' },
    }
    const delayMs = fence === 'none' ? 0 : fenceMs
    this.tellLater(delayMs, { kind: 'fenceFinished', system, outcome: outcomes[fence] })
  }

  private watch(run: RunEntryPoint, at: Instant, idle: Watch['idle'] = null): void {
    const key = `${run.resource}@${run.system}`
    this.forgetMonitor(key)
    if (!this.isReachable(run.system)) return
    this.dueMonitors.set(key, this.monitors.add(at, this.order++, { run, idle }))
  }

  private forgetMonitor(key: string): void {
    const due = this.dueMonitors.get(key)
    if (due) due.dropped = true
    this.dueMonitors.delete(key)
  }

  private cancelTimer(timer: TimerKey): void {
    const due = this.timers.get(timer)
    if (due) due.dropped = true
    this.timers.delete(timer)
  }

  private isReachable(system: SystemName): boolean {
    return this.truth.isPowered(system)
  }

  private runtimeOf(resource: ResourceName, system: SystemName): ResourceRuntime | undefined {
    const group = this.state.configuration.resources[resource]?.group
    return group && this.state.groups[group]?.places[system]?.resources[resource]
  }

  /** Whether no monitor has anything to tell. Asked anew only when something has changed. */
  private isQuiet(): boolean {
    const { state, checked } = this
    if (checked?.state === state && checked.version === this.truth.version) return checked.isQuiet
    const isQuiet = [...this.dueMonitors.values()].every(({ task: { run } }) => {
      const runtime = this.runtimeOf(run.resource, run.system)
      return !runtime || isNoNews(runtime, this.truth.conditionOf(run.resource, run.system))
    })
    this.checked = { state, version: this.truth.version, isQuiet }
    return isQuiet
  }

  private answerMonitor(): void {
    const due = this.monitors.take()
    if (!due) return
    const { run, idle } = due.task
    const { resource, system } = run
    const condition = this.truth.conditionOf(resource, system)
    const runtime = this.runtimeOf(resource, system)
    if (runtime && idle?.runtime === runtime && idle.condition === condition) {
      this.watch(run, this.now + idle.everyMs, idle)
    } else if (runtime && leavesNoTrace(runtime, condition)) {
      const everyMs = this.periodMs(run, runtime)
      this.watch(run, this.now + everyMs, { runtime, condition, everyMs })
    } else {
      this.dueMonitors.delete(`${resource}@${system}`)
      this.answer(run, 0)
    }
  }

  /** From one answer of a periodic monitor to the next. */
  private periodMs(run: RunEntryPoint, { state }: ResourceRuntime): number {
    const { configuration } = this.state
    const { assumptions, observed } = this.options
    const durationMs = durationMsOf(configuration, run, assumptions, observed)
    return monitorIntervalMs(configuration, run, state) + Math.min(durationMs, run.timeoutMs)
  }

  private perform(): void {
    const due = this.work.take()
    if (!due) return
    const { task } = due
    switch (task.kind) {
      case 'run':
        return this.answer(task.run, task.durationMs)
      case 'timer':
        this.timers.delete(task.timer)
        return this.tell({ kind: 'timerFired', timer: task.timer })
      case 'tell':
        if (task.event.kind === 'fenceFinished' && task.event.outcome.kind === 'off') {
          this.truth.powerOff(task.event.system)
        }
        return this.tell(task.event)
      case 'happen':
        return this.happen(task.happening)
    }
  }

  private answer(run: RunEntryPoint, durationMs: number): void {
    const { system, resource, entryPoint } = run
    const isTimedOut = durationMs > run.timeoutMs
    const confidence = this.runtimeOf(resource, system)?.confidence || 100
    const outcome = isTimedOut
      ? ({ kind: 'timedOut', output: '' } as const)
      : this.truth.perform(entryPoint, resource, system, confidence)
    const finished: EntryPointFinished = {
      kind: 'entryPointFinished',
      system,
      resource,
      entryPoint,
      run: run.run,
      outcome,
      durationMs,
    }
    this.tell(finished)
  }

  private happen(happening: Happening): void {
    this.options.onlooker.happens(this, happening)
    switch (happening.kind) {
      case 'system':
        return this.losePower(happening.system)
      case 'resource':
        return this.die(happening.resource, happening.system, happening.gone === true)
      case 'intent':
        return this.tell({
          kind: 'asked',
          intent: happening.intent,
          user: happening.user,
          requestId: `forecast-${this.order++}`,
        })
    }
  }

  /** Whatever was under way there ends unheard; a little later the engine notices the silence. */
  private losePower(system: SystemName): void {
    const { silenceMs, confirmAfterMs } = this.options.assumptions
    this.truth.powerOff(system)
    for (const due of this.work.pending()) {
      if (isAnswerOf(due.task, system)) due.dropped = true
    }
    for (const [key, due] of this.dueMonitors) if (due.task.run.system === system) this.forgetMonitor(key)
    this.tellLater(silenceMs, { kind: 'systemSilent', system, reason: 'no answer' })
    if (confirmAfterMs !== null) this.confirmLater(system, silenceMs + confirmAfterMs)
    this.options.onlooker.changed(this, [])
  }

  /** A person confirms that a system is down, so long after now. */
  confirmLater(system: SystemName, delayMs: number): void {
    const intent = { kind: 'system.confirmDown', system } as const
    this.expect({ at: delayMs, kind: 'intent', intent, user: 'the person on duty' })
  }

  /** It dies just after a monitor has looked: the longest that its death can go unnoticed. */
  private die(resource: ResourceName, system: SystemName, isGone: boolean): void {
    this.truth.kill(resource, system, isGone)
    this.options.onlooker.changed(this, [])
    const due = this.dueMonitors.get(`${resource}@${system}`)
    const runtime = this.runtimeOf(resource, system)
    if (due && runtime) this.watch(due.task.run, this.now + this.periodMs(due.task.run, runtime))
  }
}

/** Whether a system would have to answer for it. */
const isAnswerOf = (task: Task, system: SystemName): boolean =>
  (task.kind === 'run' && task.run.system === system) ||
  (task.kind === 'tell' && task.event.kind === 'triggerFinished' && task.event.system === system)
