import { resourceList } from '#lib/model/attribute-lookup.ts'
import type { EntryPoint } from '#lib/model/states.ts'
import type { Draft, Spot } from '../../draft.ts'
import type { EntryPointOutcome } from '../../event.ts'
import { callAside } from '../launch.ts'
import { lastWords, withWords } from '../last-words.ts'

/** Entry points around the management of a resource. Their exit value says nothing (vcs-semantics §6.2). */
export type CareEntryPoint = 'open' | 'close' | 'attr_changed'

export const isCare = (entryPoint: EntryPoint): entryPoint is CareEntryPoint =>
  entryPoint === 'open' || entryPoint === 'close' || entryPoint === 'attr_changed'

/** Whether the agent has one of them: static attribute EntryPoints. Without it no round trip is made. */
export const hasEntryPoint = (
  draft: Draft,
  resource: Spot['resource'],
  name: CareEntryPoint | 'info',
): boolean => resourceList(draft.state.configuration, resource, 'EntryPoints').includes(name)

/** Before anything else is asked of the agent for this resource: it takes it into its care. §4.1 "Probe". */
export function callOpen(draft: Draft, spot: Spot): void {
  if (hasEntryPoint(draft, spot.resource, 'open')) callAside(draft, spot, 'open')
}

/** The agent has the resource in its care no more. §4.1 "Enabled 1→0". */
export function callClose(draft: Draft, spot: Spot): void {
  if (hasEntryPoint(draft, spot.resource, 'close')) callAside(draft, spot, 'close')
}

const names: Readonly<Record<CareEntryPoint, string>> = {
  open: 'Open',
  close: 'Close',
  attr_changed: 'Attr_changed',
}

/** Nothing follows from it; only that it did not end by itself is told. */
export function careFinished(
  draft: Draft,
  spot: Spot,
  entryPoint: CareEntryPoint,
  outcome: EntryPointOutcome,
): void {
  if (outcome.kind === 'exited') return
  const why = outcome.kind === 'timedOut' ? 'did not end in time' : `gave no answer (${outcome.reason})`
  const finding = `${names[entryPoint]} of ${spot.resource} on ${spot.system} ${why}; nothing else follows from it`
  draft.decide({
    severity: 'WARNING',
    message: 90200,
    text: withWords(finding, lastWords(outcome)),
    ...spot,
  })
}
