import { groupNumber } from '#lib/model/attribute-lookup.ts'
import { zoneOf } from '../facts.ts'
import { Judge, type Stepped } from '../judge.ts'

/** I-12: a group with AutoFailOver = 0 never fails over; one with 2 not out of its zone. */
export class StaysWhenTold extends Judge {
  readonly invariant = 'I-12'

  override stepped({ groups, places, after }: Stepped): void {
    const { configuration } = after
    for (const { group, before, after: is } of groups) {
      const autoFailOver = groupNumber(configuration, group, 'AutoFailOver')
      if (autoFailOver === 1) continue
      const isLeaving = places.some(
        (place) =>
          place.group === group &&
          place.after.intent?.kind === 'offline' &&
          place.before.intent?.kind !== 'offline',
      )
      if (isLeaving || is.move) this.looked += 1
      const { move } = is
      if (move?.kind !== 'failover' || move === before.move) continue
      if (autoFailOver === 0) this.report(`${group} fails over although AutoFailOver = 0`)
      const from = move.from ?? move.origin
      if (autoFailOver !== 2 || from === undefined || from === null || move.to === null) continue
      if (zoneOf(configuration, group, from) !== zoneOf(configuration, group, move.to))
        this.report(
          `${group} fails over from ${from} to ${move.to}, out of its zone, although AutoFailOver = 2`,
        )
    }
  }
}
