import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { EntryPointOutcome, TriggerOutcome, Verdict } from '#lib/policy/event.ts'
import type {
  AgentRunner,
  Contact,
  ContactFailure,
  EntryPointAnswer,
  EntryPointRequest,
  TriggerRequest,
} from '#server/ports.ts'
import type { Behaviour, Conduct } from './behaviour.ts'
import type { Hardware } from './hardware.ts'
import { TriggerScripts } from './trigger/trigger-scripts.ts'
import type { VirtualClock } from './virtual-clock.ts'

export type SimRunnerOptions = {
  readonly clock: VirtualClock
  readonly hardware: Hardware
  readonly behaviour: Behaviour
  /** Told before an entry point begins: the invariants look at what the engine believes then. */
  readonly onBegin: (request: EntryPointRequest) => void
  /** An answer that has come already comes once more. */
  readonly onEcho?: (request: EntryPointRequest, answer: EntryPointAnswer) => void
}

type Flight = { readonly system: SystemName; readonly lose: (reason: string) => void }

type Ended = {
  readonly outcome: EntryPointOutcome
  readonly conduct: Conduct
  readonly answer: (outcome: EntryPointOutcome) => void
}

/** How long the connection waits for the answer of a run that has ended before it gives it up. */
const givesUpAfterMs = 5000

/** The agents of simulated systems. What has begun goes on there until the runner notices that nobody listens. */
export class SimRunner implements AgentRunner {
  readonly triggers: TriggerScripts
  private readonly options: SimRunnerOptions
  private readonly contacts = new Map<SystemName, Contact>()
  private readonly listeners = new Set<(contact: Contact) => void>()
  private readonly flights = new Set<Flight>()

  constructor(options: SimRunnerOptions) {
    this.options = options
    this.triggers = new TriggerScripts(options.clock, options.hardware)
  }

  /** Over a connection that is broken but not yet known to be, an answer does not come until it is. */
  run(request: EntryPointRequest): Promise<EntryPointAnswer> {
    const { clock, hardware, onBegin } = this.options
    const { system } = request
    if (this.contacts.get(system)?.kind !== 'connected') {
      const outcome = { kind: 'lost', reason: `no connection to ${system}` } as const
      return Promise.resolve({ outcome, durationMs: 0 })
    }
    onBegin(request)
    const began = clock.elapsed()
    return new Promise((resolve) => {
      const answer = (outcome: EntryPointOutcome): void => {
        this.flights.delete(flight)
        resolve({ outcome, durationMs: clock.elapsed() - began })
      }
      const flight: Flight = { system, lose: (reason) => answer({ kind: 'lost', reason }) }
      this.flights.add(flight)
      if (hardware.hears(system)) {
        this.begin(request, (outcome, conduct) => this.deliver(request, flight, { outcome, conduct, answer }))
      }
    })
  }

  /** The run has ended on its system: its answer sets out for the engine. */
  private deliver(request: EntryPointRequest, flight: Flight, ended: Ended): void {
    const { clock, hardware, onEcho } = this.options
    const { outcome, conduct, answer } = ended
    const { latencyMs = 0, isAnswerLost = false, echoAfterMs } = conduct
    const arrive = (): void => {
      if (!this.flights.has(flight) || !hardware.isHeard(request.system)) return
      if (!isAnswerLost) return answer(outcome)
      clock.after(givesUpAfterMs, () => {
        if (this.flights.has(flight)) flight.lose(`the answer of ${request.entryPoint} did not come`)
      })
    }
    if (latencyMs > 0) clock.after(latencyMs, arrive)
    else arrive()
    if (echoAfterMs === undefined || isAnswerLost) return
    clock.after(latencyMs + echoAfterMs, () => onEcho?.(request, { outcome, durationMs: 0 }))
  }

  /** As `run`, but nothing about it is judged: a script of the administrator does what it likes. */
  runTrigger(request: TriggerRequest): Promise<TriggerOutcome> {
    const { hardware } = this.options
    const { system } = request
    if (this.contacts.get(system)?.kind !== 'connected') {
      return Promise.resolve({ kind: 'lost', reason: `no connection to ${system}` })
    }
    return new Promise((resolve) => {
      const answer = (outcome: TriggerOutcome): void => {
        this.flights.delete(flight)
        resolve(outcome)
      }
      const flight: Flight = { system, lose: (reason) => answer({ kind: 'lost', reason }) }
      this.flights.add(flight)
      if (!hardware.hears(system)) return
      this.triggers.run(request, (outcome) => {
        if (this.flights.has(flight) && hardware.isHeard(system)) answer(outcome)
      })
    })
  }

  onContact(listener: (contact: Contact) => void): () => void {
    this.listeners.add(listener)
    for (const contact of this.contacts.values()) listener(contact)
    return () => void this.listeners.delete(listener)
  }

  close(): Promise<void> {
    this.forgetAll()
    return Promise.resolve()
  }

