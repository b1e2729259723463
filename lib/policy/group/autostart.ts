import { groupFlag, groupText } from '#lib/model/attribute-lookup.ts'
import { activeSystems, groupStateOn, isProbedOn } from '#lib/model/group-state.ts'
import { groupNamed, systemsOf } from '#lib/model/group-members.ts'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { targetReasons } from '#lib/planner/targets.ts'
import type { Draft } from '../draft.ts'
import { isFailoverGroup } from '../start-guard.ts'
import { setPlaceIntent } from './place-intent.ts'

/**
 * Starts a group once after the cluster starts, when every system of its SystemList has been probed or is
 * confirmed down; groups it requires come first. A group that ran when the engine was restarted is taken
 * up again where it was. vcs-semantics §4.9.
 */
export function advanceAutostart(draft: Draft, group: GroupName): void {
  const { autoStart, frozen, move, places } = draft.group(group)
  const isBusy = move !== null || Object.values(places).some(({ intent }) => intent !== null)
  if (autoStart !== 'owed' || frozen || isBusy || !isEverythingKnown(draft, group)) return
  const active = activeSystems(draft.state, group)
  if (active.length > 0) completePartial(draft, group, active)
  else startFresh(draft, group)
}

function isEverythingKnown(draft: Draft, group: GroupName): boolean {
  return systemsOf(draft.state.configuration, group).every(
    (system) => draft.system(system).contact.kind === 'down' || isProbedOn(draft.state, group, system),
  )
}

const wantsAutostart = (draft: Draft, group: GroupName): boolean =>
  groupFlag(draft.state.configuration, group, 'AutoStart') &&
  groupNamed(draft.state.configuration, group).autoStartList.length > 0

function completePartial(draft: Draft, group: GroupName, active: readonly SystemName[]): void {
  const isWanted = wantsAutostart(draft, group) || draft.group(group).resumeOn !== undefined
  const mayComplete = groupFlag(draft.state.configuration, group, 'AutoStartIfPartial')
  const [system] = active
  const isPartial = active.length === 1 && system && groupStateOn(draft.state, group, system)[0] === 'PARTIAL'
  draft.updateGroup(group, { autoStart: 'done', resumeOn: undefined })
  if (isWanted && mayComplete && isPartial) {
    start(draft, group, system, `is found partly online on ${system} (AutoStartIfPartial = 1)`)
  }
}

function startFresh(draft: Draft, group: GroupName): void {
  const { resumeOn } = draft.group(group)
  if (!wantsAutostart(draft, group) && resumeOn === undefined) {
    draft.updateGroup(group, { autoStart: 'done' })
    return
  }
  const candidates = candidatesOf(draft, group)
  const verdicts = candidates.map((system) => ({
    system,
    reasons: targetReasons(draft.state, group, system),
  }))
  const fit = verdicts.filter(({ reasons }) => reasons.length === 0).map(({ system }) => system)
  const chosen = isFailoverGroup(draft.state, group) ? fit.slice(0, 1) : fit
  if (chosen.length === 0) {
    if (!verdicts.some(({ reasons }) => reasons.every(({ code }) => mayPass.has(code)))) decline(draft, group)
    return
  }
  draft.updateGroup(group, { autoStart: 'done', resumeOn: undefined })
  for (const system of chosen) start(draft, group, system, whyThere(system, resumeOn))
}

const mayPass = new Set([
  'dependency-not-met',
  'system-not-running',
  'group-autodisabled',
  'group-not-probed',
])

const whyThere = (system: SystemName, resumeOn: SystemName | undefined): string =>
  system === resumeOn
    ? `ran on ${system} before the engine was restarted and is found offline everywhere`
    : `is probed everywhere and ${system} is the first system of its AutoStartList that qualifies`

function candidatesOf(draft: Draft, group: GroupName): SystemName[] {
  const { autoStartList } = groupNamed(draft.state.configuration, group)
  const listed = systemsOf(draft.state.configuration, group)
  const policy = groupText(draft.state.configuration, group, 'AutoStartPolicy')
  const ordered =
    policy === 'Order' ? autoStartList : listed.filter((system) => autoStartList.includes(system))
  const { resumeOn } = draft.group(group)
  return [...new Set(resumeOn === undefined ? ordered : [resumeOn, ...ordered, ...listed])]
}

function start(draft: Draft, group: GroupName, system: SystemName, why: string): void {
  const cause = draft.decide({
    severity: 'NOTICE',
    message: 90033,
    text: `Autostart of group ${group} on system ${system}: it ${why}.`,
    group,
    system,
  })
  setPlaceIntent(draft, group, system, { kind: 'online', operation: null, cause })
}

function decline(draft: Draft, group: GroupName): void {
  draft.updateGroup(group, { autoStart: 'done' })
  const against = candidatesOf(draft, group).flatMap((system) =>
    targetReasons(draft.state, group, system).map(({ text }) => text),
  )
  const text = `Group ${group} cannot be started automatically. ${against.join(' ')}`
  draft.decide({ severity: 'WARNING', message: 40156, text, group })
}
