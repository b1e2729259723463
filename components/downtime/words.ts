import type { Parts } from '#lib/topology/downtime/downtime.ts'
import type { LeverInput } from '#lib/topology/downtime/levers.ts'
import type { BookModel } from '#lib/topology/downtime/table-9-3.ts'
import type { Amount } from './question.ts'

export const bookModels: readonly BookModel[] = ['single', 'asymmetric', 'symmetric', 'n-plus-1']

export const modelTitles: Readonly<Record<BookModel, string>> = {
  single: 'Single',
  asymmetric: 'Asymmetric',
  symmetric: 'Symmetric',
  'n-plus-1': 'N + 1',
}

/** A field: what it asks, what an empty one means, its unit and its limits. */
export type AmountWords = { readonly label: string; readonly usual: string; readonly unit: string }

export const amountWords: Readonly<Record<Amount, AmountWords>> = {
  systemDays: { label: 'A system is down', usual: '4', unit: 'days a year, 0 to 365' },
  failuresPerYear: { label: 'A system fails', usual: '4', unit: 'times a year' },
  storageDays: { label: 'A storage is down', usual: '1', unit: 'days a year, 0 to 365' },
  failoverHours: { label: 'A failover takes', usual: '0', unit: 'hours; in life 0.1 to 1' },
  coverage: { label: 'A failover works', usual: '1', unit: 'chance, 0 to 1' },
  recoveryHours: { label: 'Else it is up after', usual: 'as the system', unit: 'hours, by hand' },
  switchoversPerYear: { label: 'Planned switchovers', usual: '0', unit: 'times a year' },
  switchoverHours: { label: 'Each of them takes', usual: '0', unit: 'hours' },
  active: { label: 'N + 1: active systems', usual: '3', unit: 'systems, 1 to 1000' },
  standbyTakes: { label: 'N + 1: standby takes', usual: 'all', unit: 'instances at once' },
}

export const leverWords: Readonly<Record<LeverInput, string>> = {
  systemDays: 'Days that a system is down',
  failuresPerYear: 'Failures of a system',
  storageDays: 'Days that a storage is down',
  failoverHours: 'Time of a failover',
  coverage: 'Failovers that do not work',
  recoveryHours: 'Time of recovery by hand',
  switchoversPerYear: 'Planned switchovers',
  switchoverHours: 'Time of a switchover',
}

/** Causes in the order they are drawn; each has its colour and its pattern. */
export const causes: readonly {
  readonly part: keyof Parts
  readonly title: string
  readonly look: string
  readonly pattern: 'solid' | 'hatched' | 'dotted' | 'striped' | 'crossed'
}[] = [
  { part: 'system', title: 'System', look: 'text-faulted', pattern: 'solid' },
  { part: 'storage', title: 'Storage', look: 'text-partial', pattern: 'hatched' },
  { part: 'failover', title: 'Failovers', look: 'text-transition', pattern: 'dotted' },
  { part: 'planned', title: 'Planned work', look: 'text-frozen', pattern: 'striped' },
  { part: 'double', title: 'Two at once', look: 'text-unknown', pattern: 'crossed' },
]
