import { groupFlag, resourceOperations } from '#lib/model/attribute-lookup.ts'
import { placeOf } from '#lib/model/group-state.ts'
import { isManaged, isPersistent, resourceNamed, systemsOf } from '#lib/model/group-members.ts'
import type { ResourceName, SystemName } from '#lib/model/names.ts'
import type { Reason } from '#lib/model/reasons.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import type { Intent } from '#lib/planner/intent.ts'
import { targetReasons } from '#lib/planner/targets.ts'
import { isMonitorOnly } from '../resource/watch/monitor-only.ts'
import { actionReasons } from './agent/agent-reasons.ts'
import { unattendedReasons } from './attendance.ts'
import { elsewhereReasons, reason } from './move-reasons.ts'
import { transitionReasons } from './standing-reasons.ts'
import { treeReasons } from './tree-reasons.ts'

type ResourceIntent = Extract<Intent, { kind: `resource.${string}` }>

/** Reasons against what a person wants of one resource. */
export function resourceReasons(state: ClusterState, intent: ResourceIntent): Reason[] {
  switch (intent.kind) {
    case 'resource.online':
      return onlineReasons(state, intent.resource, intent.system)
    case 'resource.offline':
      return offlineReasons(state, intent.resource, intent.system)
    case 'resource.clear':
      return clearReasons(state, intent.resource, intent.system)
    case 'resource.probe':
      return probeReasons(state, intent.resource, intent.system)
    case 'resource.action':
      return actionReasons(state, intent)
  }
}

const groupOf = (state: ClusterState, resource: ResourceName) =>
  resourceNamed(state.configuration, resource).group

const runtimeOf = (
  state: ClusterState,
  resource: ResourceName,
  system: SystemName,
): ResourceRuntime | undefined => placeOf(state, groupOf(state, resource), system)?.resources[resource]

/** What forbids any online or offline of the resource by hand. */
function manualReasons(state: ClusterState, resource: ResourceName, system: SystemName): Reason[] {
  const { configuration } = state
  const group = groupOf(state, resource)
  const found = transitionReasons(state, group)
  const frozen = state.groups[group]?.frozen
  if (frozen)
    found.push(reason('group-frozen', `Group ${group} is frozen by ${frozen.by}; unfreeze it first.`))
  if (!groupFlag(configuration, group, 'ManualOps')) {
    found.push(reason('manual-operations-off', `ManualOps = 0 for group ${group}.`))
  }
  if (isPersistent(configuration, resource)) {
    const text = `${resource} is persistent: it is only watched, never brought online or offline.`
    found.push(reason('resource-persistent', text))
  }
  if (isMonitorOnly(state, resource, system)) {
    const text = `${resource} is only watched on ${system} (MonitorOnly = 1).`
    found.push(reason('resource-monitor-only', text))
  }
  if (!isManaged(configuration, resource, system)) {
    found.push(reason('resource-disabled', `${resource} is disabled (Enabled = 0).`))
  }
  if (runtimeOf(state, resource, system)?.flags.includes('ADMIN WAIT')) {
    const text = `${resource} waits for an administrator on ${system}; clear it first.`
    found.push(reason('group-has-admin-wait', text))
  }
  return found
}

function onlineReasons(state: ClusterState, resource: ResourceName, system: SystemName): Reason[] {
  const group = groupOf(state, resource)
  const runtime = runtimeOf(state, resource, system)
  const found = manualReasons(state, resource, system)
  if (runtime?.state === 'ONLINE' && !runtime.iState.startsWith('waiting to go offline')) {
    found.push(reason('resource-already-online', `${resource} is online on ${system} already.`))
  }
  const target = targetReasons(state, group, system).filter(({ code }) => code !== 'group-faulted-there')
  return [
    ...found,
    ...treeReasons(state, resource, system),
    ...target,
    ...elsewhereReasons(state, group, system),
  ]
}

function offlineReasons(state: ClusterState, resource: ResourceName, system: SystemName): Reason[] {
  const runtime = runtimeOf(state, resource, system)
  const found = [...manualReasons(state, resource, system), ...contactReasons(state, system)]
  if (resourceOperations(state.configuration, resource) === 'OnOnly') {
    found.push(
      reason('resource-onoff-only', `${resource} can only be brought online, never offline (OnOnly).`),
    )
  }
  if (runtime && (!runtime.probed || runtime.flags.includes('STATE UNKNOWN'))) {
    found.push(
      reason('resource-not-probed', `What ${resource} does on ${system} is not known; probe it first.`),
    )
  }
  const isComing = runtime?.iState.startsWith('waiting to go online') === true
  if (runtime?.probed && !isComing && (runtime.state === 'OFFLINE' || runtime.state === 'FAULTED')) {
    found.push(reason('resource-already-offline', `${resource} is offline on ${system} already.`))
  }
  const parents = resourceNamed(state.configuration, resource).parents.filter((parent) => {
    const above = runtimeOf(state, parent, system)
    return above?.state === 'ONLINE' || above?.iState.startsWith('waiting to go')
  })
  if (parents.length > 0) {
    const text = `${parents.join(', ')} above ${resource} is online on ${system}; take it offline first.`
    found.push(reason('parent-online', text))
  }
  return found
}

function contactReasons(state: ClusterState, system: SystemName): Reason[] {
  const found = unattendedReasons(state, [system])
  if (state.systems[system]?.frozen)
    found.push(reason('system-frozen', `System ${system} is frozen; unfreeze it first.`))
  return found
}

function clearReasons(state: ClusterState, resource: ResourceName, where: SystemName | 'all'): Reason[] {
  const group = groupOf(state, resource)
  const systems = where === 'all' ? systemsOf(state.configuration, group) : [where]
  const runtimes = systems.flatMap((system) => runtimeOf(state, resource, system) ?? [])
  const found: Reason[] = []
  if (state.groups[group]?.move?.kind === 'failover') {
    found.push(reason('group-in-transition', `Group ${group} is failing over; wait until it has arrived.`))
  }
  if (isPersistent(state.configuration, resource)) {
    const text = `${resource} is persistent: its fault clears when its monitor finds it online.`
    found.push(reason('resource-persistent', text))
  }
  if (!runtimes.some(({ state: now, flags }) => now === 'FAULTED' || flags.includes('ADMIN WAIT'))) {
    const on = where === 'all' ? 'anywhere' : `on ${where}`
    found.push(reason('resource-not-faulted', `${resource} is not faulted ${on}.`))
  }
  return found
}

function probeReasons(state: ClusterState, resource: ResourceName, where: SystemName | 'all'): Reason[] {
  const group = groupOf(state, resource)
  const systems = where === 'all' ? systemsOf(state.configuration, group) : [where]
  const found = unattendedReasons(state, systems)
  const isWatched = systems.some((system) => isManaged(state.configuration, resource, system))
  if (!isWatched) found.push(reason('resource-disabled', `${resource} is disabled (Enabled = 0).`))
  return found
}
