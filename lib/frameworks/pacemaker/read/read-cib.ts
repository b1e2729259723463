import type { Element } from '../xml/element.ts'
import { attributeOf, childrenNamed, parseXml } from '../xml/parse-xml.ts'
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

/** The resources that a constraint binds, in its order; sets are taken apart. Where a rule decides, `isRule` says so. */
export type CibConstraint = {
  readonly kind: 'location' | 'order' | 'colocation' | 'ticket'
  readonly id: string
  readonly resources: readonly string[]
  readonly node: string | null
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
  return {
    nodes: inside('nodes').flatMap((node) => attributeOf(node, 'uname') ?? []),
    resources: inside('resources').flatMap(resourceOf),
    constraints: inside('constraints').flatMap(constraintOf),
    places: placesOf(root),
  }
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

const bound = ['rsc', 'with-rsc', 'first', 'then', 'rsc-pattern']

function constraintOf(element: Element): CibConstraint[] {
  const kind = constraintKinds[element.name]
  if (kind === undefined) return []
  const sets = childrenNamed(element, 'resource_set')
  const inSets = sets.flatMap((set) =>
    childrenNamed(set, 'resource_ref').flatMap((reference) => attributeOf(reference, 'id') ?? []),
  )
  const own = bound.flatMap((name) => attributeOf(element, name) ?? [])
  return [
    {
      kind,
      id: attributeOf(element, 'id') ?? '',
      resources: [...own, ...inSets],
      node: attributeOf(element, 'node'),
      strength: attributeOf(element, 'kind') ?? attributeOf(element, 'score'),
      isRule: childrenNamed(element, 'rule').length > 0,
    },
  ]
}
