import { problemLimit } from '../problem-collector.ts'
import type {
  BlockClause,
  Clause,
  GroupLinkClause,
  IncludeClause,
  LinkClause,
  ResourceClause,
  Tree,
  TypeClause,
} from '../syntax/tree.ts'

/** A clause with the file it stands in. */
export type Placed<Node> = { readonly tree: Tree; readonly node: Node }

export type GroupOutline = {
  readonly block: Placed<BlockClause>
  readonly resources: readonly Placed<ResourceClause>[]
  readonly links: readonly Placed<LinkClause>[]
  readonly groupLinks: readonly Placed<GroupLinkClause>[]
}

/** A group that is being collected: lists come into being with their first element, as most stay empty. */
type Filling = {
  readonly block: Placed<BlockClause>
  resources: Placed<ResourceClause>[]
  links: Placed<LinkClause>[]
  groupLinks: Placed<GroupLinkClause>[]
}

const none: never[] = []

const filled = <Item>(list: Item[], item: Item): Item[] => {
  if (list.length === 0) return [item]
  list.push(item)
  return list
}

export type ResourceOutline = Placed<ResourceClause> & { readonly group: string }

/** All clauses of a configuration by what they declare, first declaration first. */
export type Outline = {
  readonly trees: readonly Tree[]
  readonly clusters: Placed<BlockClause>[]
  readonly remoteClusters: Map<string, Placed<BlockClause>>
  readonly heartbeats: Map<string, Placed<BlockClause>>
  readonly systems: Map<string, Placed<BlockClause>>
  readonly types: Map<string, Placed<TypeClause>>
  readonly groups: Map<string, GroupOutline>
  readonly resources: Map<string, ResourceOutline>
  readonly includes: Placed<IncludeClause>[]
  /** Second and later declarations of a name. */
  readonly repeated: Placed<BlockClause | TypeClause | ResourceClause>[]
  /** Resources and links before any group. */
  readonly orphans: Placed<ResourceClause | LinkClause | GroupLinkClause>[]
}

type Collecting = { readonly outline: Outline; readonly tree: Tree; group: Filling | null }

/** Sorts the clauses of the files, in their order. */
export const outlineOf = (trees: readonly Tree[]): Outline => {
  const outline: Outline = {
    trees,
    clusters: [],
    remoteClusters: new Map(),
    heartbeats: new Map(),
    systems: new Map(),
    types: new Map(),
    groups: new Map(),
    resources: new Map(),
    includes: [],
    repeated: [],
    orphans: [],
  }
  for (const tree of trees) {
    const collecting: Collecting = { outline, tree, group: null }
    for (const clause of tree.clauses) place(collecting, clause)
  }
  return outline
}

const place = (collecting: Collecting, node: Clause): void => {
  switch (node.kind) {
    case 'resource':
      return placeResource(collecting, node)
    case 'link':
    case 'groupLink':
      return placeLink(collecting, node)
    case 'group':
      return placeGroup(collecting, node)
    default:
      return placeTopLevel(collecting, node)
  }
}

const placeTopLevel = (
  { outline, tree }: Collecting,
  node: Exclude<Clause, ResourceClause | LinkClause | GroupLinkClause>,
): void => {
  if (node.kind === 'include') outline.includes.push({ tree, node })
  else if (node.kind === 'cluster') outline.clusters.push({ tree, node })
  else if (node.kind === 'type') declare(outline, outline.types, node.name.text, { tree, node })
  else if (node.kind !== 'group')
    declare(outline, placesOf(outline, node.kind), node.name.text, { tree, node })
}

const placesOf = (outline: Outline, kind: 'system' | 'remotecluster' | 'heartbeat') =>
  kind === 'system' ? outline.systems : kind === 'heartbeat' ? outline.heartbeats : outline.remoteClusters

const placeGroup = (collecting: Collecting, node: BlockClause): void => {
  const { outline, tree } = collecting
  collecting.group = { block: { tree, node }, resources: none, links: none, groupLinks: none }
  if (outline.groups.has(node.name.text)) outline.repeated.push({ tree, node })
  else outline.groups.set(node.name.text, collecting.group)
}

const placeResource = (collecting: Collecting, node: ResourceClause): void => {
  const { outline, tree, group } = collecting
  if (!group) {
    noteOrphan(outline, { tree, node })
  } else if (outline.resources.has(node.name.text)) {
    outline.repeated.push({ tree, node })
  } else {
    outline.resources.set(node.name.text, { tree, node, group: group.block.node.name.text })
    group.resources = filled(group.resources, { tree, node })
  }
}

const placeLink = ({ outline, tree, group }: Collecting, node: LinkClause | GroupLinkClause): void => {
  if (!group) noteOrphan(outline, { tree, node })
  else if (node.kind === 'link') group.links = filled(group.links, { tree, node })
  else group.groupLinks = filled(group.groupLinks, { tree, node })
}

/** More than are listed need not be kept. */
const noteOrphan = ({ orphans }: Outline, placed: Outline['orphans'][number]): void => {
  if (orphans.length <= problemLimit) orphans.push(placed)
}

const declare = <Node extends BlockClause | TypeClause>(
  outline: Outline,
  named: Map<string, Placed<Node>>,
  name: string,
  placed: Placed<Node>,
): void => {
  if (named.has(name)) outline.repeated.push(placed)
  else named.set(name, placed)
}
