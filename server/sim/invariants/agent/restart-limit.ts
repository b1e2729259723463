import { resourceNumber, resourceText } from '#lib/model/attribute-lookup.ts'
import type { RunEntryPoint } from '#lib/policy/effect.ts'
import { groupOfResource, runtimeOf } from '../facts.ts'
import { Judge, type Stepped } from '../judge.ts'

const unexpectedOffline = 4
const monitorHung = 5

type Count = {
  restarts: number
  lastCleanReason: number | null
  at: number
  /** RestartLimit when clean had ended and the restart was decided: it may be lowered while the restart waits. */
  limitThen: number
}

const fresh = { restarts: 0, lastCleanReason: null, limitThen: 0 }

/**
 * I-07: between two quiet spells of ConfInterval a resource is restarted in place no more often than RestartLimit
 * says. A restart is an online that follows the clean of a resource that died or hung, before it came to rest.
 */
export class RestartLimit extends Judge {
  readonly invariant = 'I-07'
  private readonly counts = new Map<string, Count>()

  override ordered(run: RunEntryPoint, { before, after, event }: Stepped): void {
    const { resource, system, entryPoint, cleanReason } = run
    const key = `${resource}@${system}`
    const count = this.counts.get(key) ?? { ...fresh, at: event.at }
    this.counts.set(key, count)
    if (entryPoint === 'clean') count.lastCleanReason = cleanReason
    if (entryPoint === 'offline') this.counts.delete(key)
    if (entryPoint !== 'online') return
    const { configuration } = after
    const isRestart = count.lastCleanReason === unexpectedOffline || count.lastCleanReason === monitorHung
    const group = groupOfResource(after, resource)
    const runtimes =
      group === undefined ? [] : [before, after].map((at) => runtimeOf(at, group, resource, system))
    const isInPlace = runtimes.some((runtime) => runtime?.flags.includes('RESTARTING'))
    if (!isInPlace || !isRestart || resourceText(configuration, resource, 'RetryPolicy') !== '') return
    this.looked += 1
    const quietMs = resourceNumber(configuration, resource, 'ConfInterval') * 1000
    if (event.at - count.at >= quietMs) count.restarts = 0
    count.restarts += 1
    count.at = event.at
    count.lastCleanReason = null
    const limit = Math.max(resourceNumber(configuration, resource, 'RestartLimit'), count.limitThen)
    count.limitThen = 0
    if (count.restarts > limit)
      this.report(`${resource} on ${system} is restarted ${count.restarts} times, RestartLimit = ${limit}`)
  }

  /** A resource that has come to rest anywhere but ONLINE begins to count anew; so does one on a lost system. */
  override stepped({ resources, after }: Stepped): void {
    for (const { resource, system, group, before, after: now } of resources) {
      const count = this.counts.get(`${resource}@${system}`)
      const isDecided = now.flags.includes('RESTARTING') && !before.flags.includes('RESTARTING')
      if (count && isDecided) count.limitThen = resourceNumber(after.configuration, resource, 'RestartLimit')
      const is = runtimeOf(after, group, resource, system)
      const isUnderWay =
        is && (is.running !== null || is.cleaning !== null || is.flags.includes('RESTARTING'))
      if (is && is.state !== 'ONLINE' && !isUnderWay && groupOfResource(after, resource)) {
        this.counts.delete(`${resource}@${system}`)
      }
    }
  }
}
