import type { EntryPointOutcome } from '../event.ts'

/** What a monitor run tells about its resource. An answer that did not come tells nothing. */
export type SeenState =
  | { readonly kind: 'online'; readonly confidence: number }
  | { readonly kind: 'offline'; readonly intentional: boolean }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'timedOut' }

/** Reads a monitor's outcome. Only an exit code says online or offline; lost is unknown. vcs-semantics §6.2. */
export function seenState(outcome: EntryPointOutcome): SeenState {
  if (outcome.kind === 'timedOut') return { kind: 'timedOut' }
  if (outcome.kind === 'lost') return { kind: 'unknown' }
  switch (outcome.verdict.kind) {
    case 'online':
      return { kind: 'online', confidence: outcome.verdict.confidence }
    case 'offline':
      return { kind: 'offline', intentional: false }
    case 'intentionalOffline':
      return { kind: 'offline', intentional: true }
    case 'unknown':
    case 'none':
      return { kind: 'unknown' }
  }
}
