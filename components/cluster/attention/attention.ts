import type { ClusterState, Operation } from '#lib/model/runtime.ts'
import { operationLabels } from '#components/client/words/labels.ts'
import { operationTitle } from '#components/client/words/operation-words.ts'
import type { AttentionItem } from './attention-item.ts'
import { frozenGroupItems, groupItems } from './attention-of-groups.ts'
import { frozenSystemItems, systemItems } from './attention-of-systems.ts'

/** Pure: everything of the cluster that waits for a person or is not as it should be, what is frozen last. */
export const attentionOf = (state: ClusterState): readonly AttentionItem[] => [
  ...Object.values(state.operations)
    .filter((operation) => asksItself(state, operation))
    .map(askingItem),
  ...systemItems(state),
  ...groupItems(state),
  ...frozenSystemItems(state),
  ...frozenGroupItems(state),
]

/** What a part of an operation asks, the whole asks too. */
const asksItself = ({ operations }: ClusterState, { state, partOf }: Operation): boolean =>
  state === 'ASKS' && (partOf === undefined || operations[partOf]?.state !== 'ASKS')

const askingItem = (operation: Operation): AttentionItem => ({
  id: `operation ${operation.id}`,
  label: operationLabels.ASKS,
  title: `Operation ${operation.id}: ${operationTitle(operation)}`,
  text: operation.outcome ?? 'It cannot go on without your decision.',
  href: null,
  cause: operation.cause,
  operation: operation.id,
})
