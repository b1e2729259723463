import { instantText } from '#lib/model/instant-text.ts'
import { awaitedChildren } from '#lib/model/at-least.ts'
import { topologicalOrder } from '#lib/graph/order.ts'
import { activeSystems, placeOf } from '#lib/model/group-state.ts'
import { resourceNamed } from '#lib/model/group-members.ts'
import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import type { Intent, StopMode } from './intent.ts'
import { childrenIn, offlineMembers, onlineMembers, onlineTree, parentsIn } from './members.ts'
import type { Plan, PlanStep } from './plan.ts'
import { chooseOnlineTarget, chooseSwitchTarget, switchSources } from './targets.ts'

/**
 * The steps an intent would take from the present state: ordered, and parallel where nothing demands an
 * order. Offline goes parents first, online children first; the first online steps of a switch wait for
 * every last offline step. Pure; an intent that needs no entry point has no steps.
 */
export function planIntent(state: ClusterState, intent: Intent): Plan {
  const title = titleOf(intent)
  if ('group' in intent && !state.configuration.groups[intent.group]) {
    return { title, group: null, steps: [], target: null }
  }
  switch (intent.kind) {
    case 'group.online': {
      const target = intent.system === 'any' ? chooseOnlineTarget(state, intent.group) : intent.system
      const steps = bringUp(state, intent.group, target, [])
      const named = titleOf({ ...intent, system: target ?? 'any' })
      return { title: named, group: intent.group, steps, target }
    }
    case 'group.offline': {
      const systems = intent.system === 'all' ? activeSystems(state, intent.group) : [intent.system]
      return { title, group: intent.group, steps: takeDown(state, intent.group, systems), target: null }
    }
    case 'group.switch': {
      const target = intent.to === 'any' ? chooseSwitchTarget(state, intent.group) : intent.to
      const sources = target === null ? [] : switchSources(state, intent.group, target)
      const down = takeDown(state, intent.group, sources)
      const up = bringUp(state, intent.group, target, down)
      const named = titleOf({ ...intent, to: target ?? 'any' })
      return { title: named, group: intent.group, steps: [...down, ...up], target }
    }
    case 'resource.online':
    case 'resource.offline':
      return resourcePlan(state, intent, title)
    default:
      return { title, group: groupOf(state, intent), steps: [], target: null }
  }
}

function groupOf(state: ClusterState, intent: Intent): GroupName | null {
  if ('group' in intent) return intent.group
  return 'resource' in intent ? (state.configuration.resources[intent.resource]?.group ?? null) : null
}

/** What is wanted of what, and where: `switch imap to sysB`, `online web on sysA`, `confirm system sysA down`. */
export function titleOf(intent: Intent): string {
  const own = ownTitleOf(intent)
  if (own !== null) return own
  const [noun = '', verb = ''] = intent.kind.split('.')
  if ('to' in intent) return `${verb} ${intent.group} to ${placeText(intent.to)}`
  if (noun === 'system' && 'system' in intent) return `${verb} system ${intent.system}`
  const object = 'group' in intent ? intent.group : 'resource' in intent ? intent.resource : noun
  const force = 'force' in intent && intent.force ? ' (force)' : ''
  return 'system' in intent ? `${verb} ${object} on ${placeText(intent.system)}${force}` : `${verb} ${object}`
}

/** Titles that do not simply say what is done with what, and where. */
function ownTitleOf(intent: Intent): string | null {
  switch (intent.kind) {
    case 'system.confirmDown':
      return `confirm system ${intent.system} down`
    case 'system.load':
      return `set load of system ${intent.system} to ${intent.load}`
    case 'system.stop':
      return `stop system ${intent.system} (${stopWords[intent.mode]})`
    case 'system.freeze':
      return `freeze system ${intent.system}${freezeText(intent)}`
    case 'group.freeze':
      return `freeze ${intent.group}${freezeText(intent)}`
    case 'group.clearAdminWait':
      return `clear ADMIN_WAIT of ${intent.group} on ${intent.system}${intent.fault ? ' (fault)' : ''}`
    case 'resource.action':
      return `run action ${intent.action} of ${intent.resource} on ${intent.system}`
    case 'operation.cancel':
      return `cancel operation ${intent.operation}`
    default:
      return null
  }
}

