import { topologicalOrder, type ChildrenOf } from './order.ts'

/**
 * Nodes by their height: first those without children, then those whose children all lie lower. Nodes of
 * one layer do not depend on each other. Nodes on or above a ring are left out.
 */
export function layersOf<Node>(nodes: readonly Node[], childrenOf: ChildrenOf<Node>): Node[][] {
  const heights = new Map<Node, number>()
  const layers: Node[][] = []
  for (const node of topologicalOrder(nodes, childrenOf).order) {
    const height = 1 + Math.max(-1, ...childrenOf(node).map((child) => heights.get(child) ?? -1))
    heights.set(node, height)
    const layer = layers[height]
    if (layer) layer.push(node)
    else layers[height] = [node]
  }
  return layers
}

/**
 * Weight of the heaviest chain from a node down to one without children, and the chain, lowest first.
 * Weights must not be negative; no nodes weigh 0. Nodes on or above a ring are left out.
 */
export function longestPathOf<Node>(
  nodes: readonly Node[],
  childrenOf: ChildrenOf<Node>,
  weightOf: (node: Node) => number,
): { readonly weight: number; readonly path: readonly Node[] } {
  const best = new Map<Node, { readonly weight: number; readonly below: Node | null }>()
  let heaviest: { readonly weight: number; readonly node: Node | null } = { weight: 0, node: null }
  for (const node of topologicalOrder(nodes, childrenOf).order) {
    let below: Node | null = null
    let carried = 0
    for (const child of childrenOf(node)) {
      const weight = best.get(child)?.weight
      if (weight === undefined || (below !== null && weight <= carried)) continue
      below = child
      carried = weight
    }
    const weight = carried + weightOf(node)
    best.set(node, { weight, below })
    if (heaviest.node === null || weight > heaviest.weight) heaviest = { weight, node }
  }
  const path: Node[] = []
  for (let node = heaviest.node; node !== null; node = best.get(node)?.below ?? null) path.unshift(node)
  return { weight: heaviest.weight, path }
}
