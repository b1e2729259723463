import type { ChildrenOf } from './order.ts'

/** Everything below a node, nearest first, without the node itself (unless it lies on a ring). */
export function descendantsOf<Node>(node: Node, childrenOf: ChildrenOf<Node>): Node[] {
  const found = new Set<Node>()
  const waiting = [...childrenOf(node)]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (found.has(next)) continue
    found.add(next)
    waiting.push(...childrenOf(next))
  }
  return [...found]
}

/** Everything above a node, nearest first: its upward path. `parentsOf` is the relation the other way round. */
export const ancestorsOf = <Node>(node: Node, parentsOf: ChildrenOf<Node>): Node[] =>
  descendantsOf(node, parentsOf)

/** Of everything above a node the nearest that are wanted: the way up ends at each of them. */
export function nearestAncestors<Node>(
  node: Node,
  parentsOf: ChildrenOf<Node>,
  isWanted: (node: Node) => boolean,
): Node[] {
  const above = (from: Node): readonly Node[] => (from !== node && isWanted(from) ? [] : parentsOf(from))
  return descendantsOf(node, above).filter(isWanted)
}

/** The relation the other way round: for each of the nodes, those that have it as a child. */
export function parentsAmong<Node>(nodes: readonly Node[], childrenOf: ChildrenOf<Node>): ChildrenOf<Node> {
  const parents = new Map<Node, Node[]>()
  for (const node of nodes) {
    for (const child of childrenOf(node)) {
      const known = parents.get(child)
      if (known) known.push(node)
      else parents.set(child, [node])
    }
  }
  return (node) => parents.get(node) ?? []
}
