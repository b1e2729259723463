import { resourceNumber, resourceText } from '#lib/model/attribute-lookup.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import { Judge, type Stepped } from '../judge.ts'
import type { Ledger } from '../ledger.ts'

const unexpectedOffline = 4
const monitorHung = 5

/**
 * I-08: a resource is cleaned as dead after more than ToleranceLimit monitors said "down", as hung after
 * FaultOnMonitorTimeouts time-outs in a row, never for an answer that says nothing; and it is called ONLINE only
 * when its monitor says so.
 */
export class VerdictsCount extends Judge {
  readonly invariant = 'I-08'
  private readonly ledger: Ledger

  constructor(ledger: Ledger) {
    super()
    this.ledger = ledger
  }

  override ordered({ resource, system, entryPoint, cleanReason }: RunEntryPoint, { after }: Stepped): void {
    const { configuration } = after
    if (entryPoint !== 'clean' || resourceText(configuration, resource, 'RetryPolicy') !== '') return
    const note = this.ledger.note(resource, system)
    // A clean that follows a clean is its repetition.
    if (note.lastAction?.entryPoint === 'clean') return
    const where = `${resource} on ${system}`
    if (cleanReason === unexpectedOffline) {
      this.looked += 1
      const limit = resourceNumber(configuration, resource, 'ToleranceLimit')
      if (note.denials <= limit)
        this.report(`${where} is cleaned as dead after ${note.denials} monitors, ToleranceLimit = ${limit}`)
    }
    if (cleanReason === monitorHung) {
      this.looked += 1
      const limit = resourceNumber(configuration, resource, 'FaultOnMonitorTimeouts')
      if (limit === 0 || note.timeouts < limit)
        this.report(`${where} is cleaned as hung after ${note.timeouts} time-outs of ${limit}`)
    }
  }

  override stepped({ event, resources }: Stepped): void {
    for (const { resource, system, before, after } of resources) {
      if (before.state === after.state) continue
      const isOwnMonitor =
        event.kind === 'entryPointFinished' &&
        event.entryPoint === 'monitor' &&
        event.resource === resource &&
        event.system === system
      const verdict = isOwnMonitor && event.outcome.kind === 'exited' ? event.outcome.verdict.kind : 'nothing'
      if (after.state === 'ONLINE') {
        this.looked += 1
        if (verdict !== 'online')
          this.report(`${resource} on ${system} is ONLINE; its monitor said ${verdict}`)
      }
      // FAULTED after a clean that worked, and marked as not known: what §4.1 makes of a monitor that hung.
      const isDoubted = after.state === 'FAULTED' && after.flags.includes('STATE UNKNOWN')
      const isDown = after.state === 'OFFLINE' || after.state === 'FAULTED'
      if (verdict === 'unknown' && isDown && !isDoubted)
        this.report(`${resource} on ${system} is ${after.state}; its monitor could not tell`)
    }
  }
}
