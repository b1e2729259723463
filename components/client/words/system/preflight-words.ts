import type { PreflightFinding, PreflightSystem, PreflightVerdict, ReadyPlace } from '#lib/wire/preflight.ts'
import { agoText } from '../ages.ts'
import { label, type Label } from '../label.ts'

export const findingLabels: Readonly<Record<PreflightVerdict, Label>> = {
  defect: label('Defect', 'diamond', 'faulted'),
  doubt: label('Doubt', 'hand', 'partial'),
  unknown: label('Not known', 'question', 'unknown'),
}

const fine = label('Nothing found', 'disc-tick', 'online')
const silent = label('Not known: it does not answer', 'question', 'unknown')

/** The worst of what was found on a system. */
export function systemVerdictLabel(
  { silence }: PreflightSystem,
  findings: readonly PreflightFinding[],
): Label {
  if (silence !== null) return silent
  const count = (verdict: PreflightVerdict) =>
    findings.filter((finding) => finding.verdict === verdict).length
  for (const verdict of ['defect', 'doubt', 'unknown'] as const) {
    const found = count(verdict)
    if (found === 0) continue
    const { shape, tone } = findingLabels[verdict]
    return label(countText(verdict, found), shape, tone)
  }
  return fine
}

const countText = (verdict: PreflightVerdict, count: number): string => {
  if (verdict === 'unknown') return `${count} not known`
  return `${count} ${verdict}${count === 1 ? '' : 's'}`
}

/** "+0.12 s ± 0.03 s" against the engine's. */
export const clockText = ({ offsetMs, boundMs }: NonNullable<PreflightSystem['clock']>): string =>
  `${offsetMs < 0 ? '−' : '+'}${secondsText(Math.abs(offsetMs))} ± ${secondsText(boundMs)}`

const secondsText = (ms: number): string => `${(ms / 1000).toFixed(ms < 9_995 ? 2 : 0)} s`

const readyLabels: Readonly<Record<ReadyPlace['verdict'], Label>> = {
  ready: label('Ready', 'disc-tick', 'online'),
  'not-ready': label('Not ready', 'diamond', 'faulted'),
  unknown: label('Not known', 'question', 'unknown'),
}

export const readyLabel = ({ verdict }: ReadyPlace): Label => readyLabels[verdict]

/** "4 min ago"; when it was never looked at: that. */
export const lookedAtText = ({ at }: ReadyPlace, now: number): string =>
  at === null ? 'Readiness not looked at yet' : agoText(now - at)

/** On a small place: readiness itself stays quiet there. */
export const readyMark = (place: ReadyPlace): Label =>
  place.verdict === 'ready' ? quietly : readyLabel(place)

const quietly = label('Ready', 'disc-tick', 'offline')

/** "Not ready: …". Without its age, which would be told anew each second in every cell of a large table. */
export const readyStory = (place: ReadyPlace): string =>
  [readyLabel(place).text, place.reasons.join(' ')].filter((words) => words !== '').join(': ')

/** A group in a graph. */
export const unreadyLabel = label('Not ready on every system', 'hand', 'partial')
