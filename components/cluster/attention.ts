import { faultedResources, groupStateOn } from '#lib/model/group-state.ts'
import { namesOf } from '#lib/model/names.ts'
import type { ClusterState, Operation } from '#lib/model/runtime.ts'
import { groupHref, systemHref } from '#components/client/hrefs.ts'
import type { Label } from '#components/client/words/label.ts'
import { flagLabels, groupLabels, operationLabels, systemLabel } from '#components/client/words/labels.ts'
import { operationTitle } from '#components/client/words/operation-words.ts'

/** Something a person should look at, worst first. */
export type AttentionItem = {
  readonly id: string
  readonly label: Label
  readonly title: string
  /** Goes on where the title ends. */
  readonly text: string
  readonly href: string | null
  /** Where the answer to "why" starts. */
  readonly cause: string | null
  /** An operation that asks: opens its drawer. */
  readonly operation: number | null
}

/** Pure: everything of the cluster that waits for a person or is not as it should be. */
export const attentionOf = (state: ClusterState): readonly AttentionItem[] => [
  ...Object.values(state.operations).filter(isAsking).map(askingItem),
  ...systemItems(state),
  ...groupItems(state),
]

const isAsking = (operation: Operation): boolean => operation.state === 'ASKS'

const askingItem = (operation: Operation): AttentionItem => ({
  id: `operation ${operation.id}`,
  label: operationLabels.ASKS,
  title: `Operation ${operation.id}: ${operationTitle(operation)}`,
  text: operation.outcome ?? 'It cannot go on without your decision.',
  href: null,
  cause: operation.cause,
  operation: operation.id,
})

function systemItems(state: ClusterState): readonly AttentionItem[] {
  const cluster = state.configuration.cluster.name
  return namesOf(state.systems).flatMap((name) => {
    const runtime = state.systems[name]
    if (!runtime || (runtime.contact.kind === 'connected' && runtime.state === 'RUNNING')) return []
    const item = {
      label: systemLabel(runtime),
      href: systemHref(cluster, name),
      cause: runtime.cause,
      operation: null,
    }
    return [{ id: `system ${name}`, title: name, text: contactText(runtime.contact), ...item }]
  })
}

function contactText(contact: ClusterState['systems'][keyof ClusterState['systems']]['contact']): string {
  switch (contact.kind) {
    case 'never':
      return 'has not been reached since the engine started.'
    case 'connected':
      return 'is not running yet.'
    case 'silent':
      return [
        `does not answer: ${contact.reason}. What runs there is unknown.`,
        ...(contact.fencing.kind === 'failed'
          ? ['It could not be fenced: only a person can confirm that it is down.']
          : []),
      ].join(' ')
    case 'down':
      return contact.confirmedBy.kind === 'fence'
        ? `is confirmed down by the fence ${contact.confirmedBy.device}.`
        : `is confirmed down by ${contact.confirmedBy.user}.`
    case 'stopped':
      return contact.applications === 'offline'
        ? `was stopped by ${contact.by}; its groups were taken offline.`
        : `was stopped by ${contact.by}; what ran there was left running and is not watched.`
  }
}

function groupItems(state: ClusterState): readonly AttentionItem[] {
  const cluster = state.configuration.cluster.name
  return namesOf(state.configuration.groups).flatMap((group) =>
    namesOf(state.groups[group]?.places ?? {}).flatMap((system) => {
      const href = `${groupHref(cluster, group)}?system=${encodeURIComponent(system)}`
      const base = { title: `${group} on ${system}`, href, operation: null }
      const resources = state.groups[group]?.places[system]?.resources ?? {}
      const stuck = namesOf(resources).flatMap((name) => {
        const runtime = resources[name]
        const flag = runtime?.flags.find((known) => known === 'UNABLE TO OFFLINE' || known === 'ADMIN WAIT')
        if (!runtime || flag === undefined) return []
        const label = flagLabels[flag]
        return [
          {
            ...base,
            id: `${name} ${flag} ${system}`,
            label,
            text: `${name}: ${label.text}.`,
            cause: runtime.cause,
          },
        ]
      })
      const tokens = groupStateOn(state, group, system)
      if (!tokens.includes('FAULTED')) return stuck
      const faulted = faultedResources(state, group, system)
      const cause = faulted[0] === undefined ? null : (resources[faulted[0]]?.cause ?? null)
      const text = `faulted: ${faulted.join(', ')}.`
      return [...stuck, { ...base, id: `fault ${group} ${system}`, label: groupLabels.FAULTED, text, cause }]
    }),
  )
}
