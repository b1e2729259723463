import type { Configuration } from '#lib/model/configuration.ts'
import type { Exceeded } from '#lib/forecast/exceeded.ts'
import type { Forecast } from '#lib/forecast/forecast.ts'
import type { Fate, GroupEnd } from '#lib/forecast/group-end.ts'
import type { Assumptions } from '#lib/forecast/happening.ts'
import type { Outage } from '#lib/forecast/outage.ts'
import type { TimelineEntry } from '#lib/forecast/record.ts'
import { paragraph, tableText } from './table.ts'
import { timeText } from './time.ts'

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** `midrange: 5 systems, 4 groups, 29 resources` */
export const clusterText = ({ cluster, systems, groups, resources }: Configuration): string =>
  `${cluster.name}: ${[
    counted(Object.keys(systems).length, 'system'),
    counted(Object.keys(groups).length, 'group'),
    counted(Object.keys(resources).length, 'resource'),
  ].join(', ')}`

const fenceText = ({ fence, fenceMs }: Assumptions): string =>
  ({
    works: `fences switch a system off in ${timeText(fenceMs)}`,
    fails: `fences fail after ${timeText(fenceMs)}`,
    none: 'there are no fences',
  })[fence]

/** What had to be assumed, as a sentence. */
export function assumptionsText(assumptions: Assumptions): string {
  const { entryPointsMs, byTypeMs, byResourceMs, triggerMs, silenceMs, confirmAfterMs } = assumptions
  const times = (owner: string, all: Readonly<Record<string, number>>) =>
    Object.entries(all).map(([entryPoint, ms]) => `${owner}${entryPoint} ${timeText(ms)}`)
  const own = [...Object.entries(byTypeMs), ...Object.entries(byResourceMs)]
  const person =
    confirmAfterMs === null
      ? 'nobody confirms a system down'
      : `a person confirms a system down after ${timeText(confirmAfterMs)}`
  const durations = [
    ...times('', entryPointsMs),
    ...own.flatMap(([owner, all]) => times(`${owner}.`, all)),
    `a trigger ${timeText(triggerMs)}`,
  ]
  return `Assumed: ${durations.join(', ')}; a silent system is noticed after ${timeText(silenceMs)}; ${fenceText(assumptions)}; ${person}. A resource dies just after a monitor has looked at it.`
}

const timeWidth = 12

/** The predicted log. */
export const timelineText = (timeline: readonly TimelineEntry[]): string =>
  timeline
    .map((entry) => {
      const at = timeText(entry.atMs).padStart(timeWidth)
      return entry.kind === 'happening'
        ? `${at}  ${'>'.repeat(8)}  ${entry.text}`
        : `${at}  ${entry.decision.severity.padEnd(8)}  ${entry.decision.text}`
    })
    .join('\n')

const fateWords: Readonly<Record<Fate, string>> = {
  untouched: 'as before',
  recovered: 'online again',
  moved: 'moved',
  started: 'started',
  degraded: 'PART DOWN',
  down: 'DOWN',
  unknown: 'NOT KNOWN',
  offline: 'not online',
}

/** What became of a group, in a word or two; capitals where somebody has to act. */
export const fateText = (fate: Fate): string => fateWords[fate]

/** `1 min 24 s`, or that it has no end. */
export const outageText = (outage: Outage | null): string => {
  if (outage === null) return '-'
  return outage.isOver ? timeText(outage.totalMs) : 'no end'
}

const partsText = (outage: Outage | null): string => {
  if (outage === null) return ''
  const { detectionMs, confirmationMs, workMs } = outage
  const parts = [
    detectionMs > 0 ? `${timeText(detectionMs)} until noticed` : null,
    confirmationMs > 0 ? `${timeText(confirmationMs)} until certainly off` : null,
    workMs > 0 ? `${timeText(workMs)} of work` : null,
  ]
  return parts.filter((part) => part !== null).join(', ')
}

const place = (systems: readonly string[]): string => (systems.length > 0 ? systems.join(', ') : '-')

/** Where a group ends: `sysA`, `part on sysA`, `-`. */
export const endPlaceText = ({
  onlineAfter,
  partlyOn,
}: Pick<GroupEnd, 'onlineAfter' | 'partlyOn'>): string =>
  onlineAfter.length === 0 && partlyOn.length > 0 ? `part on ${partlyOn.join(', ')}` : place(onlineAfter)

/** Groups before and after, how long each was out and what the time went into. */
export function groupsText(groups: readonly GroupEnd[]): string {
  const rows = groups.map((end) => [
    end.group,
    fateText(end.fate),
    place(end.onlineBefore),
    endPlaceText(end),
    outageText(end.outage),
    partsText(end.outage),
  ])
  return tableText(['Group', 'End', 'Was on', 'Is on', 'Out for', 'Of that'], rows)
}

/** Why groups did not come back, and which resources are left as they should not be. */
export function troubleText(groups: readonly Pick<GroupEnd, 'group' | 'fate' | 'why' | 'left'>[]): string {
  return groups
    .flatMap(({ group, fate, why, left }) => {
      const isBad = fate === 'down' || fate === 'degraded' || fate === 'unknown'
      const reasons = isBad ? why.map((text) => paragraph(text, '    ')) : []
      const remains = left.map(
        ({ resource, system, state }) => `    left: ${resource} on ${system} is ${state}`,
      )
      return isBad || remains.length > 0 ? [`  ${group}: ${fateText(fate)}`, ...reasons, ...remains] : []
    })
    .join('\n')
}

/** `sysB carries 120 of Capacity 100 (web, db)` */
export const exceededText = ({ system, what, allowed, taken, groups }: Exceeded): string =>
  `${system} carries ${taken} of ${what} ${allowed} (${groups.join(', ')})`

const endings: Readonly<Record<Forecast['ended'], string>> = {
  quiet: 'Nothing more happens by itself.',
  time: 'Left after the longest time that is looked at: something still goes on.',
  events: 'Left after as many events as are looked at: something still goes on.',
}

/** A forecast for people. */
export function forecastText(forecast: Forecast): string {
  const { timeline, groups, exceeded, notKnown, refused, ended, restAtMs } = forecast
  const sections = [
    timelineText(timeline),
    `\nThe end, after ${timeText(restAtMs)}. ${endings[ended]}\n\n${groupsText(groups)}`,
    troubleText(groups),
    exceeded.map((each) => `  Exceeded: ${exceededText(each)}.`).join('\n'),
    notKnown.map((sentence) => `  Not known: ${sentence}`).join('\n'),
    refused
      .map(({ title, reasons }) => `  Refused: ${title}. ${reasons.map(({ text }) => text).join(' ')}`)
      .join('\n'),
  ]
  return `${sections.filter((section) => section !== '').join('\n')}\n`
}
