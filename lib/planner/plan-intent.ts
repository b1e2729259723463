import { activeSystems } from '#lib/model/group-state.ts'
import type { GroupName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { departureSteps } from './departure/departure-steps.ts'
import type { Intent } from './intent.ts'
import { onlineTree } from './members.ts'
import type { Plan } from './plan.ts'
import { bringUp, offlineSteps, onlineSteps, takeDown } from './steps/group-steps.ts'
import { switchSteps } from './steps/switch-steps.ts'
import { titleOf } from './steps/title.ts'
import { chooseOnlineTarget, chooseSwitchTarget } from './targets.ts'

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
      const named = titleOf({ ...intent, to: target ?? 'any' })
      const steps = target === null ? [] : switchSteps(state, intent.group, target)
      return { title: named, group: intent.group, steps, target }
    }
    case 'resource.online':
    case 'resource.offline':
      return resourcePlan(state, intent, title)
    case 'system.evacuate':
    case 'system.stop':
      return departurePlan(state, intent, title)
    case 'system.freeze':
      return intent.evacuate ? departurePlan(state, intent, title) : withoutSteps(title)
    default:
      return { title, group: groupOf(state, intent), steps: [], target: null }
  }
}

function groupOf(state: ClusterState, intent: Intent): GroupName | null {
  if ('group' in intent) return intent.group
  return 'resource' in intent ? (state.configuration.resources[intent.resource]?.group ?? null) : null
}

const withoutSteps = (title: string): Plan => ({ title, group: null, steps: [], target: null })

/** All groups of a system in one plan. */
function departurePlan(
  state: ClusterState,
  intent: Extract<Intent, { kind: 'system.evacuate' | 'system.stop' | 'system.freeze' }>,
  title: string,
): Plan {
  if (!state.systems[intent.system]) return withoutSteps(title)
  const mode = intent.kind === 'system.stop' ? intent.mode : 'moving'
  return { ...withoutSteps(title), steps: departureSteps(state, intent.system, mode) }
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
