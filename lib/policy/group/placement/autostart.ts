import { groupFlag } from '#lib/model/attribute-lookup.ts'
import {
  faultedResources,
  groupStateOn,
  isActiveOn,
  isConfirmedDownOn,
  isProbedOn,
} from '#lib/model/group-state.ts'
import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { Onlining } from '#lib/model/triggers.ts'
import { areExclusive, arenasOf } from '#lib/model/zones.ts'
import { autostartReasons, dependencyReasons } from '#lib/planner/group-rules.ts'
import { targetReasons } from '#lib/planner/targets.ts'
import type { Draft } from '../../draft.ts'
import { moveConcerning } from '../moves.ts'
import { autostartCandidates, whyThere } from './autostart-order.ts'
import { setPlaceIntent } from '../place-intent.ts'
import { clearParentsOf } from '../retry/online-clear-parent.ts'

/**
 * Starts a group once after the cluster starts, when every system of its SystemList has been probed or is
 * confirmed down; groups it requires come first. A parallel group starts on every system of its
 * AutoStartList, each as soon as that one is known, a hybrid one once in every zone. A group that ran when
 * the engine was restarted is taken up again where it was. vcs-semantics §4.9.
 */
export function advanceAutostart(draft: Draft, group: GroupName): void {
  const { autoStart, frozen } = draft.group(group)
  if (autoStart !== 'owed' || frozen) return
  const open = arenasOf(draft.state.configuration, group).filter(
    (arena) =>
      !isDealtWith(draft, group, arena) && !(isReady(draft, group, arena) && startIn(draft, group, arena)),
  )
  if (open.length > 0) markDealtWith(draft, group, open.flat())
  else finish(draft, group)
}

const isDealtWith = (draft: Draft, group: GroupName, arena: readonly SystemName[]): boolean =>
  arena.some((system) => draft.place(group, system).autoStart !== undefined)

/** What is not open any more is not looked at again, though autostart is still owed to the rest. */
function markDealtWith(draft: Draft, group: GroupName, open: readonly SystemName[]): void {
  for (const system of systemsOf(draft.state.configuration, group)) {
    if (open.includes(system) || draft.place(group, system).autoStart) continue
    draft.updatePlace(group, system, { autoStart: 'done' })
  }
}

/** What has been dealt with is only kept while something is still owed elsewhere. */
export function forgetDone(draft: Draft, group: GroupName, system: SystemName): void {
  if (draft.place(group, system).autoStart !== 'done') return
  draft.updatePlace(group, system, { autoStart: undefined })
}

function finish(draft: Draft, group: GroupName): void {
  for (const system of systemsOf(draft.state.configuration, group)) {
    forgetDone(draft, group, system)
  }
  draft.updateGroup(group, { autoStart: 'done', resumeOn: undefined })
}

function isReady(draft: Draft, group: GroupName, arena: readonly SystemName[]): boolean {
  return arena.every((system) => {
    if (draft.place(group, system).intent !== null || moveConcerning(draft, group, system)) return false
    const { kind } = draft.system(system).contact
    const isAway = kind === 'down' || kind === 'stopped'
    return isAway ? isConfirmedDownOn(draft.state, group, system) : isProbedOn(draft.state, group, system)
  })
}

const wantsAutostart = (draft: Draft, group: GroupName): boolean =>
  groupFlag(draft.state.configuration, group, 'AutoStart') &&
  groupNamed(draft.state.configuration, group).autoStartList.length > 0

/** Starts the group in a part of its SystemList, or finds that it is not to be; tells whether that is settled. */
function startIn(draft: Draft, group: GroupName, arena: readonly SystemName[]): boolean {
  const active = arena.filter((system) => isActiveOn(draft.state, group, system))
  if (active.length === 0) return !isWantedIn(draft, group, arena) && startFresh(draft, group, arena)
  return completePartial(draft, group, active)
}

/** One of its resources alone is wanted online there, or waits to be restarted: the group starts beside nothing. */
const isWantedIn = (draft: Draft, group: GroupName, arena: readonly SystemName[]): boolean =>
  arena.some((system) =>
    Object.values(draft.place(group, system).resources).some(({ wanted }) => wanted?.kind === 'online'),
  )

