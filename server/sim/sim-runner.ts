import type { SystemName } from '#lib/model/names.ts'
import type { EntryPointOutcome, Verdict } from '#lib/policy/event.ts'
import type {
  AgentRunner,
  Contact,
  ContactFailure,
  EntryPointAnswer,
  EntryPointRequest,
} from '#server/ports.ts'
import type { Behaviour, Conduct } from './behaviour.ts'
import type { Hardware } from './hardware.ts'
import type { VirtualClock } from './virtual-clock.ts'

export type SimRunnerOptions = {
  readonly clock: VirtualClock
  readonly hardware: Hardware
  readonly behaviour: Behaviour
  /** Told before an entry point begins: the invariants look at what the engine believes then. */
  readonly onBegin: (request: EntryPointRequest) => void
}

type Flight = { readonly system: SystemName; readonly lose: (reason: string) => void }

/** The agents of simulated systems. What has begun goes on there until the runner notices that nobody listens. */
export class SimRunner implements AgentRunner {
  private readonly options: SimRunnerOptions
  private readonly contacts = new Map<SystemName, Contact>()
  private readonly listeners = new Set<(contact: Contact) => void>()
  private readonly flights = new Set<Flight>()

  constructor(options: SimRunnerOptions) {
    this.options = options
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
    const began = clock.now()
    return new Promise((resolve) => {
      const answer = (outcome: EntryPointOutcome): void => {
        this.flights.delete(flight)
        resolve({ outcome, durationMs: clock.now() - began })
      }
      const flight: Flight = { system, lose: (reason) => answer({ kind: 'lost', reason }) }
      this.flights.add(flight)
      if (!hardware.reachable(system)) return
      this.begin(request, (outcome) => {
        if (this.flights.has(flight) && hardware.reachable(system)) answer(outcome)
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
      if (this.options.hardware.reachable(system)) this.options.hardware.endRuns(system)
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

  private begin(request: EntryPointRequest, end: (outcome: EntryPointOutcome) => void): void {
    const { clock, hardware, behaviour } = this.options
    const { system, resource, entryPoint, timeoutMs } = request
    const conduct = behaviour.conductOf({ system, resource, entryPoint })
    const machine = hardware.machine(system)
    const { runnerLife } = machine
    if (entryPoint === 'online') machine.starting.add(resource)
    const tooLong = conduct.hangs || conduct.durationMs > timeoutMs
    clock.after(tooLong ? timeoutMs : conduct.durationMs, () => {
      if (machine.runnerLife !== runnerLife) return
      if (entryPoint === 'online') machine.starting.delete(resource)
      if (tooLong) return end({ kind: 'timedOut', output: conduct.output })
      if (conduct.works) this.act(request)
      end(this.exit(request, conduct))
    })
  }

  private act({ entryPoint, resource, system }: EntryPointRequest): void {
    if (entryPoint === 'online') this.options.hardware.set(resource, system, true)
    if (entryPoint === 'offline' || entryPoint === 'clean') this.options.hardware.set(resource, system, false)
  }

  private exit({ entryPoint, resource, system }: EntryPointRequest, conduct: Conduct): EntryPointOutcome {
    const { output } = conduct
    if (entryPoint !== 'monitor') {
      return { kind: 'exited', code: conduct.exitCode ?? 0, verdict: { kind: 'none' }, output }
    }
    const code = conduct.exitCode ?? (this.options.hardware.isUp(resource, system) ? 110 : 100)
    return { kind: 'exited', code, verdict: verdictOf(code), output }
  }
}

/** vcs-semantics §6.2: what a monitor's exit code says. */
function verdictOf(code: number): Verdict {
  if (code >= 101 && code <= 110) return { kind: 'online', confidence: (code - 100) * 10 }
  if (code === 100) return { kind: 'offline' }
  return code === 200 ? { kind: 'intentionalOffline' } : { kind: 'unknown' }
}
