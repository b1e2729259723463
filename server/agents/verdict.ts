import type { EntryPoint } from '#lib/model/states.ts'
import type { Verdict } from '#lib/policy/event.ts'

/**
 * What an exit code says. For monitor (VCS agent developer's guide; vcs-semantics §6.2): 100 offline, 101–110 online
 * with confidence 10–100, 200 intentionally offline, anything else unknown. Other entry points say nothing about a
 * state: `none`.
 */
export const verdictOf = (entryPoint: EntryPoint, exitCode: number): Verdict => {
  if (entryPoint !== 'monitor') return { kind: 'none' }
  if (exitCode === 100) return { kind: 'offline' }
  if (exitCode >= 101 && exitCode <= 110) return { kind: 'online', confidence: (exitCode - 100) * 10 }
  return exitCode === 200 ? { kind: 'intentionalOffline' } : { kind: 'unknown' }
}