/**
 * Found running: what is missing is added with AutoStartIfPartial, once the groups it requires are there, and
 * what is whole counts as come online. Tells whether that is settled.
 */
function completePartial(draft: Draft, group: GroupName, active: readonly SystemName[]): boolean {
  const isWanted = wantsAutostart(draft, group) || draft.group(group).resumeOn !== undefined
  const mayComplete = groupFlag(draft.state.configuration, group, 'AutoStartIfPartial')
  const [system] = active
  if (active.length !== 1 || !system) return true
  const [extent] = groupStateOn(draft.state, group, system)
  if (extent === 'ONLINE') clearParentsOf(draft, group, system)
  if (extent !== 'PARTIAL' || !isWanted || !draft.place(group, system).enabled) return true
  // What faulted there meanwhile is not tried again before somebody clears it (§4.3).
  if (faultedResources(draft.state, group, system).length > 0) return true
  if (!mayComplete) {
    leaveAsFound(draft, group, system)
    return true
  }
  const needs = [
    ...dependencyReasons(draft.state, group, system),
    ...autostartReasons(draft.state, group, system),
  ]
  if (needs.length > 0) return false
  start(draft, group, system, `is found partly online on ${system} (AutoStartIfPartial = 1)`)
  return true
}

function leaveAsFound(draft: Draft, group: GroupName, system: SystemName): void {
  const text = `Group ${group} is found partly online on system ${system} and stays so: AutoStartIfPartial = 0.`
  draft.decide({ severity: 'NOTICE', message: 90110, text, group, system })
}

function startFresh(draft: Draft, group: GroupName, arena: readonly SystemName[]): boolean {
  const { resumeOn } = draft.group(group)
  const isResumed = resumeOn !== undefined && arena.includes(resumeOn)
  const candidates = autostartCandidates(draft.state, group, arena)
  if (candidates.length === 0 || (!wantsAutostart(draft, group) && !isResumed)) return true
  const verdicts = candidates.map((system) => ({
    system,
    reasons: [...targetReasons(draft.state, group, system), ...autostartReasons(draft.state, group, system)],
  }))
  const fit = verdicts.find(({ reasons }) => reasons.length === 0)
  if (fit) {
    start(draft, group, fit.system, whyThere(draft.state, group, fit.system))
    return true
  }
  if (verdicts.some(({ reasons }) => reasons.every(({ code }) => mayPass.has(code)))) return false
  decline(draft, group, candidates)
  return true
}

const mayPass = new Set([
  'dependency-not-met',
  'system-not-running',
  'group-autodisabled',
  'group-not-probed',
])

function start(draft: Draft, group: GroupName, system: SystemName, why: string): void {
  const cause = draft.decide({
    severity: 'NOTICE',
    message: 90033,
    text: `Autostart of group ${group} on system ${system}: it ${why}.`,
    group,
    system,
  })
  const onlining = onliningOf(draft, group, system)
  setPlaceIntent(draft, group, system, { kind: 'online', operation: null, cause, onlining })
}

/** What ran when the engine was restarted, or had nowhere to go, is taken up again: its preonline script is asked. §9. */
function onliningOf(draft: Draft, group: GroupName, system: SystemName): Onlining {
  const { resumeOn } = draft.group(group)
  if (resumeOn === system) return { why: 'FAULT', from: null }
  const { configuration } = draft.state
  const isMoved = resumeOn !== undefined && areExclusive(configuration, group, resumeOn, system)
  return isMoved ? { why: 'FAULT', from: resumeOn } : { why: 'AUTOSTART', from: null }
}

function decline(draft: Draft, group: GroupName, candidates: readonly SystemName[]): void {
  const against = candidates.flatMap((system) =>
    targetReasons(draft.state, group, system).map(({ text }) => text),
  )
  const text = `Group ${group} cannot be started automatically. ${against.join(' ')}`
  draft.decide({ severity: 'WARNING', message: 40156, text, group })
}
