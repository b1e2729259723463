import type { SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { EntryPointRequest } from '#server/ports.ts'
import type { VirtualClock } from '../../virtual-clock.ts'
import { Judge, type Stepped } from '../judge.ts'

/** Ended operations the state keeps at most: two hundred, and those that ended with the latest request. */
const keptOperations = 256
const runsPerLane = 32
/** Timers that may wait, those that were cancelled and are not due yet among them; storms come to a quarter of it. */
const timersAtLeast = 200
const timersPerSpot = 20

/**
 * I-24: nothing grows without bound. Ended operations, timers (a few for each resource on each system), and entry points
 * at work at one time on one system stay within their limits.
 */
export class Bounded extends Judge {
  readonly invariant = 'I-24'
  private readonly clock: VirtualClock
  private readonly atWork = new Map<SystemName, number>()

  constructor(clock: VirtualClock) {
    super()
    this.clock = clock
  }

  override began({ system }: EntryPointRequest): void {
    const count = (this.atWork.get(system) ?? 0) + 1
    this.atWork.set(system, count)
    this.looked += 1
    if (count > 2 * runsPerLane) this.report(`${count} entry points are at work on ${system} at one time`)
  }

  override monitored({ event }: Stepped): void {
    if (event.kind === 'entryPointFinished') this.left(event.system)
  }

  override stepped({ event, after }: Stepped): void {
    if (event.kind === 'entryPointFinished' && event.entryPoint !== 'monitor') this.left(event.system)
    if (event.kind === 'engineRestarted') this.atWork.clear()
    if (event.kind === 'systemSilent' || event.kind === 'systemConnected') this.atWork.delete(event.system)
    if (event.kind !== 'asked') return
    this.looked += 1
    const ended = Object.values(after.operations).filter(({ endedAt }) => endedAt !== null).length
    if (ended > keptOperations) this.report(`${ended} ended operations are kept`)
    const timers = this.clock.waiting
    if (timers > timersAtLeast + timersPerSpot * spotsOf(after)) this.report(`${timers} timers wait`)
  }

  private left(system: SystemName): void {
    const count = this.atWork.get(system) ?? 0
    if (count > 0) this.atWork.set(system, count - 1)
  }
}

/** Resources, each counted on each system of its group. */
const spotsOf = ({ groups }: ClusterState): number =>
  Object.values(groups)
    .flatMap(({ places }) => Object.values(places))
    .reduce((sum, { resources }) => sum + Object.keys(resources).length, 0)
