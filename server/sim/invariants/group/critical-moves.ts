import { groupFlag, groupText, resourceFlag } from '#lib/model/attribute-lookup.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { aboveOf, isAnythingUpOn, isFrozenAt } from '../facts.ts'
import { Judge, type ChangedResource, type Stepped } from '../judge.ts'

/**
 * I-10: a fault of a Critical resource, or of one below a Critical one, takes the whole group offline on that system;
 * any other leaves the rest of the group where it is, unless the system is being stopped anyway.
 */
export class CriticalMoves extends Judge {
  readonly invariant = 'I-10'

  override stepped({ before, after, resources, event }: Stepped): void {
    if (event.kind !== 'entryPointFinished') return
    const faults = resources.filter(
      (change) => change.after.state === 'FAULTED' && change.before.state !== 'FAULTED',
    )
    if (faults.length !== 1) return
    for (const fault of faults) this.judge(before, after, fault)
  }

  private judge(
    before: ClusterState,
    after: ClusterState,
    { group, system, resource }: ChangedResource,
  ): void {
    const { configuration } = after
    if (isFrozenAt(after, group, system) || groupText(configuration, group, 'ManageFaults') === 'NONE') return
    if (!groupFlag(configuration, group, 'FaultPropagation')) return
    if (!resourceFlag(configuration, resource, 'FaultPropagation', system)) return
    const was = before.groups[group]?.places[system]?.intent
    const is = after.groups[group]?.places[system]?.intent
    const path = [resource, ...aboveOf(configuration, resource)]
    // With "requires atleast" a parent may live on with fewer children: what that means is judged elsewhere.
    if (path.some((name) => configuration.resources[name]?.atLeast)) return
    const isCritical = path.some((name) => resourceFlag(configuration, name, 'Critical', system))
    this.looked += 1
    if (isCritical && is?.kind === 'online' && is === was)
      this.report(`${resource} is FAULTED on ${system} and critical; ${group} is still started there`)
    if (isCritical && isAnythingUpOn(after, group, system) && is?.kind !== 'offline')
      this.report(`${resource} is FAULTED on ${system} and critical; ${group} stays there`)
    const isLeft = after.systems[system]?.departure?.stage === 'stopping'
    if (!isCritical && !isLeft && is?.kind === 'offline' && was?.kind !== 'offline')
      this.report(`${resource} is FAULTED on ${system} and not critical; ${group} goes offline`)
  }
}