const stopWords: Readonly<Record<StopMode, string>> = {
  offline: 'groups go offline',
  evacuate: 'groups are moved away',
  leave: 'applications keep running',
}

function freezeText(intent: Extract<Intent, { kind: 'group.freeze' | 'system.freeze' }>): string {
  const evacuates = intent.kind === 'system.freeze' && intent.evacuate
  const words = [
    ...(intent.persistent ? ['persistently'] : []),
    ...(evacuates ? ['after its groups have moved away'] : []),
    ...(typeof intent.until === 'number' ? [`until ${instantText(intent.until)}`] : []),
  ]
  return words.length > 0 ? ` (${words.join(', ')})` : ''
}

const placeText = (system: SystemName | 'all' | 'any'): string => {
  if (system === 'all') return 'all systems'
  return system === 'any' ? 'any system' : system
}

function resourcePlan(
  state: ClusterState,
  intent: Extract<Intent, { kind: 'resource.online' | 'resource.offline' }>,
  title: string,
): Plan {
  const { resource, system } = intent
  const known = state.configuration.resources[resource]
  if (!known) return { title, group: null, steps: [], target: null }
  const { group } = known
  const steps =
    intent.kind === 'resource.online'
      ? onlineSteps(state, group, system, onlineTree(state.configuration, resource, system), [])
      : offlineSteps(state, group, system, [resource], 1)
  return { title, group, steps, target: intent.kind === 'resource.online' ? system : null }
}

function bringUp(
  state: ClusterState,
  group: GroupName,
  target: SystemName | null,
  before: readonly PlanStep[],
): PlanStep[] {
  if (target === null || !placeOf(state, group, target)) return []
  return onlineSteps(state, group, target, onlineMembers(state.configuration, group, target), before)
}

function takeDown(state: ClusterState, group: GroupName, systems: readonly SystemName[]): PlanStep[] {
  return systems.reduce<PlanStep[]>((steps, system) => {
    const members = offlineMembers(state.configuration, group, system)
    return [...steps, ...offlineSteps(state, group, system, members, steps.length + 1)]
  }, [])
}

const runtimeOf = (
  state: ClusterState,
  group: GroupName,
  system: SystemName,
  resource: ResourceName,
): ResourceRuntime | undefined => placeOf(state, group, system)?.resources[resource]

const isUp = (runtime: ResourceRuntime | undefined): boolean =>
  runtime !== undefined && (runtime.state === 'ONLINE' || runtime.iState.startsWith('waiting to go'))

function onlineSteps(
  state: ClusterState,
  group: GroupName,
  system: SystemName,
  members: readonly ResourceName[],
  before: readonly PlanStep[],
): PlanStep[] {
  const missing = members.filter((name) => runtimeOf(state, group, system, name)?.state !== 'ONLINE')
  const last = before.filter((step) => !before.some((other) => other.after.includes(step.id)))
  const { order } = topologicalOrder(missing, childrenIn(state.configuration))
  const ids = new Map(order.map((name, index) => [name, before.length + index + 1]))
  return order.map((resource) => {
    const children = awaitedChildren(
      resourceNamed(state.configuration, resource),
      (name) => runtimeOf(state, group, system, name)?.state === 'ONLINE',
      (name) => ids.has(name),
    ).flatMap((name) => ids.get(name) ?? [])
    const after = children.length > 0 ? children : last.map((step) => step.id)
    return { id: ids.get(resource) ?? 0, action: 'online', group, resource, system, after }
  })
}

function offlineSteps(
  state: ClusterState,
  group: GroupName,
  system: SystemName,
  members: readonly ResourceName[],
  firstId: number,
): PlanStep[] {
  const active = members.filter((name) => isUp(runtimeOf(state, group, system, name)))
  const { order } = topologicalOrder(active, parentsIn(state.configuration))
  const ids = new Map(order.map((name, index) => [name, firstId + index]))
  return order.map((resource) => ({
    id: ids.get(resource) ?? 0,
    action: 'offline',
    group,
    resource,
    system,
    after: resourceNamed(state.configuration, resource).parents.flatMap((name) => ids.get(name) ?? []),
  }))
}
