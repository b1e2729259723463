import { groupNumber, resourceNumber } from '#lib/model/attribute-lookup.ts'
import { systemsOf } from '#lib/model/group-members.ts'
import { activeSystems } from '#lib/model/group-state.ts'
import { movesOf } from '#lib/model/moves.ts'
import type { GroupName } from '#lib/model/names.ts'
import type { ClusterState, GroupMove, GroupRuntime } from '#lib/model/runtime.ts'
import { ageText, agoText } from '../ages.ts'
import { label, type Label } from '../label.ts'

/**
 * What a group waits for or has behind it, beside its state: moves under way, scripts that are asked, tries on
 * the same system, faults that will clear themselves. Empty for one at rest. `now`: the engine's clock.
 */
export function groupNotes(state: ClusterState, group: GroupName, now: number): readonly Label[] {
  const runtime = state.groups[group]
  if (!runtime) return []
  return [
    ...movesOf(runtime).flatMap(moveNotes),
    ...scripts(state, group, runtime),
    ...expected(state, group, runtime),
    ...tries(state, group, runtime, now),
    ...clearing(state, group, runtime, now),
  ]
}

const going = (text: string): Label => label(text, 'turning', 'transition')

/** Why a move cannot go on, which no fence and no monitor will change; null while it can. vcs-semantics §4.5. */
export function heldLabel({ heldBy = [] }: GroupMove): Label | null {
  if (heldBy.length === 0) return null
  const text = `is started nowhere while nobody knows whether it runs on ${heldBy.join(', ')}, stopped with its applications left running`
  return label(text, 'hand', 'partial')
}

function moveNotes(move: GroupMove): Label[] {
  const { to, refusedBy = [], preSwitch } = move
  const held = heldLabel(move)
  return [
    held ? { ...held, text: `It ${held.text}` } : going(moveText(move)),
    ...(typeof preSwitch?.run === 'number'
      ? [going(`Waits for its preswitch script on ${to ?? 'the target'}`)]
      : []),
    ...(refusedBy.length > 0
      ? [label(`Passes by ${refusedBy.join(', ')}: a script there did not agree`, 'hand', 'partial')]
      : []),
  ]
}

function moveText({ kind, from, to }: GroupMove): string {
  if (from !== null && from === to) return `Is started again on ${to} when it is offline there`
  const way = `${from === null ? '' : ` from ${from}`}${to === null ? '' : ` to ${to}`}`
  return `${kind === 'failover' ? 'Fails over' : 'Is switched'}${way}`
}

/** With PreOnline = 1 a script is asked before the group is brought online. vcs-semantics §9 preonline. */
const scripts = (state: ClusterState, group: GroupName, { places }: GroupRuntime): Label[] =>
  systemsOf(state.configuration, group).flatMap((system) => {
    if (typeof places[system]?.preOnline?.run !== 'number') return []
    const mostS = groupNumber(state.configuration, group, 'PreOnlineTimeout')
    return [going(`Waits for its preonline script on ${system}, for ${mostS} s at most`)]
  })

/** It ought to be up, and is not. */
function expected(state: ClusterState, group: GroupName, { resumeOn, places }: GroupRuntime): Label[] {
  const returning = systemsOf(state.configuration, group).filter((system) => places[system]?.returnsWithChild)
  const isOwed = resumeOn !== undefined && activeSystems(state, group).length === 0
  return [
    ...(isOwed
      ? [label(`Ran on ${resumeOn}; comes online again when a system can take it`, 'arrow-up', 'transition')]
      : []),
    ...(returning.length > 0
      ? [
          label(
            `Comes online again on ${returning.join(', ')} when the group it requires is back`,
            'arrow-up',
            'transition',
          ),
        ]
      : []),
  ]
}

/** Starts on the same system that still count. vcs-semantics §4.2 step 7 OnlineRetryLimit. */
function tries(state: ClusterState, group: GroupName, { onlineRetry }: GroupRuntime, now: number): Label[] {
  const { configuration } = state
  if (!onlineRetry) return []
  const limit = groupNumber(configuration, group, 'OnlineRetryLimit')
  const calmS = (configuration.groups[group]?.resources ?? []).map((resource) =>
    resourceNumber(configuration, resource, 'ConfInterval', onlineRetry.system),
  )
  const countsForS = Math.max(groupNumber(configuration, group, 'OnlineRetryInterval'), ...calmS)
  const agoMs = now - onlineRetry.at
  if (agoMs > countsForS * 1000) return []
  const text = `Started again on ${onlineRetry.system} after a fault, ${agoText(agoMs)}: ${onlineRetry.count} of ${limit} (OnlineRetryLimit)`
  return [label(text, 'triangle', 'partial')]
}

/** vcs-semantics §3.3 AutoClearLimit. */
function clearing(state: ClusterState, group: GroupName, { autoClear }: GroupRuntime, now: number): Label[] {
  if (!autoClear || autoClear.dueAt === null) return []
  const limit = groupNumber(state.configuration, group, 'AutoClearLimit')
  const text = `Its faults clear themselves in ${ageText(autoClear.dueAt - now)}: ${autoClear.count + 1} of ${limit} (AutoClearLimit)`
  return [label(text, 'turning', 'transition')]
}
