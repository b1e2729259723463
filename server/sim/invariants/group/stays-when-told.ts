import { groupNumber } from '#lib/model/attribute-lookup.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { GroupMove } from '#lib/model/runtime.ts'
import { zoneOf } from '../facts.ts'
import { Judge, type ChangedGroup, type ChangedPlace, type Stepped } from '../judge.ts'

/** I-12: a group with AutoFailOver = 0 never fails over; one with 2 not out of its zone. */
export class StaysWhenTold extends Judge {
  readonly invariant = 'I-12'

  override stepped({ groups, places, after: { configuration } }: Stepped): void {
    for (const changed of groups) {
      const autoFailOver = groupNumber(configuration, changed.group, 'AutoFailOver')
      if (autoFailOver === 1) continue
      const own = places.filter(({ group }) => group === changed.group)
      if (changed.after.move || own.some((place) => begins(place, 'offline'))) this.looked += 1
      if (autoFailOver === 0) this.judgeStaying(changed)
      else this.judgeZone(configuration, changed, own)
    }
  }

  private judgeStaying({ group, before, after: { move } }: ChangedGroup): void {
    if (move?.kind === 'failover' && move !== before.move)
      this.report(`${group} fails over although AutoFailOver = 0`)
  }

  /** The target is known when the move says so, or when the group is started there and the move is over. */
  private judgeZone(
    configuration: Configuration,
    { group, before, after }: ChangedGroup,
    places: readonly ChangedPlace[],
  ): void {
    const moves = [before.move, ...(before.otherMoves ?? []), after.move].filter(isFailover)
    const origins = moves.flatMap(({ from, origin }) => from ?? origin ?? [])
    if (origins.length === 0) return
    const isHybrid = groupNumber(configuration, group, 'Parallel') === 2
    const started = places.flatMap((place) => {
      const { intent } = place.after
      if (!intent || !begins(place, 'online') || intent.operation !== null) return []
      // Another zone's own instance may come up beside the move.
      return isHybrid && (intent.onlining?.from ?? null) === null ? [] : [place.system]
    })
    const chosen = after.move !== before.move && isFailover(after.move) ? [after.move.to ?? []].flat() : []
    for (const to of [...started, ...chosen]) {
      if (origins.some((from) => isOneZone(configuration, group, from, to))) continue
      this.report(`${group} fails over from ${origins.join(', ')} to ${to}, out of its zone`)
    }
  }
}

const begins = ({ before, after }: ChangedPlace, kind: 'online' | 'offline'): boolean =>
  after.intent?.kind === kind && before.intent?.kind !== kind

const isFailover = (move: GroupMove | null): move is GroupMove => move?.kind === 'failover'

const isOneZone = (
  configuration: Configuration,
  group: GroupName,
  from: SystemName,
  to: SystemName,
): boolean => zoneOf(configuration, group, from) === zoneOf(configuration, group, to)
