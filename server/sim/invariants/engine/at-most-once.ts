import type { RunEntryPoint } from '#lib/policy/effect.ts'
import type { EntryPointRequest } from '#server/ports.ts'
import { Judge, type Stepped } from '../judge.ts'
import type { Ledger } from '../ledger.ts'

/**
 * I-15: no run begins twice, none begins before the order for it is durable, and nothing is done to a resource whose
 * state an earlier life or connection knew until a monitor has looked at it again.
 */
export class AtMostOnce extends Judge {
  readonly invariant = 'I-15'
  private readonly ledger: Ledger
  private readonly begun = new Set<number>()
  private readonly orderedIn = new Map<number, number>()
  private durable = 0

  constructor(ledger: Ledger) {
    super()
    this.ledger = ledger
  }

  override ordered({ run, resource, system, entryPoint }: RunEntryPoint, { after }: Stepped): void {
    this.orderedIn.set(run, after.revision)
    const { answered } = this.ledger.note(resource, system)
    if (!answered)
      this.report(`${entryPoint} of ${resource} on ${system}, which no monitor has looked at again`)
  }

  override appended(revision: number): void {
    this.durable = revision
  }

  override began({ run, entryPoint, resource, system }: EntryPointRequest): void {
    if (entryPoint !== 'online' && entryPoint !== 'offline' && entryPoint !== 'clean') return
    this.looked += 1
    const what = `${entryPoint} of ${resource} on ${system} (run ${run})`
    if (this.begun.has(run)) this.report(`${what} begins a second time`)
    this.begun.add(run)
    const revision = this.orderedIn.get(run)
    if (revision === undefined) this.report(`${what} begins and nobody has ordered it`)
    else if (revision > this.durable) this.report(`${what} begins before it is in the journal`)
  }
}
