import { isActiveOn } from '#lib/model/group-state.ts'
import type { ResourceRuntime } from '#lib/model/runtime.ts'
import { exclusiveWith } from '#lib/model/zones.ts'
import type { Draft, Spot } from '../../draft.ts'

/**
 * A restart in place that waited, while its group came up on another system or ran there all the time: it would
 * wait for as long as the group stays there, and is given up; so is one that a lost contact has cut off. Tells
 * whether it was. vcs-semantics §4.7.
 */
export function endRestartBeside(draft: Draft, spot: Spot, { flags, wanted }: ResourceRuntime): boolean {
  if (wanted?.kind !== 'online' || wanted.operation !== null) return false
  const { group, resource, system } = spot
  const { state } = draft
  if (isActiveOn(state, group, system)) return false
  const others = exclusiveWith(state.configuration, group, system)
  const there = others.filter((other) => isActiveOn(state, group, other))
  if (there.length === 0) return false
  const cause = draft.decide({
    severity: 'NOTICE',
    message: 90261,
    text: `Resource ${resource} is not restarted on ${system}: group ${group} runs on ${there.join(', ')}.`,
    cause: wanted.cause,
    ...spot,
  })
  draft.updateResource(spot, {
    wanted: null,
    flags: flags.filter((flag) => flag !== 'RESTARTING'),
    iState: 'not waiting',
    since: draft.at,
    cause,
  })
  return true
}
