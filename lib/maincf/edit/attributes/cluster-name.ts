import type { Draft } from '../draft/draft.ts'
import { refusal, type Refusal } from '../refusal.ts'
import { faultOfName } from '../change/new-name.ts'
import type { AttributeEdit } from '../edit.ts'

/**
 * `haclus -modify ClusterName` makes the cluster of a configuration that has none; later the name stays, and to say
 * it again changes nothing, so that the commands of `hacf -cftocmd` begin on an empty cluster too.
 */
export const nameCluster = (
  draft: Draft,
  { verb, words }: Extract<AttributeEdit, { kind: 'modify' }>,
): Refusal | null => {
  const [name = ''] = words
  const standing = draft.cluster?.clause
  if (standing?.kind === 'cluster' && standing.name.text === name && verb === 'set' && words.length === 1)
    return null
  if (standing) return refusal('managed-attribute', 'The name of a cluster that runs cannot be modified.')
  if (verb !== 'set' || words.length !== 1) return refusal('bad-value', 'A cluster has one name.')
  const fault = faultOfName('cluster', name)
  if (fault) return fault
  draft.cluster = draft.main.addLast(`cluster ${name} (${draft.main.newline}\t)`)
  return null
}
