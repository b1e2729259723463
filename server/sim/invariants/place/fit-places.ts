import type { RunEntryPoint } from '#lib/policy/effect.ts'
import { groupOfResource, isAnythingUpOn, runtimeOf } from '../facts.ts'
import { Judge, type Stepped } from '../judge.ts'
import type { Ledger } from '../ledger.ts'

/**
 * I-04: online only on a system of the SystemList that answers, is not frozen, where the group is enabled and not
 * autodisabled, and of a resource that is not FAULTED there.
 */
export class FitPlaces extends Judge {
  readonly invariant = 'I-04'
  private readonly ledger: Ledger

  constructor(ledger: Ledger) {
    super()
    this.ledger = ledger
  }

  override ordered(run: RunEntryPoint, { before, after }: Stepped): void {
    if (run.entryPoint !== 'online') return
    const { resource, system } = run
    this.looked += 1
    const group = groupOfResource(after, resource)
    const place = group === undefined ? undefined : after.groups[group]?.places[system]
    if (group === undefined || !place) return this.unfit(run, 'which is not in its SystemList')
    if (this.ledger.contactOf(system) !== 'connected') return this.unfit(run, 'which does not answer')
    if (after.systems[system]?.frozen) return this.unfit(run, 'which is frozen')
    // What the group runs already may be mended where it is; a disabled group is not started.
    const runtime = runtimeOf(after, group, resource, system)
    const isRestart = runtime?.flags.includes('RESTARTING') === true
    if (place.autoDisabled) return this.unfit(run, 'where its group is autodisabled')
    if (!place.enabled && !isRestart && place.intent === null && runtime?.wanted == null)
      return this.unfit(run, 'where its group is disabled')
    const was = runtimeOf(before, group, resource, system)?.state
    if (was === 'FAULTED' && runtime?.state === 'FAULTED') this.unfit(run, 'where it is FAULTED')
  }

  /** A group is not sent where it is disabled; what runs there already may be completed. */
  override stepped({ before, places }: Stepped): void {
    for (const { group, system, before: was, after: is } of places) {
      const isSent = is.intent?.kind === 'online' && was.intent?.kind !== 'online'
      if (isSent && !is.enabled && !isAnythingUpOn(before, group, system))
        this.report(`${group} is started on ${system}, where it is disabled`)
    }
  }

  private unfit({ resource, system }: RunEntryPoint, why: string): void {
    this.report(`online of ${resource} on ${system}, ${why}`)
  }
}
