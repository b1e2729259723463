import type { FailureKind } from './play.ts'

/** How a process of the simulator ends (reliability.md §4.4). */
export const exitCodes = {
  ok: 0,
  crash: 10,
  safety: 11,
  liveness: 12,
  nonDeterminism: 13,
  uncheckedRule: 14,
} as const

export const exitCodeOf = (kind: FailureKind): number => exitCodes[kind]
