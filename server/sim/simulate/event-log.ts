import { crc32 } from 'node:zlib'
import type { Event } from '#lib/policy/event.ts'
import type { StepResult } from '#lib/policy/step.ts'

const keptEvents = 200

type Entry = { readonly event: Event; readonly result: StepResult }

/**
 * What the engine was told and what it decided: the last events in words, and a number over all of them that is
 * the same for two runs that went the same way.
 */
export class EventLog {
  count = 0
  private checksum = 0
  private timelessChecksum = 0
  private kept = 0
  private readonly ring: Entry[] = []

  note(before: unknown, event: Event, result: StepResult): void {
    this.count += 1
    if (result.state === before && result.decisions.length === 0) return
    this.ring[this.kept++ % keptEvents] = { event, result }
    const ids = result.decisions.map(({ id, message }) => `${id}:${message}`).join(' ')
    const text = `${event.kind} ${result.state.revision} ${result.effects.length} ${ids}`
    this.timelessChecksum = crc32(text, this.timelessChecksum)
    this.checksum = crc32(`${event.at} ${text}`, this.checksum)
  }

  /** The same for two runs that went the same way at the same times. */
  get hash(): string {
    return `${this.count}-${this.checksum.toString(16)}`
  }

  /** The same for two runs that went the same way, whatever the wall clock said. */
  get timelessHash(): string {
    return `${this.count}-${this.timelessChecksum.toString(16)}`
  }

  /** The last events that changed anything, oldest first, each with the decisions that followed. */
  lines(start: number): string[] {
    const entries = this.ring.toSorted((a, b) => a.result.state.revision - b.result.state.revision)
    return entries.flatMap(({ event, result }) => [
      `${((event.at - start) / 1000).toFixed(1)} s  r${result.state.revision}  ${summary(event)}`,
      ...result.decisions.map(({ severity, message, text }) => `      ${severity} ${message} ${text}`),
    ])
  }
}

function summary(event: Event): string {
  if (event.kind === 'configurationLoaded') return event.kind
  const { at: _at, kind, ...rest } = event
  return `${kind} ${JSON.stringify(rest).slice(0, 300)}`
}