  /**
   * The engine's process ended and its connections with it: nobody waits for answers, and what was at work on
   * systems that notice is ended. Answers the systems it had contact with.
   */
  forgetAll(): SystemName[] {
    this.listeners.clear()
    this.flights.clear()
    const met = [...this.contacts.keys()]
    this.contacts.clear()
    for (const system of met) {
      if (this.options.hardware.hears(system)) this.options.hardware.endRuns(system)
    }
    return met
  }

  /** A new runner begins by ending what an earlier one left at work. */
  connect(system: SystemName): void {
    const { hardware } = this.options
    if (!hardware.reachable(system) || this.contacts.get(system)?.kind === 'connected') return
    hardware.endRuns(system)
    this.tell({ kind: 'connected', system })
  }

  /** The engine's side notices that the system does not answer. */
  lose(system: SystemName, failure: ContactFailure): void {
    for (const flight of this.flights) if (flight.system === system) flight.lose(failure.text)
    this.tell({ kind: 'silent', system, failure })
  }

  private tell(contact: Contact): void {
    this.contacts.set(contact.system, contact)
    for (const listener of this.listeners) listener(contact)
  }

  private begin(
    request: EntryPointRequest,
    end: (outcome: EntryPointOutcome, conduct: Conduct) => void,
  ): void {
    const { hardware, behaviour } = this.options
    const { system, resource, entryPoint, timeoutMs } = request
    const conduct = behaviour.conductOf({ system, resource, entryPoint })
    const machine = hardware.machine(system)
    const { runnerLife } = machine
    if (entryPoint === 'online') hardware.setStarting(resource, system, true)
    const durationMs = conduct.durationMs * machine.slowness
    const tooLong = conduct.hangs || durationMs > timeoutMs
    this.whenAwake(system, tooLong ? timeoutMs : durationMs, () => {
      if (machine.runnerLife !== runnerLife) return
      if (entryPoint === 'online') hardware.setStarting(resource, system, false)
      if (tooLong) {
        this.leaveBehind(request, conduct)
        return end({ kind: 'timedOut', output: conduct.output }, conduct)
      }
      if (conduct.works) this.act(request)
      end(this.exit(request, conduct), conduct)
    })
  }

  /** Calls after a time in which the system was not stopped. */
  private whenAwake(system: SystemName, delayMs: number, call: () => void): void {
    const { clock, hardware } = this.options
    clock.after(delayMs, () => {
      const sleepsMs = hardware.machine(system).pausedUntil - clock.elapsed()
      if (sleepsMs > 0) this.whenAwake(system, sleepsMs, call)
      else call()
    })
  }

  /** An online that was killed at its time-out may have set something in motion that goes on. */
  private leaveBehind({ entryPoint, resource, system }: EntryPointRequest, conduct: Conduct): void {
    if (entryPoint !== 'online' || conduct.risesAfterMs === undefined) return
    const { hardware } = this.options
    const machine = hardware.machine(system)
    const late = { saidDown: false }
    machine.lateStarts.set(resource, late)
    this.whenAwake(system, conduct.risesAfterMs, () => {
      if (machine.lateStarts.get(resource) !== late) return
      machine.lateStarts.delete(resource)
      if (late.saidDown) machine.hidden.add(resource)
      hardware.set(resource, system, true)
    })
  }

  /** A clean or offline that says it worked ends whatever an online has set in motion. */
  private act({ entryPoint, resource, system }: EntryPointRequest): void {
    const { hardware } = this.options
    if (entryPoint === 'online') hardware.set(resource, system, true)
    if (entryPoint === 'offline' || entryPoint === 'clean') hardware.set(resource, system, false)
  }

  private exit(request: EntryPointRequest, conduct: Conduct): EntryPointOutcome {
    const { entryPoint, resource, system } = request
    const { output } = conduct
    if (conduct.isMissing) return { kind: 'lost', reason: 'the system has no such script', isMissing: true }
    const machine = this.options.hardware.machine(system)
    if (entryPoint !== 'monitor') {
      const code = conduct.exitCode ?? 0
      if (code === 0 && (entryPoint === 'offline' || entryPoint === 'clean'))
        machine.lateStarts.delete(resource)
      return { kind: 'exited', code, verdict: { kind: 'none' }, output }
    }
    const isUp = machine.up.has(resource)
    const code = conduct.exitCode ?? (isUp ? 110 : 100)
    if (code === 100 || code === 200) this.noteDenial(machine, resource, isUp)
    return { kind: 'exited', code, verdict: verdictOf(code), output }
  }

  /** A monitor says "down": what is up all the same, or comes up later, no engine can know of. */
  private noteDenial(machine: ReturnType<Hardware['machine']>, resource: ResourceName, isUp: boolean): void {
    if (isUp) machine.hidden.add(resource)
    const late = machine.lateStarts.get(resource)
    if (late) late.saidDown = true
  }
}

/** vcs-semantics §6.2: what a monitor's exit code says. */
function verdictOf(code: number): Verdict {
  if (code >= 101 && code <= 110) return { kind: 'online', confidence: (code - 100) * 10 }
  if (code === 100) return { kind: 'offline' }
  return code === 200 ? { kind: 'intentionalOffline' } : { kind: 'unknown' }
}
