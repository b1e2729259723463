import { faultedResources, groupStateOn } from '#lib/model/group-state.ts'
import { movesOf } from '#lib/model/moves.ts'
import { namesOf, type GroupName, type ResourceName, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, ResourceRuntime } from '#lib/model/runtime.ts'
import { groupHref } from '#components/client/hrefs.ts'
import { frozenText } from '#components/client/words/freeze-words.ts'
import { heldLabel } from '#components/client/words/group/group-notes.ts'
import { flagLabels, frozenLabel, groupLabels } from '#components/client/words/labels.ts'
import { adminWaitText } from '#components/client/words/resource/admin-wait-words.ts'
import type { AttentionItem } from './attention-item.ts'

/** Groups that are held back, and on each system what is stuck or faulted. */
export const groupItems = (state: ClusterState): readonly AttentionItem[] =>
  namesOf<GroupName>(state.configuration.groups).flatMap((group) => [
    ...heldItems(state, group),
    ...namesOf<SystemName>(state.groups[group]?.places ?? {}).flatMap((system) =>
      placeItems(state, group, system),
    ),
  ])

export const frozenGroupItems = (state: ClusterState): readonly AttentionItem[] =>
  namesOf<GroupName>(state.configuration.groups).flatMap((group) => {
    const frozen = state.groups[group]?.frozen
    if (!frozen) return []
    const base = { ...itemOf(state, group), id: `frozen group ${group}`, label: frozenLabel }
    return [{ ...base, text: frozenText(frozen), until: frozen.until }]
  })

const itemOf = (state: ClusterState, group: GroupName) => ({
  title: String(group),
  href: groupHref(state.configuration.cluster.name, group),
  cause: null,
  operation: null,
})

/** A failover that no fence and no monitor will let go on. vcs-semantics §4.5. */
function heldItems(state: ClusterState, group: GroupName): readonly AttentionItem[] {
  const runtime = state.groups[group]
  if (!runtime) return []
  return movesOf(runtime).flatMap((move) => {
    const held = heldLabel(move)
    if (held === null) return []
    const label = { ...held, text: 'Held back' }
    return [{ ...itemOf(state, group), id: `held ${group}`, label, text: `${held.text}.`, cause: move.cause }]
  })
}

function placeItems(state: ClusterState, group: GroupName, system: SystemName): readonly AttentionItem[] {
  const { href, ...item } = itemOf(state, group)
  const base = {
    ...item,
    title: `${group} on ${system}`,
    href: `${href}?system=${encodeURIComponent(system)}`,
  }
  const resources = state.groups[group]?.places[system]?.resources ?? {}
  const stuck = namesOf<ResourceName>(resources).flatMap((name) => {
    const runtime = resources[name]
    const stands = runtime && stuckAt(name, runtime)
    return stands ? [{ ...base, ...stands, id: `${name} stuck ${system}`, cause: runtime.cause }] : []
  })
  if (!groupStateOn(state, group, system).includes('FAULTED')) return stuck
  const faulted = faultedResources(state, group, system)
  const cause = faulted[0] === undefined ? null : (resources[faulted[0]]?.cause ?? null)
  const text = `faulted: ${faulted.join(', ')}.`
  return [...stuck, { ...base, id: `fault ${group} ${system}`, label: groupLabels.FAULTED, text, cause }]
}

function stuckAt(name: ResourceName, runtime: ResourceRuntime): Pick<AttentionItem, 'label' | 'text'> | null {
  const why = adminWaitText(runtime)
  if (why !== null) return { label: flagLabels['ADMIN WAIT'], text: `${name}: ${why}.` }
  if (!runtime.flags.includes('UNABLE TO OFFLINE')) return null
  const label = flagLabels['UNABLE TO OFFLINE']
  return { label, text: `${name}: ${label.text}.` }
}
