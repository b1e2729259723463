import { heartbeatAttributes, remoteClusterAttributes } from '#lib/model/attributes/remote-attributes.ts'
import { meaningIn } from '../load/attribute-meaning.ts'
import { itemsOf } from '../load/system-list.ts'
import { didYouMean, spelledRight } from '../nearest.ts'
import { shownText } from '../syntax/token.ts'
import type { BlockClause, Leaf, Tree } from '../syntax/tree.ts'
import { verifyAssignments, type Scope } from './attributes/assignments.ts'
import type { Check } from './check.ts'

/** Remote clusters, heartbeats to them, and the ClusterList of global groups. vcs-semantics §1.2, §3.6. */
export const verifyRemote = (check: Check): void => {
  const { remoteClusters, heartbeats, groups, clusters } = check.outline
  for (const { tree, node } of remoteClusters.values()) {
    verifyAssignments(
      check,
      tree,
      node.assignments,
      scopeOf('remote clusters', remoteClusterAttributes, null),
    )
  }
  const watched = new Set<string>()
  const scope = scopeOf('heartbeats', heartbeatAttributes, remoteClusters)
  for (const { tree, node } of heartbeats.values()) {
    verifyAssignments(check, tree, node.assignments, scope)
    for (const { key } of itemsOf(node, 'ClusterList')) {
      watched.add(key.text)
      verifyKnown(check, tree, key, remoteClusters)
    }
  }
  const known = new Map([...remoteClusters, ...clusters.map((own) => [own.node.name.text, own] as const)])
  for (const { block } of groups.values()) {
    for (const { key } of itemsOf(block.node, 'ClusterList')) verifyKnown(check, block.tree, key, known)
  }
  for (const { tree, node } of remoteClusters.values()) {
    if (!watched.has(node.name.text)) noteUnwatched(check, tree, node)
  }
}

type Names = { readonly has: (name: string) => boolean; readonly keys: () => Iterable<string> }

const scopeOf = (owner: string, table: typeof heartbeatAttributes, clusters: Names | null): Scope => ({
  owner,
  meaningOf: (written) => meaningIn(table, written),
  known: () => [...table.values()].filter((row) => !row.systemManaged).map((row) => row.name),
  places: clusters && { known: clusters, list: clusters, id: 'unknown-cluster', what: 'remote cluster' },
})

const verifyKnown = (check: Check, tree: Tree, at: Leaf, known: Names): void => {
  if (known.has(at.text)) return
  check.note(tree, at, {
    id: 'unknown-cluster',
    message: `ClusterList names ${shownText(at.text)}, which is not a remote cluster of this configuration.`,
    hint: didYouMean(at.text, known.keys()) ?? `Declare it: remotecluster ${at.text.slice(0, 40)} ( … )`,
    fix: spelledRight(at, known.keys(), at.text),
  })
}

const noteUnwatched = (check: Check, tree: Tree, { name }: BlockClause): void =>
  check.note(tree, name, {
    id: 'unwatched-cluster',
    severity: 'warning',
    message: `No heartbeat has ${shownText(name.text)} in its ClusterList.`,
    expected: `heartbeat Icmp ( ClusterList = { ${name.text.slice(0, 40)} } … )`,
  })
