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

/** A field: what it asks, in which unit, what an empty one means, and what its value is like in life. */
export type AmountWords = { readonly label: string; readonly usual: string; readonly hint?: string }

export const amountWords: Readonly<Record<Amount, AmountWords>> = {
  systemDays: { label: 'A system is down, days a year', usual: '4' },
  failuresPerYear: { label: 'A system fails, times a year', usual: '4' },
  storageDays: { label: 'A storage is down, days a year', usual: '1' },
  failoverHours: { label: 'A failover takes, hours', usual: '0', hint: 'In life 0.1 to 1.' },
  coverage: { label: 'A failover works, chance', usual: '1', hint: 'From 0 to 1.' },
  recoveryHours: { label: 'Else by hand after, hours', usual: 'as the system' },
  switchoversPerYear: { label: 'Planned switchovers a year', usual: '0' },
  switchoverHours: { label: 'Each of them takes, hours', usual: '0' },
  active: { label: 'N + 1: active systems', usual: '3', hint: 'From 1 to 1000.' },
  standbyTakes: { label: 'N + 1: the standby takes', usual: 'all', hint: 'Instances at once.' },
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
