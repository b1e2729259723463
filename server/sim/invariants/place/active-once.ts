import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import type { Hardware } from '../../hardware.ts'
import { groupOfResource, movableResources, rivalsOf } from '../facts.ts'
import { Judge } from '../judge.ts'

/**
 * I-01: a failover group, each of its resources that can be brought online, truly runs or starts on one system only.
 * What a person started by hand, or an agent denied, is not the engine's doing.
 */
export class ActiveOnce extends Judge {
  readonly invariant = 'I-01'
  private readonly hardware: Hardware

  constructor(hardware: Hardware) {
    super()
    this.hardware = hardware
  }

  override truth(resource: ResourceName, system: SystemName, state: ClusterState): void {
    if (!this.hardware.isHeldByEngine(resource, system)) return
    const group = groupOfResource(state, resource)
    if (group === undefined) return
    const members = movableResources(state.configuration, group)
    if (!members.includes(resource)) return
    const rivals = rivalsOf(state.configuration, group, system)
    if (rivals.length > 0) this.looked += 1
    for (const rival of rivals) {
      if (!members.some((member) => this.hardware.isHeldByEngine(member, rival))) continue
      this.report(`${group} runs or starts on ${[rival, system].toSorted().join(' and ')}`)
    }
  }
}
