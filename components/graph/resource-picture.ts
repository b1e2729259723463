import { resourceFlag } from '#lib/model/attribute-lookup.ts'
import { isPersistent } from '#lib/model/group-members.ts'
import { attributeName, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import { resourceHref } from '#components/client/hrefs.ts'
import { label, type Label } from '#components/client/words/label.ts'
import { flagLabels, intermediateLabels, resourceLabels } from '#components/client/words/labels.ts'
import type { Key, Picture } from './picture.ts'

/** The resources of a group as seen on one system, or over all systems when `system` is null. */
export function resourcePicture(
  state: ClusterState,
  cluster: string,
  group: GroupName,
  system: SystemName | null,
): Picture {
  const { configuration } = state
  const members = configuration.groups[group]?.resources ?? []
  const boxes = members.flatMap((name) => {
    const resource = configuration.resources[name]
    if (!resource) return []
    return {
      id: name,
      title: name,
      note: resource.type,
      label: system ? stateThere(state, group, name, system) : stateAnywhere(state, group, name),
      marks: resourceFlag(configuration, name, attributeName('Critical')) ? [] : [notCritical],
      href: resourceHref(cluster, name),
      quiet: isPersistent(configuration, name),
    }
  })
  const arrows = members.flatMap((parent) =>
    (configuration.resources[parent]?.children ?? []).map((child) => ({
      parent,
      child,
      text: '',
      firm: true,
    })),
  )
  return { boxes, arrows, key }
}

const notCritical = label('Not critical', 'minus', 'offline')

const key: Key = {
  labels: [
    ...Object.values(resourceLabels),
    intermediateLabels['waiting to go online'],
    flagLabels['ADMIN WAIT'],
  ],
  lines: [
    { look: 'box', text: 'A resource: the group starts and stops it' },
    { look: 'quiet-box', text: 'Persistent: only watched, never started or stopped' },
    { look: 'arrow', text: 'Requires what the arrow points at, which starts first' },
    { look: 'mark', text: 'Not critical: its fault does not move the group' },
  ],
}

/** One label for what a resource is and does: motion first, then flags, then its state. */
export function runtimeLabel(resource: ResourceRuntime | undefined): Label {
  if (!resource) return resourceLabels.UNKNOWN
  if (resource.iState !== 'not waiting') return intermediateLabels[resource.iState]
  const flag = resource.flags[0]
  return flag ? flagLabels[flag] : resourceLabels[resource.state]
}

function stateThere(state: ClusterState, group: GroupName, name: ResourceName, system: SystemName): Label {
  const contact = state.systems[system]?.contact.kind
  if (contact === 'down') return label('Offline, system down', 'ring', 'offline')
  if (contact !== 'connected') return resourceLabels.UNKNOWN
  return runtimeLabel(state.groups[group]?.places[system]?.resources[name])
}

const urgency = ['FAULTED', 'motion', 'ONLINE', 'UNKNOWN', 'OFFLINE'] as const

/** "on sysA", "on all systems", "on 3 systems": names as long as they fit into a box. */
function onText(found: readonly { readonly system: SystemName }[], all: readonly SystemName[]): string {
  if (found.length === 1 || (found.length === 2 && all.length > 2))
    return `on ${found.map(({ system }) => system).join(', ')}`
  return found.length === all.length ? 'on all systems' : `on ${found.length} systems`
}

/** Over all systems: the most telling of its states, with the system's name when it is up or in motion. */
function stateAnywhere(state: ClusterState, group: GroupName, name: ResourceName): Label {
  const systems = Object.keys(state.groups[group]?.places ?? {}) as SystemName[]
  const kinds = systems.map((system) => {
    const runtime = state.groups[group]?.places[system]?.resources[name]
    const seen = state.systems[system]?.contact.kind === 'connected'
    if (state.systems[system]?.contact.kind === 'down') return { system, kind: 'OFFLINE' as const }
    if (!runtime || !seen) return { system, kind: 'UNKNOWN' as const }
    return { system, kind: runtime.iState === 'not waiting' ? runtime.state : ('motion' as const) }
  })
  for (const wanted of urgency) {
    const found = kinds.filter(({ kind }) => kind === wanted)
    const first = found[0]
    if (!first) continue
    const there = stateThere(state, group, name, first.system)
    return wanted === 'OFFLINE' ? there : { ...there, text: `${there.text} ${onText(found, systems)}` }
  }
  return resourceLabels.UNKNOWN
}
