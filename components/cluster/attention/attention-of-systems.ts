import { namesOf, type SystemName } from '#lib/model/names.ts'
import type { ClusterState, SystemRuntime } from '#lib/model/runtime.ts'
import { systemHref } from '#components/client/hrefs.ts'
import { frozenText } from '#components/client/words/freeze-words.ts'
import { frozenLabel, systemLabel } from '#components/client/words/labels.ts'
import { departureText, stoppedText } from '#components/client/words/system/departure-words.ts'
import { loadText, overloadLabel } from '#components/client/words/system/load-words.ts'
import type { AttentionItem } from './attention-item.ts'

/** Systems that are not running, or carry too much. */
export const systemItems = (state: ClusterState): readonly AttentionItem[] =>
  eachSystem(state, (name, runtime, base) => [
    ...(runtime.contact.kind === 'connected' && runtime.state === 'RUNNING'
      ? []
      : [
          {
            ...base,
            id: `system ${name}`,
            label: systemLabel(runtime),
            text: contactText(runtime),
            cause: runtime.cause,
          },
        ]),
    ...overloadItems(state, name, base),
  ])

export const frozenSystemItems = (state: ClusterState): readonly AttentionItem[] =>
  eachSystem(state, (name, { frozen }, base) =>
    frozen === null
      ? []
      : [
          {
            ...base,
            id: `frozen system ${name}`,
            label: frozenLabel,
            text: frozenText(frozen),
            until: frozen.until,
          },
        ],
  )

type Base = Pick<AttentionItem, 'title' | 'href' | 'cause' | 'operation'>

function eachSystem(
  state: ClusterState,
  itemsOf: (name: SystemName, runtime: SystemRuntime, base: Base) => readonly AttentionItem[],
): readonly AttentionItem[] {
  const cluster = state.configuration.cluster.name
  return namesOf<SystemName>(state.systems).flatMap((name) => {
    const runtime = state.systems[name]
    if (!runtime) return []
    return itemsOf(name, runtime, {
      title: name,
      href: systemHref(cluster, name),
      cause: null,
      operation: null,
    })
  })
}

function overloadItems(state: ClusterState, name: SystemName, base: Base): readonly AttentionItem[] {
  const label = overloadLabel(state, name)
  if (label === null) return []
  const text = `carries a load of ${loadText(state, name)}. ${label.text}.`
  return [{ ...base, id: `load ${name}`, label: { ...label, text: 'Heavy load' }, text }]
}

function contactText({ contact, departure }: SystemRuntime): string {
  switch (contact.kind) {
    case 'never':
      return 'has not been reached since the engine started.'
    case 'connected':
      return departure ? departureText(departure) : 'is not running yet.'
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
      return stoppedText(contact)
  }
}
