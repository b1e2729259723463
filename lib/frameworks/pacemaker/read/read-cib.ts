import type { Element } from '../xml/element.ts'
import { attributeOf, childrenNamed, parseXml } from '../xml/parse-xml.ts'
import { namePatternOf } from './name-pattern.ts'
import { placesOf, type CibPlace } from './places.ts'

/** A Pacemaker cluster as its CIB describes it, for a picture of it. */
export type CibPicture = {
  readonly nodes: readonly string[]
  /** Resources at the top, in the order of the text. */
  readonly resources: readonly CibResource[]
  readonly constraints: readonly CibConstraint[]
  /** Where its primitives are; empty for a configuration alone. */
  readonly places: readonly CibPlace[]
}

export type CibResource = {
  readonly kind: 'primitive' | 'group' | 'clone' | 'bundle'
  readonly id: string
  /** `ocf:heartbeat:IPaddr2`, `stonith:fence_ipmilan`, `@template`; null for what is no primitive. */
  readonly agent: string | null
  readonly meta: readonly (readonly [name: string, value: string])[]
  /** What a group, clone or bundle holds. */
  readonly members: readonly CibResource[]
}

/**
 * The resources that a constraint binds, in its order; sets are taken apart, and so is a pattern of names that is understood.
 * Where a rule decides, `isRule` says so.
 */
export type CibConstraint = {
  readonly kind: 'location' | 'order' | 'colocation' | 'ticket'
  readonly id: string
  readonly resources: readonly string[]
  readonly node: string | null
  /** The pattern of names that a location is written with. */
  readonly pattern: string | null
  /** A location whose node the CIB does not know: it decides nothing. */
  readonly isIdle: boolean
  /** A score, or the kind of an order, as written. */
  readonly strength: string | null
  readonly isRule: boolean
}

const kinds: Readonly<Record<string, CibResource['kind']>> = {
  primitive: 'primitive',
  group: 'group',
  clone: 'clone',
  // The name of promotable clones before Pacemaker 2.
  master: 'clone',
  bundle: 'bundle',
}

const constraintKinds: Readonly<Record<string, CibConstraint['kind']>> = {
  rsc_location: 'location',
  rsc_order: 'order',
  rsc_colocation: 'colocation',
  rsc_ticket: 'ticket',
}

/** Reads a CIB, or only its configuration; null for a text that is neither. Never throws. */
export function readCib(text: string): CibPicture | null {
  const root = parseXml(text)
  return root && pictureOf(root)
}

/** The picture of a CIB, or of its configuration alone, that has been read as XML; null for any other element. */
export function pictureOf(root: Element): CibPicture | null {
  const configuration = root.name === 'cib' ? childrenNamed(root, 'configuration')[0] : root
  if (configuration?.name !== 'configuration') return null
  const inside = (name: string) => childrenNamed(configuration, name).flatMap(({ children }) => children)
  const nodes = inside('nodes').flatMap((node) => attributeOf(node, 'uname') ?? [])
  const resources = inside('resources').flatMap(resourceOf)
  const isKnown = knownNodes(nodes, resources)
  return {
    nodes,
    resources,
    constraints: inside('constraints').flatMap((each) => constraintOf(each, resources, isKnown)),
    places: placesOf(root),
  }
}

/** Whether a name is one of a node, of a remote one, or of a guest; each may be where nobody has listed nodes. */
function knownNodes(nodes: readonly string[], resources: readonly CibResource[]): (name: string) => boolean {
  if (nodes.length === 0) return () => true
  const guests = (resource: CibResource): readonly string[] => [
    ...(resource.agent === 'ocf:pacemaker:remote' ? [resource.id] : []),
    ...resource.meta.flatMap(([name, value]) => (name === 'remote-node' ? [value] : [])),
    ...resource.members.flatMap(guests),
  ]
  const known = new Set([...nodes, ...resources.flatMap(guests)].map((name) => name.toLowerCase()))
  const bundles = new Set(resources.flatMap(({ kind, id }) => (kind === 'bundle' ? [id.toLowerCase()] : [])))
  return (name) => known.has(name.toLowerCase()) || bundles.has(name.toLowerCase().replace(/-\d+$/, ''))
}

function resourceOf(element: Element): CibResource[] {
  const kind = kinds[element.name]
  if (kind === undefined) return []
  const meta = childrenNamed(element, 'meta_attributes').flatMap((set) =>
    childrenNamed(set, 'nvpair').map(
      (pair) => [attributeOf(pair, 'name') ?? '', attributeOf(pair, 'value') ?? ''] as const,
    ),
  )
  return [
    {
      kind,
      id: attributeOf(element, 'id') ?? '',
      agent: kind === 'primitive' ? agentOf(element) : null,
      meta,
      members: element.children.flatMap(resourceOf),
    },
  ]
}

function agentOf(element: Element): string {
  const template = attributeOf(element, 'template')
  if (template !== null) return `@${template}`
  return ['class', 'provider', 'type'].flatMap((name) => attributeOf(element, name) ?? []).join(':')
}

const bound = ['rsc', 'with-rsc', 'first', 'then']

function constraintOf(
  element: Element,
  resources: readonly CibResource[],
  isKnown: (node: string) => boolean,
): CibConstraint[] {
  const kind = constraintKinds[element.name]
  if (kind === undefined) return []
  const sets = childrenNamed(element, 'resource_set')
  const inSets = sets.flatMap((set) =>
    childrenNamed(set, 'resource_ref').flatMap((reference) => attributeOf(reference, 'id') ?? []),
  )
  const own = bound.flatMap((name) => attributeOf(element, name) ?? [])
  const pattern = attributeOf(element, 'rsc-pattern')
  const node = attributeOf(element, 'node')
  return [
    {
      kind,
      id: attributeOf(element, 'id') ?? '',
      resources: [...own, ...(pattern === null ? [] : fitting(pattern, resources)), ...inSets],
      node,
      pattern,
      isIdle: node !== null && !isKnown(node),
      strength: attributeOf(element, 'kind') ?? attributeOf(element, 'score'),
      isRule: childrenNamed(element, 'rule').length > 0,
    },
  ]
}

/** The resources at the top whose names a pattern fits; the pattern itself where it is not understood. */
function fitting(pattern: string, resources: readonly CibResource[]): readonly string[] {
  const fits = namePatternOf(pattern)
  return fits ? resources.flatMap(({ id }) => (fits(id) ? [id] : [])) : [pattern]
}
