import type { EntryPointRequest } from '#server/ports.ts'
import { Judge, type Stepped } from '../judge.ts'
import type { Ledger } from '../ledger.ts'

const acts: ReadonlySet<string> = new Set(['online', 'offline', 'clean'])

/**
 * I-06, as it reads for one engine that reaches out to all systems: of a split cluster only the side that holds the
 * journal acts. Nothing begins on behalf of a life of the engine that has ended, or on a system out of contact.
 */
export class OneSideActs extends Judge {
  readonly invariant = 'I-06'
  private readonly ledger: Ledger
  private readonly lifeOfRun = new Map<number, number>()
  private life = 0

  constructor(ledger: Ledger) {
    super()
    this.ledger = ledger
  }

  override recovered(_state: unknown, life: number): void {
    this.life = life
  }

  override stepped({ result }: Stepped): void {
    for (const effect of result.effects) {
      if (effect.kind === 'runEntryPoint' && acts.has(effect.entryPoint))
        this.lifeOfRun.set(effect.run, this.life)
    }
  }

  override began({ run, entryPoint, resource, system }: EntryPointRequest): void {
    if (!acts.has(entryPoint)) return
    this.looked += 1
    const what = `${entryPoint} of ${resource} on ${system}`
    if (this.lifeOfRun.get(run) !== this.life) this.report(`${what} begins for an engine that has ended`)
    const contact = this.ledger.contactOf(system)
    if (contact !== 'connected') this.report(`${what} begins although the system is ${contact}`)
  }
}
