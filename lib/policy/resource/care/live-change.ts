import { resourceList, resourceValue, typeValue } from '#lib/model/attribute-lookup.ts'
import type { AttributeValue } from '#lib/model/attribute-value.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { isManaged, resourceNamed, systemsOf } from '#lib/model/group-members.ts'
import { attributeName, namesOf, type ResourceName } from '#lib/model/names.ts'
import type { Draft, Spot } from '../../draft.ts'
import { noCounts } from '../../initial-state.ts'
import { askMonitor, callAside } from '../launch.ts'
import { callClose, callOpen, hasEntryPoint } from './agent-entry-points.ts'

/**
 * What a changed configuration means for the agents of resources that stay: Enabled 0→1 opens and probes,
 * 1→0 closes, and a new value of an attribute in RegList is told to attr_changed. Other attributes reach the
 * agent with its next call. vcs-semantics §4.1. `before`: the configuration that held until now.
 */
export function tellAgents(draft: Draft, before: Configuration): void {
  const { configuration } = draft.state
  for (const resource of namesOf<ResourceName>(configuration.resources)) {
    const group = configuration.resources[resource]?.group
    if (!group || before.resources[resource]?.group !== group) continue
    for (const system of systemsOf(configuration, group)) {
      const spot = { group, resource, system }
      if (draft.state.systems[system]?.contact.kind === 'connected') tellAgent(draft, spot, before)
    }
  }
}

function tellAgent(draft: Draft, spot: Spot, before: Configuration): void {
  const { resource, system } = spot
  const was = isManaged(before, resource, system)
  const is = isManaged(draft.state.configuration, resource, system)
  if (is && !was) enabled(draft, spot)
  else if (was && !is) disabled(draft, spot)
  else if (is) attributesChanged(draft, spot, before)
}

function enabled(draft: Draft, spot: Spot): void {
  const { state, remembered, running } = draft.resource(spot)
  const text = `Resource ${spot.resource} is enabled on ${spot.system} (Enabled = 1): it is probed before anything is done with it.`
  const cause = draft.decide({ severity: 'NOTICE', message: 90201, text, ...spot })
  callOpen(draft, spot)
  // What is under way says itself what has become of it.
  if (running) return
  draft.updateResource(spot, {
    state: state === 'FAULTED' ? 'FAULTED' : 'UNKNOWN',
    flags: [],
    iState: 'not waiting',
    probed: false,
    confidence: 0,
    remembered: remembered === true || state === 'ONLINE',
    counters: noCounts,
    since: draft.at,
    cause,
  })
  draft.updatePlace(spot.group, spot.system, { autoDisabled: true })
  askMonitor(draft, spot, 0)
}

/** Nobody looks at it any more: an answer that is still to come is ignored, unless something is under way. */
function disabled(draft: Draft, spot: Spot): void {
  const { resource, system } = spot
  const text = `Resource ${resource} is disabled on ${system} (Enabled = 0): nobody watches it there from now on.`
  draft.decide({ severity: 'NOTICE', message: 90202, text, ...spot })
  if (!isUnderWay(draft, spot)) {
    draft.effects.push({ kind: 'cancelMonitor', resource, system })
    draft.updateResource(spot, { monitorRun: draft.newRun() })
  }
  callClose(draft, spot)
}

const isUnderWay = (draft: Draft, spot: Spot): boolean => {
  const { running, cleaning, iState } = draft.resource(spot)
  return running !== null || cleaning !== null || iState.startsWith('waiting to go')
}

function attributesChanged(draft: Draft, spot: Spot, before: Configuration): void {
  const { configuration } = draft.state
  const { resource, system } = spot
  const registered = resourceList(configuration, resource, 'RegList')
  if (registered.length === 0 || !hasEntryPoint(draft, resource, 'attr_changed')) return
  for (const attribute of registered) {
    const now = valueIn(configuration, spot, attribute)
    if (JSON.stringify(now) === JSON.stringify(valueIn(before, spot, attribute))) continue
    draft.decide({
      severity: 'INFO',
      message: 90203,
      text: `Attribute ${attribute} of ${resource} has a new value on ${system}; its agent is told (RegList).`,
      ...spot,
    })
    callAside(draft, spot, 'attr_changed', { changedAttribute: attributeName(attribute) })
  }
}

/** Null where the type does not know the attribute (yet). */
function valueIn(
  configuration: Configuration,
  { resource, system }: Spot,
  attribute: string,
): AttributeValue | null {
  const type = configuration.types[resourceNamed(configuration, resource).type]
  if (!type || typeValue(type, attribute) === undefined) return null
  return resourceValue(configuration, resource, attribute, system)
}
