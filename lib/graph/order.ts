/** The children of a node: what it depends on. Children outside the given nodes are passed over. */
export type ChildrenOf<Node> = (node: Node) => readonly Node[]

/** Nodes in dependency order, or the rings that make an order impossible. */
export type Ordering<Node> = {
  readonly order: readonly Node[]
  readonly cycles: readonly (readonly Node[])[]
}

/**
 * Children before parents; nodes without an order between them keep the given one. Nodes on or above a
 * ring are left out of `order`; each ring is listed once, starting with its first node in the given order.
 */
export function topologicalOrder<Node>(nodes: readonly Node[], childrenOf: ChildrenOf<Node>): Ordering<Node> {
  const walk = new Walk(nodes, childrenOf)
  for (const node of nodes) walk.visit(node)
  return { order: walk.order, cycles: walk.cycles }
}

/** The rings among the nodes; empty when there is none. */
export const cyclesOf = <Node>(nodes: readonly Node[], childrenOf: ChildrenOf<Node>) =>
  topologicalOrder(nodes, childrenOf).cycles

/** Depth-first walk with its own stack, so that a chain of any length is safe. */
class Walk<Node> {
  readonly order: Node[] = []
  readonly cycles: Node[][] = []
  private readonly inside: ReadonlySet<Node>
  private readonly verdicts = new Map<Node, 'open' | 'placed' | 'blocked'>()
  private readonly childrenOf: ChildrenOf<Node>

  constructor(nodes: readonly Node[], childrenOf: ChildrenOf<Node>) {
    this.inside = new Set(nodes)
    this.childrenOf = childrenOf
  }

  visit(root: Node): void {
    if (this.verdicts.has(root)) return
    const path = [this.frameOf(root)]
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const child = top.rest.shift()
      if (child === undefined) {
        this.close(top.node)
        path.pop()
        continue
      }
      const verdict = this.verdicts.get(child)
      if (verdict === 'open') this.cycles.push(ringFrom(path, child))
      if (verdict === undefined) path.push(this.frameOf(child))
    }
  }

  private frameOf(node: Node): { readonly node: Node; readonly rest: Node[] } {
    this.verdicts.set(node, 'open')
    return { node, rest: this.childrenOf(node).filter((child) => this.inside.has(child)) }
  }

  private close(node: Node): void {
    const children = this.childrenOf(node).filter((child) => this.inside.has(child))
    const placed = children.every((child) => this.verdicts.get(child) === 'placed')
    this.verdicts.set(node, placed ? 'placed' : 'blocked')
    if (placed) this.order.push(node)
  }
}

const ringFrom = <Node>(path: readonly { readonly node: Node }[], start: Node): Node[] =>
  path.slice(path.findIndex(({ node }) => node === start)).map(({ node }) => node)
