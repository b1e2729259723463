import type { Configuration } from '#lib/model/configuration.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { Finding } from './judge.ts'

/** Whether a group could run on a system right now, and why not. */
export type Ready = {
  readonly group: GroupName
  readonly system: SystemName
  readonly verdict: 'ready' | 'not-ready' | 'unknown'
  readonly reasons: readonly string[]
}

/** Every group on every system of its SystemList. Doubts leave it ready, and are told. */
export const readyPlaces = (configuration: Configuration, findings: readonly Finding[]): readonly Ready[] =>
  namesOf(configuration.groups).flatMap((group) =>
    (configuration.groups[group]?.systemList ?? []).map(({ system }) => {
      const concerning = findings.filter((finding) => concerns(finding, group, system))
      const has = (verdict: Finding['verdict']) => concerning.some((finding) => finding.verdict === verdict)
      const verdict = has('defect') ? 'not-ready' : has('unknown') ? 'unknown' : 'ready'
      return { group, system, verdict, reasons: concerning.map(({ text }) => text) }
    }),
  )

const concerns = (finding: Finding, group: GroupName, system: SystemName): boolean => {
  const isItsGroup = finding.groups.includes(group)
  return finding.system === system
    ? isItsGroup || finding.groups.length === 0
    : isItsGroup && finding.isEverywhere
}
