import type { RunEntryPoint } from '#lib/policy/effect.ts'
import { groupOfResource, isFrozenAt } from '../facts.ts'
import { Judge, type Stepped } from '../judge.ts'

/** I-05: nothing is started, stopped or cleaned of a frozen group or on a frozen system. */
export class FrozenLeftAlone extends Judge {
  readonly invariant = 'I-05'

  override ordered({ resource, system, entryPoint }: RunEntryPoint, { before, after }: Stepped): void {
    const group = groupOfResource(after, resource)
    if (group === undefined || !isFrozenAt(before, group, system) || !isFrozenAt(after, group, system)) return
    this.report(`${entryPoint} of ${resource} on ${system} although frozen`)
  }

  /** Its case: something of a frozen group has changed, which might have made the engine act. */
  override stepped({ resources, after }: Stepped): void {
    for (const { group, system } of resources) if (isFrozenAt(after, group, system)) this.looked += 1
  }
}
