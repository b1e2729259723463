import type { ResourceName } from '#lib/model/names.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'

export type SystemQueueOptions = {
  /** Most runs in flight on the system, for monitors and for all other entry points each. */
  readonly cap: number
  /** Name of the resource's type at this moment: whose threads its runs take. */
  readonly typeOf: (resource: ResourceName) => string
  /** Most runs in flight of a type: NumThreads. */
  readonly threadsOf: (type: string) => number
  readonly begin: (run: RunEntryPoint) => void
}

type Kind = 'command' | 'monitor'

/** Runs of one type on the system that could begin as soon as a thread of its agent is free. */
type Lane = {
  readonly type: string
  inFlight: number
  readonly command: Set<Seat>
  readonly monitor: Set<Seat>
}

/** One resource: one of its entry points runs at a time, the others wait here in their order. */
type Seat = {
  lane: Lane
  isBusy: boolean
  readonly commands: RunEntryPoint[]
  monitor: RunEntryPoint | null
}

const kindOf = (run: RunEntryPoint): Kind => (run.entryPoint === 'monitor' ? 'monitor' : 'command')

/**
 * Who may begin on one system: at most NumThreads runs of a type, one of a resource, and commands before
 * monitors that wait (vcs-semantics §6.5). Every call costs the same however much waits.
 */
export class SystemQueue {
  private readonly options: SystemQueueOptions
  private readonly lanes = new Map<string, Lane>()
  private readonly seats = new Map<ResourceName, Seat>()
  private readonly ready = { command: new Set<Lane>(), monitor: new Set<Lane>() }
  private readonly inFlight = { command: 0, monitor: 0 }

  constructor(options: SystemQueueOptions) {
    this.options = options
  }

  /** Takes a run in and begins it when it may. A monitor replaces the one of its resource that still waits. */
  add(run: RunEntryPoint): void {
    const seat = this.seatOf(run.resource)
    if (run.entryPoint === 'monitor') seat.monitor = run
    else seat.commands.push(run)
    this.place(seat)
    this.beginWaiting()
  }

  /** Drops the monitor of a resource that has not begun. */
  forgetMonitor(resource: ResourceName): void {
    const seat = this.seats.get(resource)
    if (!seat?.monitor) return
    seat.monitor = null
    this.place(seat)
  }

  /** Drops everything that has not begun. */
  forgetAll(): void {
    for (const seat of this.seats.values()) {
      seat.monitor = null
      seat.commands.length = 0
      this.place(seat)
    }
  }

  /** A run that had begun has ended: its thread is free again. */
  end(run: RunEntryPoint): void {
    const seat = this.seatOf(run.resource)
    seat.isBusy = false
    seat.lane.inFlight -= 1
    this.inFlight[kindOf(run)] -= 1
    this.place(seat)
    this.beginWaiting()
  }

  private beginWaiting(): void {
    this.beginWaitingOf('command')
    this.beginWaitingOf('monitor')
  }

  private beginWaitingOf(kind: Kind): void {
    const ready = this.ready[kind]
    while (ready.size > 0 && this.inFlight[kind] < this.options.cap) {
      const lane = firstOf(ready)
      const seat = lane && firstOf(lane[kind])
      if (!lane || !seat) break
      // To the end of the line: no type keeps the others from their turn.
      ready.delete(lane)
      this.start(seat, kind)
    }
  }

  private start(seat: Seat, kind: Kind): void {
    const run = kind === 'command' ? seat.commands.shift() : seat.monitor
    if (kind === 'monitor') seat.monitor = null
    if (!run) return
    seat.isBusy = true
    seat.lane.inFlight += 1
    this.inFlight[kind] += 1
    this.place(seat)
    this.options.begin(run)
  }

  private place(seat: Seat): void {
    const { lane } = seat
    const hasCommand = seat.commands.length > 0
    put(lane.command, seat, !seat.isBusy && hasCommand)
    put(lane.monitor, seat, !seat.isBusy && !hasCommand && seat.monitor !== null)
    const isFree = lane.inFlight < this.options.threadsOf(lane.type)
    put(this.ready.command, lane, isFree && lane.command.size > 0)
    put(this.ready.monitor, lane, isFree && lane.command.size === 0 && lane.monitor.size > 0)
  }

  private seatOf(resource: ResourceName): Seat {
    const known = this.seats.get(resource)
    if (known && (known.isBusy || known.monitor || known.commands.length > 0)) return known
    const type = this.options.typeOf(resource)
    if (known?.lane.type === type) return known
    const seat: Seat = { lane: this.laneOf(type), isBusy: false, commands: [], monitor: null }
    this.seats.set(resource, seat)
    return seat
  }

  private laneOf(type: string): Lane {
    const known = this.lanes.get(type)
    if (known) return known
    const lane: Lane = { type, inFlight: 0, command: new Set(), monitor: new Set() }
    this.lanes.set(type, lane)
    return lane
  }
}

const firstOf = <Value>(set: ReadonlySet<Value>): Value | undefined => set.values().next().value

function put<Value>(set: Set<Value>, value: Value, isIn: boolean): void {
  if (isIn) set.add(value)
  else set.delete(value)
}
