import type { GroupName } from '#lib/model/names.ts'
import type { ClusterState, Instant } from '#lib/model/runtime.ts'
import { assumptionsOf } from '../assumptions.ts'
import type { Exceeded } from '../exceeded.ts'
import { forecast, type Forecast } from '../forecast.ts'
import type { GroupEnd } from '../group-end.ts'
import type { Assumptions, ForecastOptions } from '../happening.ts'
import { faultsOf, type Fault } from './faults.ts'

/** `down`: a group is left ONLINE nowhere; `degraded`: a part of one is left down; `survived`: neither. */
export type Outcome = 'down' | 'degraded' | 'survived'

/** What a fault does to a group it does anything to. */
export type GroupFall = Pick<
  GroupEnd,
  'group' | 'fate' | 'onlineBefore' | 'onlineAfter' | 'partlyOn' | 'outage' | 'why' | 'left'
> & {
  /**
   * How long it is out when every online, offline and clean takes the whole of its timeout, ms; null when it
   * is not out, or has no end.
   */
  readonly longestMs: number | null
}

/** What one fault leads to. */
export type SurvivalRow = {
  readonly fault: Pick<Fault, 'kind' | 'name'>
  readonly outcome: Outcome
  /** Groups that the fault does anything to, worst first. */
  readonly groups: readonly GroupFall[]
  /** Capacities and limits exceeded afterwards that were not before. */
  readonly exceeded: readonly Exceeded[]
  /** False: it was still going on when it was left. */
  readonly cameToRest: boolean
}

/** How a configuration stands every fault. Plain data. */
export type Survival = {
  /** Worst first. */
  readonly rows: readonly SurvivalRow[]
  /** Groups that are ONLINE nowhere before any fault: they are not counted. */
  readonly notOnline: readonly GroupName[]
  readonly assumptions: Assumptions
}

/**
 * Lets every single fault (with `pairs`, every two systems at once too) happen to a state and follows each to
 * its end, once in assumed times and once with every entry point taking its whole timeout. `at`: the engine's
 * time of the state, ms.
 */
export function survive(
  state: ClusterState,
  at: Instant,
  { pairs = false, ...options }: ForecastOptions & { readonly pairs?: boolean } = {},
): Survival {
  const before = forecast(state, at, [], options)
  const rows = faultsOf(state, pairs).map((fault) => rowOf(state, at, fault, before, options))
  return {
    rows: rows.toSorted(worstFirst),
    notOnline: before.groups.flatMap(({ group, onlineBefore }) => (onlineBefore.length === 0 ? [group] : [])),
    assumptions: assumptionsOf(options),
  }
}

function rowOf(
  state: ClusterState,
  at: Instant,
  fault: Fault,
  before: Forecast,
  options: ForecastOptions,
): SurvivalRow {
  const likely = forecast(state, at, fault.happenings, options)
  const slow = { ...options, assumptions: { ...options.assumptions, pace: 'longest' as const } }
  const longest = forecast(state, at, fault.happenings, slow)
  const groups = likely.groups.flatMap((end, index): GroupFall[] => {
    if (end.fate === 'untouched' || isAsBefore(end, before.groups[index])) return []
    const { group, fate, onlineBefore, onlineAfter, partlyOn, outage, why, left } = end
    const slowest = longest.groups[index]?.outage
    const longestMs = slowest?.isOver ? slowest.totalMs : null
    return [{ group, fate, onlineBefore, onlineAfter, partlyOn, outage, why, left, longestMs }]
  })
  return {
    fault: { kind: fault.kind, name: fault.name },
    outcome: outcomeOf(groups),
    groups: groups.toSorted((a, b) => gravityOf(b) - gravityOf(a)),
    exceeded: likely.exceeded.filter((found) => !before.exceeded.some((known) => isSame(found, known))),
    cameToRest: likely.ended === 'quiet',
  }
}

const isAsBefore = (end: GroupEnd, before: GroupEnd | undefined): boolean =>
  end.onlineBefore.length === 0 && end.fate === before?.fate

const isSame = (a: Exceeded, b: Exceeded): boolean =>
  a.system === b.system && a.what === b.what && a.taken <= b.taken

const isDown = ({ fate, onlineBefore }: GroupFall): boolean =>
  onlineBefore.length > 0 && (fate === 'down' || fate === 'unknown')

/** A group that lost a part for good, though the rest of it stands. */
const isDegraded = ({ fate }: GroupFall): boolean => fate === 'degraded'

function outcomeOf(groups: readonly GroupFall[]): Outcome {
  if (groups.some(isDown)) return 'down'
  return groups.some(isDegraded) ? 'degraded' : 'survived'
}

const openMs = 1e12

/** Out for ever weighs more than any time; a part left down more than a time that ends. */
const gravityOf = (fall: GroupFall): number => {
  if (isDown(fall)) return 2 * openMs
  if (isDegraded(fall)) return openMs
  return fall.outage?.totalMs ?? 0
}

const ranks: Readonly<Record<Outcome, number>> = { down: 2, degraded: 1, survived: 0 }

function worstFirst(a: SurvivalRow, b: SurvivalRow): number {
  const byOutcome = ranks[b.outcome] - ranks[a.outcome]
  if (byOutcome !== 0) return byOutcome
  const byGroups = b.groups.filter(isDown).length - a.groups.filter(isDown).length
  const byTime = Math.max(0, ...b.groups.map(gravityOf)) - Math.max(0, ...a.groups.map(gravityOf))
  return byGroups || byTime || (a.fault.name < b.fault.name ? -1 : 1)
}

/** `31 of 33 single faults survived; 2 leave a part of Mail down: …`, a sentence for each kind of fault. */
export function summaryOf({ rows }: Survival): string[] {
  const singles = rows.filter(({ fault }) => fault.kind !== 'pair')
  const pairs = rows.filter(({ fault }) => fault.kind === 'pair')
  return [
    sentence(singles, 'single fault'),
    ...(pairs.length > 0 ? [sentence(pairs, 'pair of systems', 'pairs of systems')] : []),
  ]
}

function sentence(rows: readonly SurvivalRow[], one: string, many = `${one}s`): string {
  const of = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome)
  const survived = of('survived').length
  const head = `${survived} of ${rows.length} ${rows.length === 1 ? one : many} survived`
  const parts = [
    ...byGroups(of('down'), isDown, (names) => `${names} down`),
    ...byGroups(of('degraded'), isDegraded, (names) => `a part of ${names} down`),
  ]
  return `${[head, ...parts].join('; ')}.`
}

/** `2 leave Mail down: mail_nic@sysA, mail_ip@sysA`, one part for each set of groups. */
function byGroups(
  rows: readonly SurvivalRow[],
  isHit: (fall: GroupFall) => boolean,
  words: (names: string) => string,
): string[] {
  const sets = Map.groupBy(rows, ({ groups }) =>
    groups.flatMap((fall) => (isHit(fall) ? [fall.group] : [])).join(', '),
  )
  return [...sets].map(([names, hit]) => {
    const faults = hit.map(({ fault }) => fault.name).join(', ')
    return `${hit.length} ${hit.length === 1 ? 'leaves' : 'leave'} ${words(names)}: ${faults}`
  })
}
