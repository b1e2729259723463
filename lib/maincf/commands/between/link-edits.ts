import type {
  Configuration,
  GroupConfiguration,
  GroupLink,
  ResourceConfiguration,
} from '#lib/model/configuration.ts'
import type { ResourceName } from '#lib/model/names.ts'
import type { Edit } from '../../edit/edit.ts'

type Link = Extract<Edit, { kind: 'resource.link' }>

/** Every link of resources, in an order that keeps that of each one's children and of each one's parents. */
const linksOf = (configuration: Configuration): readonly Link[] => {
  const resources = Object.values<ResourceConfiguration>(configuration.resources)
  const links = resources.flatMap(linksBelow)
  const byEnds = new Map(
    links.flatMap((link) => link.children.map((child) => [endsKey(link.parent, child), link])),
  )
  const linkAt = (parent: ResourceName, child: ResourceName) => byEnds.get(endsKey(parent, child)) ?? []
  const sequences = resources.flatMap(({ name, children, parents }) => [
    children.flatMap((child) => linkAt(name, child)),
    parents.flatMap((parent) => linkAt(parent, name)),
  ])
  return inOrder(links, sequences)
}

const endsKey = (parent: ResourceName, child: ResourceName): string => `${parent}\n${child}`

const linksBelow = ({ name: parent, children, atLeast = [] }: ResourceConfiguration): Link[] => {
  const counted = new Set(atLeast.flatMap(({ of }) => of))
  const plain = children.filter((child) => !counted.has(child))
  return [
    ...plain.map((child): Link => ({ kind: 'resource.link', parent, children: [child], atLeast: null })),
    ...atLeast.map(({ count, of }): Link => ({
      kind: 'resource.link',
      parent,
      children: of,
      atLeast: count,
    })),
  ]
}

/** Items so that each sequence of them keeps its order; a contradiction leaves its items at the end. */
const inOrder = <Item>(items: readonly Item[], sequences: readonly (readonly Item[])[]): readonly Item[] => {
  const followers = new Map<Item, Item[]>(items.map((item) => [item, []]))
  const waiting = new Map<Item, number>(items.map((item) => [item, 0]))
  for (const sequence of sequences) {
    sequence.forEach((item, at) => {
      const next = sequence[at + 1]
      if (next === undefined || next === item) return
      followers.get(item)?.push(next)
      waiting.set(next, (waiting.get(next) ?? 0) + 1)
    })
  }
  const ordered = new Set(items.filter((item) => waiting.get(item) === 0))
  for (const item of ordered) {
    for (const next of followers.get(item) ?? []) {
      const left = (waiting.get(next) ?? 0) - 1
      waiting.set(next, left)
      if (left === 0) ordered.add(next)
    }
  }
  return [...ordered, ...items.filter((item) => !ordered.has(item))]
}

/** Links that go and links that come. `stays`: the resource was there and will be, so its links are not gone with it. */
export const linkEdits = (
  before: Configuration,
  after: Configuration,
  stays: (name: ResourceName) => boolean,
): { readonly removed: readonly Edit[]; readonly added: readonly Edit[] } => {
  const standing = linksOf(before)
  const wanted = linksOf(after)
  const wantedKeys = new Set(wanted.map(keyOf))
  const whole = (link: Link) => [link.parent, ...link.children].every(stays)
  const kept = new Set(standing.filter((link) => whole(link) && wantedKeys.has(keyOf(link))).map(keyOf))
  const removed = standing
    .filter((link) => !kept.has(keyOf(link)) && stays(link.parent))
    .flatMap(({ parent, children }) =>
      children.filter(stays).map((child): Edit => ({ kind: 'resource.unlink', parent, child })),
    )
  return { removed, added: wanted.filter((link) => !kept.has(keyOf(link))) }
}

const keyOf = ({ parent, children, atLeast }: Link): string => [parent, atLeast ?? '', ...children].join('\n')

/** The same for links of groups; a link with other words is another link. */
export const groupLinkEdits = (
  before: Configuration,
  after: Configuration,
): { readonly removed: readonly Edit[]; readonly added: readonly Edit[] } => {
  const [standing, wanted] = [groupLinksOf(before), groupLinksOf(after)]
  const [old, next] = [new Set(standing.map(groupKey)), new Set(wanted.map(groupKey))]
  const gone = standing.filter((link) => !next.has(groupKey(link)))
  return {
    removed: gone.map(({ parent, child }): Edit => ({ kind: 'group.unlink', parent, child })),
    added: wanted
      .filter((link) => !old.has(groupKey(link)))
      .map((link): Edit => ({ kind: 'group.link', ...link })),
  }
}

const groupLinksOf = ({ groups }: Configuration): readonly GroupLink[] =>
  Object.values<GroupConfiguration>(groups).flatMap(({ requires }) => requires)

const groupKey = ({ parent, child, category, location, rigidity }: GroupLink): string =>
  [parent, child, category, location, rigidity].join('\n')
