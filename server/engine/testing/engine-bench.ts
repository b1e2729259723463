import { clusterName, resourceName, systemName } from '#lib/model/names.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { Effect, RunEntryPoint } from '#lib/policy/effect.ts'
import type { Event, FenceOutcome, TriggerOutcome } from '#lib/policy/event.ts'
import type { Change, FactsUpdate } from '#lib/wire/snapshot.ts'
import type {
  AgentRunner,
  Contact,
  EntryPointAnswer,
  EntryPointRequest,
  Fence,
  Log,
  TriggerRequest,
} from '#server/ports.ts'
import { Engine, type EngineLimits } from '#server/engine/engine.ts'
import type { Step } from '#server/engine/recover.ts'
import { MemoryJournal } from '#server/sim/journal/memory-journal.ts'
import { VirtualClock } from '#server/sim/virtual-clock.ts'

export const sysA = systemName('sysA')
export const sysB = systemName('sysB')

/** Two systems, nothing on them: what the engine's own tests need, whose policy is played by the test. */
export const bareConfiguration: Configuration = {
  cluster: { name: clusterName('mail'), attributes: {} },
  systems: { [sysA]: { name: sysA, attributes: {} }, [sysB]: { name: sysB, attributes: {} } },
  types: {},
  groups: {},
  resources: {},
}

export const monitorRun = (run: number, delayMs: number, resource = 'imap_ip'): RunEntryPoint => ({
  kind: 'runEntryPoint',
  system: sysA,
  resource: resourceName(resource),
  entryPoint: 'monitor',
  run,
  delayMs,
  timeoutMs: 60_000,
  cleanReason: null,
})

export const onlineRun = (run: number, resource = 'imap_ip'): RunEntryPoint => ({
  ...monitorRun(run, 0, resource),
  entryPoint: 'online',
})

/** A runner whose answers the test gives. */
class ManualRunner implements AgentRunner {
  readonly asked: EntryPointRequest[] = []
  readonly triggers: TriggerRequest[] = []
  /** What every trigger ends with. */
  triggerOutcome: TriggerOutcome = { kind: 'missing' }
  private readonly open = new Map<number, (answer: EntryPointAnswer) => void>()
  private listener: (contact: Contact) => void = () => undefined

  run(request: EntryPointRequest): Promise<EntryPointAnswer> {
    this.asked.push(request)
    return new Promise((resolve) => this.open.set(request.run, resolve))
  }

  runTrigger(request: TriggerRequest): Promise<TriggerOutcome> {
    this.triggers.push(request)
    return Promise.resolve(this.triggerOutcome)
  }

  onContact(listener: (contact: Contact) => void): () => void {
    this.listener = listener
    return () => {
      this.listener = () => undefined
    }
  }

  close(): Promise<void> {
    return Promise.resolve()
  }

  tell(contact: Contact): void {
    this.listener(contact)
  }

  answer(run: number, code: number, output = ''): void {
    const resolve = this.open.get(run)
    if (!resolve) throw new Error(`run ${run} is not in flight`)
    this.open.delete(run)
    resolve({ outcome: { kind: 'exited', code, verdict: { kind: 'none' }, output }, durationMs: 5 })
  }
}

/** Plays the policy: every event is a new revision with one decision, and asks for what `react` says. */
const recordingStep =
  (seen: Event[], react: (event: Event) => readonly Effect[], isSteady: (event: Event) => boolean): Step =>
  (state, event) => {
    seen.push(event)
    if (isSteady(event)) return { state, effects: react(event), decisions: [] }
    const revision = state.revision + 1
    const decision = {
      id: `${revision}.0`,
      at: event.at,
      cause: `event:${revision}`,
      severity: 'INFO' as const,
      message: 90000,
      text: event.kind,
      group: null,
      resource: null,
      system: null,
      operation: null,
    }
    return { state: { ...state, revision }, effects: react(event), decisions: [decision] }
  }

export type BenchOptions = {
  readonly react?: (event: Event) => readonly Effect[]
  readonly isSteady?: (event: Event) => boolean
  readonly limits?: Partial<EngineLimits>
  readonly fenceOutcome?: FenceOutcome
  /** Answers each order by itself, in place of `fenceOutcome`. */
  readonly fenceAnswer?: () => Promise<FenceOutcome>
  readonly journal?: MemoryJournal
  readonly step?: Step
}

export type Bench = ReturnType<typeof engineBench>

/** An engine on virtual time with a runner, a fence and a policy in the test's hands. */
export function engineBench(options: BenchOptions = {}) {
  const clock = new VirtualClock(1_000_000)
  const runner = new ManualRunner()
  const journal = options.journal ?? new MemoryJournal()
  const seen: Event[] = []
  const failures: unknown[] = []
  const fenced: string[] = []
  const fence: Fence = {
    off(system) {
      fenced.push(system)
      if (options.fenceAnswer) return options.fenceAnswer()
      return Promise.resolve(options.fenceOutcome ?? { kind: 'notConfigured' })
    },
  }
  const silent: Log = { write: () => undefined }
  const engine = new Engine({
    clock,
    runner,
    fence,
    journal,
    log: silent,
    configuration: bareConfiguration,
    describeSystem: () => ({ address: 'system.test', fenceConfigured: false }),
    onFailure: (error) => failures.push(error),
    step: options.step ?? recordingStep(seen, options.react ?? (() => []), options.isSteady ?? (() => false)),
    ...(options.limits ? { limits: options.limits } : {}),
  })
  return { clock, runner, journal, seen, failures, fenced, engine }
}

/** Subscribes and collects what is published. */
export function collect(engine: Engine, afterRevision: number) {
  const changes: Change[] = []
  const facts: FactsUpdate[] = []
  const subscription = engine.subscribe(afterRevision, {
    change: (change) => changes.push(change),
    facts: (update) => facts.push(update),
  })
  return { changes, facts, subscription }
}
