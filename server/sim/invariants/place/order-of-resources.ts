import { ancestorsOf } from '#lib/graph/reach.ts'
import { resourceNumber, resourceOperations } from '#lib/model/attribute-lookup.ts'
import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import { groupOfResource, isEnabled, runtimeOf } from '../facts.ts'
import { Judge, type Stepped } from '../judge.ts'
import type { Ledger } from '../ledger.ts'

/**
 * I-03: a resource is started when its own monitors have said that everything it requires is up (enough of it, where it
 * requires only some), and stopped when they have said that every parent is down, and while its whole group goes offline
 * everything above the parents too.
 */
export class OrderOfResources extends Judge {
  readonly invariant = 'I-03'
  private readonly ledger: Ledger

  constructor(ledger: Ledger) {
    super()
    this.ledger = ledger
  }

  override ordered(run: RunEntryPoint, step: Stepped): void {
    if (run.entryPoint === 'online') this.judgeStart(run, step)
    if (run.entryPoint === 'offline') this.judgeStop(run, step)
  }

  private judgeStart({ resource, system }: RunEntryPoint, { after }: Stepped): void {
    const found = after.configuration.resources[resource]
    if (!found) return
    const isUp = (name: ResourceName) => this.isUp(name, system, after)
    const some = found.atLeast ?? []
    for (const child of found.children) {
      if (some.some(({ of }) => of.includes(child))) continue
      this.looked += 1
      if (!isUp(child)) this.report(`online of ${resource} on ${system} while ${child} is not seen up`)
    }
    for (const { count, of } of some) {
      this.looked += 1
      if (of.filter(isUp).length < count)
        this.report(`online of ${resource} on ${system} with fewer than ${count} of ${of.join(', ')} up`)
    }
  }

  /** Seen up, or said to be down no more often than its ToleranceLimit lets pass. */
  private isUp(resource: ResourceName, system: SystemName, state: ClusterState): boolean {
    const { observed } = this.ledger.note(resource, system)
    if (observed !== 'down') return observed === 'up'
    const group = groupOfResource(state, resource)
    const isTolerated = resourceNumber(state.configuration, resource, 'ToleranceLimit') > 0
    return isTolerated && group !== undefined && runtimeOf(state, group, resource, system)?.state === 'ONLINE'
  }

  private judgeStop({ resource, system }: RunEntryPoint, { after }: Stepped): void {
    const { configuration } = after
    for (const parent of this.above(resource, system, after)) {
      if (resourceOperations(configuration, parent) !== 'OnOff') continue
      if (!isEnabled(configuration, parent, system)) continue
      this.looked += 1
      if (this.ledger.note(parent, system).observed === 'down') continue
      this.report(`offline of ${resource} on ${system} while ${parent} above it is not seen down`)
    }
  }

  /** What must be down before the resource is stopped. */
  private above(resource: ResourceName, system: SystemName, state: ClusterState): readonly ResourceName[] {
    const parentsOf = (name: ResourceName) => state.configuration.resources[name]?.parents ?? []
    const group = groupOfResource(state, resource)
    const isWhole = group !== undefined && state.groups[group]?.places[system]?.intent?.kind === 'offline'
    return isWhole ? ancestorsOf(resource, parentsOf) : parentsOf(resource)
  }
}
