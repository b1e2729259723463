import { isActiveOn } from '#lib/model/group-state.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { Departure, Operation } from '#lib/model/runtime.ts'
import { activeSystems } from '#lib/model/group-state.ts'
import type { Draft } from '../../draft.ts'
import { wholeOf } from './parts.ts'

/** How it ended; a sentence for each group, and all of them as one text. */
type Result = {
  readonly state: 'DONE' | 'FAILED'
  readonly sentences: readonly string[]
  readonly text: string
}

/** How an evacuation ended: where each group is, and FAILED when one is still there or came up nowhere. */
export function resultOf(draft: Draft, system: SystemName, departure: Departure): Result {
  const parts = wholeOf(draft, departure)?.parts ?? {}
  const groups = namesOf<GroupName>(parts)
  if (groups.length === 0) return { state: 'DONE', sentences: [], text: `No group was active on ${system}.` }
  const failed = groups.some((group) => parts[group]?.state !== 'DONE')
  const sentences = groups.map((group) => sentenceOf(draft, group, system, parts))
  return { state: failed ? 'FAILED' : 'DONE', sentences, text: sentences.join(' ') }
}

function sentenceOf(
  draft: Draft,
  group: GroupName,
  system: SystemName,
  parts: NonNullable<Operation['parts']>,
): string {
  const part = parts[group]
  if (!draft.state.configuration.groups[group]) return `${group} has left the configuration.`
  if (part?.state === 'DONE' && !isActiveOn(draft.state, group, system)) {
    const on = activeSystems(draft.state, group)
    return on.length > 0 ? `${group} is on ${on.join(', ')}.` : `${group} is offline.`
  }
  return part?.text.startsWith(group) ? part.text : `${group}: ${part?.text ?? ''}`
}
