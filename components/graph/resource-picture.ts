import { resourceFlag } from '#lib/model/attribute-lookup.ts'
import { isPersistent } from '#lib/model/group-members.ts'
import { attributeName, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ResourceConfiguration } from '#lib/model/configuration.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { resourceHref } from '#components/client/hrefs.ts'
import { label, type Label } from '#components/client/words/label.ts'
import { isKnownOff, resourceLabel } from '#components/client/words/resource/resource-label.ts'
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
      ...needOf(configuration.resources[parent], child),
    })),
  )
  return { boxes, arrows, key: arrows.every(({ firm }) => firm) ? key : keyWithChoice }
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

const keyWithChoice: Key = {
  ...key,
  lines: [
    ...key.lines,
    { look: 'dashed-arrow', text: 'Requires at least so many of these, no matter which' },
  ],
}

/** Plainly required, or one of several of which some are enough (`requires atleast`). §4.2 step 4. */
function needOf(
  parent: ResourceConfiguration | undefined,
  child: ResourceName,
): { text: string; firm: boolean } {
  const choice = parent?.atLeast?.find(({ of }) => of.includes(child))
  if (!choice) return { text: '', firm: true }
  return { text: `at least ${choice.count} of ${choice.of.length}`, firm: false }
}

const stateThere = (state: ClusterState, group: GroupName, name: ResourceName, system: SystemName): Label =>
  resourceLabel(state.systems[system], state.groups[group]?.places[system], name)

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
    if (isKnownOff(state.systems[system], state.groups[group]?.places[system]))
      return { system, kind: 'OFFLINE' as const }
    if (!runtime || state.systems[system]?.contact.kind !== 'connected')
      return { system, kind: 'UNKNOWN' as const }
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
