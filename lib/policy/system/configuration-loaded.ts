import type { Configuration, GroupConfiguration } from '#lib/model/configuration.ts'
import { movesOf } from '#lib/model/moves.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import type { GroupPlace, GroupRuntime, OperationId, SystemRuntime } from '#lib/model/runtime.ts'
import { configurationReasons } from '../can/configuration-reasons.ts'
import type { Draft } from '../draft.ts'
import { spotsOf } from '../group/place-intent.ts'
import { freshGroup, freshPlace, freshSystem, unprobedResource } from '../initial-state.ts'
import { endOperation, openOperations } from '../operator/operations.ts'
import { mergedFreeze, tellFreezes } from './frozen-by-configuration.ts'
import { runsAction } from '../resource/action/action.ts'
import { tellAgents } from '../resource/care/live-change.ts'
import { watchLoad } from './overload.ts'
import { beginToManage } from './sight.ts'

/**
 * A first or a changed configuration: the runtime of what stays is kept, what is new is probed. One that
 * would lose sight of what runs is not taken, whoever handed it in.
 */
export function configurationLoaded(draft: Draft, configuration: Configuration): void {
  const before = draft.state
  const against = configurationReasons(before, configuration)
  if (against.length > 0) {
    const why = against.map(({ text }) => text).join(' ')
    draft.decide({
      severity: 'ERROR',
      message: 90052,
      text: `The configuration of cluster ${configuration.cluster.name} was not loaded; the one before stays. ${why}`,
    })
    return
  }
  draft.decide({
    severity: 'NOTICE',
    message: 90051,
    text: `The configuration of cluster ${configuration.cluster.name} was loaded: ${namesOf(configuration.groups).length} groups, ${namesOf(configuration.resources).length} resources.`,
  })
  forgetMonitors(draft, configuration)
  const groups = Object.values(configuration.groups).map((group) => [
    group.name,
    mergedGroup(draft, configuration, group, before.groups[group.name]),
  ])
  const systems = namesOf(configuration.systems).map((system) => [
    system,
    mergedSystem(before.systems[system], freshSystem(configuration, system, draft.at)),
  ])
  draft.replace({
    configuration,
    groups: Object.fromEntries(groups),
    systems: Object.fromEntries(systems),
  })
  tellFreezes(draft, before, configuration)
  cancelStranded(draft)
  tellAgents(draft, before.configuration)
  for (const group of namesOf(configuration.groups)) probeNew(draft, group)
  for (const system of namesOf(configuration.systems)) watchLoad(draft, system)
}

/** Monitors of resources that left, or left a system, are asked no more. */
function forgetMonitors(draft: Draft, configuration: Configuration): void {
  for (const [group, { places }] of Object.entries(draft.state.groups) as [GroupName, GroupRuntime][]) {
    for (const system of namesOf(places)) {
      for (const { resource } of spotsOf(draft, group, system)) {
        const now = configuration.resources[resource]
        const listed = now && configuration.groups[now.group]?.systemList
        if (now?.group === group && listed?.some((entry) => entry.system === system)) continue
        draft.effects.push({ kind: 'cancelMonitor', resource, system })
      }
    }
  }
}

const mergedSystem = (before: SystemRuntime | undefined, fresh: SystemRuntime): SystemRuntime =>
  before ? { ...before, frozen: mergedFreeze(before.frozen, fresh.frozen) } : fresh

function mergedGroup(
  draft: Draft,
  configuration: Configuration,
  group: GroupConfiguration,
  before: GroupRuntime | undefined,
): GroupRuntime {
  const fresh = freshGroup(configuration, group, draft.at)
  if (!before) return fresh
  const places = group.systemList.map(({ system }) => [
    system,
    mergedPlace(draft, group, before.places[system], freshPlace(configuration, group, system, draft.at)),
  ])
  const isListed = (system: SystemName | null) =>
    system === null || group.systemList.some((entry) => entry.system === system)
  const [move = null, ...others] = movesOf(before).filter(({ from, to }) => isListed(from) && isListed(to))
  return {
    ...before,
    frozen: mergedFreeze(before.frozen, fresh.frozen),
    move,
    ...(others.length > 0 || before.otherMoves ? { otherMoves: others } : {}),
    places: Object.fromEntries(places),
  }
}

/** Of a resource that is new nobody has said yet that it is down, on a stopped system neither. */
function mergedPlace(
  draft: Draft,
  group: GroupConfiguration,
  before: GroupPlace | undefined,
  fresh: GroupPlace,
): GroupPlace {
  if (!before) return fresh
  const runtimes = group.resources.map((name) => [name, before.resources[name] ?? unprobedResource(draft.at)])
  const hasNew = group.resources.some((name) => !before.resources[name])
  return {
    ...before,
    autoDisabled: before.autoDisabled || hasNew,
    ...(hasNew && before.stoppedDown ? { stoppedDown: false } : {}),
    resources: Object.fromEntries(runtimes),
  }
}

/** Operations of groups and systems that left, and of moves that lost a system. */
function cancelStranded(draft: Draft): void {
  for (const operation of openOperations(draft)) {
    const runtime = operation.group === null ? undefined : draft.state.groups[operation.group]
    if (
      operation.group === null
        ? isOfSystem(draft, operation.id)
        : runtime && isWantedIn(runtime, operation.id)
    )
      continue
    endOperation(draft, operation.id, 'CANCELLED', 'the configuration has changed under it.')
  }
}

/** A system of the new configuration is being left or fenced in the operation's name. */
const isOfSystem = (draft: Draft, id: OperationId): boolean =>
  namesOf(draft.state.systems).some((system) => {
    const { contact, departure } = draft.system(system)
    const fencing = contact.kind === 'silent' && contact.fencing.kind === 'running' ? contact.fencing : null
    return departure?.operation === id || fencing?.operation === id
  })

const isWantedIn = ({ move, otherMoves, places }: GroupRuntime, id: OperationId): boolean =>
  runsAction({ places }, id) ||
  movesOf({ move, otherMoves }).some(({ operation }) => operation === id) ||
  Object.values(places).some(
    ({ intent, resources }) =>
      intent?.operation === id || Object.values(resources).some(({ wanted }) => wanted?.operation === id),
  )

function probeNew(draft: Draft, group: GroupName): void {
  draft.touched.add(group)
  for (const system of namesOf(draft.group(group).places)) {
    for (const spot of spotsOf(draft, group, system)) {
      const { probed, monitorRun } = draft.resource(spot)
      if (!probed && monitorRun === 0) beginToManage(draft, spot)
    }
  }
}
