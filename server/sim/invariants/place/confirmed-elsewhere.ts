import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import type { Hardware } from '../../hardware.ts'
import { groupOfResource, movableResources, rivalsOf, runtimeOf } from '../facts.ts'
import { Judge, type Stepped } from '../judge.ts'
import type { Ledger } from '../ledger.ts'

/**
 * I-02: an online is ordered only when every other system on which the group must not run was confirmed down: by its
 * own monitors' answers since contact was made, by a fence, or by a named person. A restart in place beside a
 * system that had said itself that the group is down there when it fell silent is no second start.
 */
export class ConfirmedElsewhere extends Judge {
  readonly invariant = 'I-02'
  private readonly ledger: Ledger
  private readonly hardware: Hardware

  constructor(ledger: Ledger, hardware: Hardware) {
    super()
    this.ledger = ledger
    this.hardware = hardware
  }

  override ordered(run: RunEntryPoint, { before, after }: Stepped): void {
    if (run.entryPoint !== 'online') return
    const { resource, system } = run
    const group = groupOfResource(after, resource)
    if (group === undefined) return
    const isRestart = [before, after].some((state) =>
      runtimeOf(state, group, resource, system)?.flags.includes('RESTARTING'),
    )
    for (const rival of rivalsOf(after.configuration, group, system)) {
      this.looked += 1
      const doubt = this.ledger.doubt(after, group, rival)
      if (doubt === null || (isRestart && this.isQuietBeside(group, rival))) continue
      this.report(`online of ${resource} on ${system} while on ${rival} ${doubt}`)
    }
  }

  private isQuietBeside(group: GroupName, rival: SystemName): boolean {
    return this.ledger.wasQuietOn(group, rival) && !this.trulyRuns(group, rival)
  }

  private trulyRuns(group: GroupName, system: SystemName): boolean {
    return this.membersOf(group).some((member) => this.hardware.isHeldByEngine(member, system))
  }

  private membersOf(group: GroupName): ResourceName[] {
    return movableResources(this.hardware.present, group)
  }
}
