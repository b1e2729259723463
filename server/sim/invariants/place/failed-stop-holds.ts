import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import { groupOfResource, movableResources, rivalsOf } from '../facts.ts'
import { Judge, type Stepped } from '../judge.ts'
import type { Ledger } from '../ledger.ts'

/**
 * I-09: a clean or an offline that failed keeps the group from being started anywhere else, until a monitor there says
 * "down" or the system itself is confirmed down.
 */
export class FailedStopHolds extends Judge {
  readonly invariant = 'I-09'
  private readonly ledger: Ledger

  constructor(ledger: Ledger) {
    super()
    this.ledger = ledger
  }

  override ordered({ resource, system, entryPoint }: RunEntryPoint, { after }: Stepped): void {
    const group = groupOfResource(after, resource)
    if (group === undefined || entryPoint !== 'online') return
    for (const rival of rivalsOf(after.configuration, group, system)) {
      const stuck = movableResources(after.configuration, group).find((name) => this.isStuck(name, rival))
      if (stuck !== undefined)
        this.report(`online of ${resource} on ${system} while ${stuck} could not be stopped on ${rival}`)
    }
  }

  /** Its case: a stop has just failed, and the group may run elsewhere. */
  override stepped({ event, after }: Stepped): void {
    if (event.kind !== 'entryPointFinished' || event.entryPoint === 'monitor') return
    const group = groupOfResource(after, event.resource)
    if (group === undefined || !this.isStuck(event.resource, event.system)) return
    if (rivalsOf(after.configuration, group, event.system).length > 0) this.looked += 1
  }

  private isStuck(resource: ResourceName, system: SystemName): boolean {
    const { stopFailed } = this.ledger.note(resource, system)
    const contact = this.ledger.contactOf(system)
    return stopFailed && contact !== 'down'
  }
}
