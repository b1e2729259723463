/** Rings noted of one graph: a broken one may have more than memory. */
const ringLimit = 20

type Frame = { readonly node: string; readonly children: readonly string[]; next: number; height: number }

export type GraphWalk = {
  /** The first rings, each from its first node down to the one that links back. */
  readonly rings: readonly (readonly string[])[]
  /** Levels below each node; 0 for one without children. Of no meaning when there are rings. */
  readonly heights: ReadonlyMap<string, number>
}

/**
 * Looks for rings and measures heights in a graph nobody has checked yet: depth-first with its own
 * stack, in time linear in nodes and links, whatever the number of rings.
 */
export const walkGraph = (
  nodes: Iterable<string>,
  childrenOf: (node: string) => readonly string[],
): GraphWalk => {
  const rings: string[][] = []
  const heights = new Map<string, number>()
  for (const node of nodes) {
    if (rings.length >= ringLimit) break
    if (!heights.has(node)) walkFrom(node, childrenOf, heights, rings)
  }
  return { rings, heights }
}

const walkFrom = (
  root: string,
  childrenOf: (node: string) => readonly string[],
  heights: Map<string, number>,
  rings: string[][],
): void => {
  const path: Frame[] = []
  const depths = new Map<string, number>()
  const enter = (node: string) => {
    depths.set(node, path.length)
    path.push({ node, children: childrenOf(node), next: 0, height: 0 })
  }
  enter(root)
  for (let top = path.at(-1); top && rings.length < ringLimit; top = path.at(-1)) {
    const child = top.children[top.next]
    if (child === undefined) {
      path.pop()
      depths.delete(top.node)
      heights.set(top.node, top.height)
      continue
    }
    const depth = depths.get(child)
    const height = heights.get(child)
    if (depth === undefined && height === undefined) {
      enter(child)
      continue
    }
    if (depth !== undefined) rings.push(path.slice(depth).map(({ node }) => node))
    if (height !== undefined) top.height = Math.max(top.height, height + 1)
    top.next += 1
  }
}
