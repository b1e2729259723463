import type { CibConstraint, CibPicture, CibResource } from '#lib/frameworks/pacemaker/read/read-cib.ts'
import type { Arrow, Box, Picture } from '#components/graph/picture.ts'
import { label, type Label } from '#components/client/words/label.ts'

/** More boxes than this are a list only: nobody finds anything in such a drawing. */
export const mostBoxes = 300

export const kindLabels: Readonly<Record<CibResource['kind'], Label>> = {
  primitive: label('Primitive', 'ring', 'neutral'),
  group: label('Group', 'square', 'accent'),
  clone: label('Clone', 'double-disc', 'transition'),
  bundle: label('Bundle', 'disc-half', 'frozen'),
}

/** A resource with how deep it lies in others, in the order of the text. */
export type CibRow = { readonly resource: CibResource; readonly depth: number; readonly anchor: string }

/** Every resource once, those inside others below them. */
export function rowsOf(resources: readonly CibResource[]): readonly CibRow[] {
  const rows: CibRow[] = []
  const walk = (resource: CibResource, depth: number): void => {
    rows.push({ resource, depth, anchor: `cib-${rows.length}` })
    for (const member of resource.members) walk(member, depth + 1)
  }
  for (const resource of resources) walk(resource, 0)
  return rows
}

/**
 * A CIB as boxes and arrows: what holds others above them, a group as the chain it is, and what comes after or goes
 * with something above that. An arrow that would close a ring is left to the list of constraints.
 */
export function graphOf({ resources, constraints }: CibPicture): Picture {
  const rows = rowsOf(resources)
  const anchors = new Map(rows.toReversed().map(({ resource, anchor }) => [resource.id, anchor]))
  const boxes = rows.flatMap(({ resource, anchor }) =>
    anchors.get(resource.id) === anchor ? [boxOf(resource, anchor, constraints)] : [],
  )
  const arrows = new Arrows(new Set(boxes.map(({ id }) => id)))
  for (const { resource } of rows) addHeld(arrows, resource)
  for (const constraint of constraints) addBound(arrows, constraint)
  return { boxes, arrows: arrows.drawn(), key }
}

const key: Picture['key'] = {
  labels: Object.values(kindLabels),
  lines: [
    { look: 'arrow', text: 'from what needs to what it needs, or holds' },
    { look: 'dashed-arrow', text: 'only a wish, or apart from each other' },
  ],
}

function boxOf(
  { id, kind, agent, meta, members }: CibResource,
  anchor: string,
  constraints: readonly CibConstraint[],
): Box {
  const value = (name: string) => meta.find(([key]) => key === name)?.[1]
  const isOff = value('target-role')?.toLowerCase() === 'stopped'
  const marks = [
    ...(isOff ? [label('Kept stopped', 'minus', 'offline')] : []),
    ...(value('is-managed') === 'false' ? [label('Not managed', 'snowflake', 'frozen')] : []),
    ...(value('promotable') === 'true' ? [label('Promotable', 'arrow-up', 'accent')] : []),
  ]
  const home = constraints.find(
    (each) => each.kind === 'location' && each.node !== null && !each.isIdle && each.resources.includes(id),
  )
  const note = agent ?? `${members.length} member${members.length === 1 ? '' : 's'}`
  return {
    id,
    title: id,
    note: home ? `${note} · ${home.node} ${home.strength ?? ''}`.trim() : note,
    label: kindLabels[kind],
    marks,
    href: `#${anchor}`,
    quiet: isOff,
  }
}

/** Members of a group stand on each other in its order; those of clones and bundles under what holds them. */
function addHeld(arrows: Arrows, { id, kind, members }: CibResource): void {
  const last = members.at(-1)
  if (!last) return
  if (kind !== 'group') {
    for (const member of members) arrows.add(id, member.id, 'holds', true)
    return
  }
  arrows.add(id, last.id, 'holds', true)
  members.forEach((member, index) => {
    const before = members[index - 1]
    if (before) arrows.add(member.id, before.id, '', true)
  })
}

function addBound(arrows: Arrows, { kind, resources, strength }: CibConstraint): void {
  const [first] = resources
  if (first === undefined) return
  if (kind === 'order')
    resources.forEach((then, index) => {
      const before = resources[index - 1]
      if (before !== undefined) arrows.add(then, before, 'after', strength !== 'Optional')
    })
  if (kind === 'colocation')
    for (const other of resources.slice(1)) {
      const isApart = strength?.startsWith('-') ?? false
      arrows.add(first, other, isApart ? 'apart from' : 'with', !isApart && strength === 'INFINITY')
    }
}

class Arrows {
  private readonly known: ReadonlySet<string>
  private readonly byEnds = new Map<
    string,
    { parent: string; child: string; texts: string[]; firm: boolean }
  >()
  private readonly below = new Map<string, string[]>()

  constructor(known: ReadonlySet<string>) {
    this.known = known
  }

  add(parent: string, child: string, text: string, firm: boolean): void {
    if (!this.known.has(parent) || !this.known.has(child)) return
    const ends = JSON.stringify([parent, child])
    const before = this.byEnds.get(ends)
    if (before) {
      if (text !== '' && !before.texts.includes(text)) before.texts.push(text)
      before.firm ||= firm
    } else if (!this.leads(child, parent)) {
      this.byEnds.set(ends, { parent, child, texts: text === '' ? [] : [text], firm })
      this.below.set(parent, [...(this.below.get(parent) ?? []), child])
    }
  }

  drawn(): readonly Arrow[] {
    return [...this.byEnds.values()].map(({ texts, ...arrow }) => ({ ...arrow, text: texts.join(', ') }))
  }

  private leads(from: string, to: string): boolean {
    const seen = new Set<string>()
    const open = [from]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === to) return true
      if (seen.has(next)) continue
      seen.add(next)
      open.push(...(this.below.get(next) ?? []))
    }
    return false
  }
}

/** A constraint that is no place, as a sentence: "p2 after p1", "web with ip". */
export function constraintText({ kind, resources }: CibConstraint): string {
  const [first = '?', ...others] = resources
  if (kind === 'order') return resources.toReversed().join(' after ')
  if (kind === 'colocation') return `${first} with ${others.join(', ')}`
  return `${resources.join(', ')} with the ticket`
}

/** Where each resource may be, as its location constraints say, in their order: `sysA 100, standby 50`. */
export function placesOf({
  constraints,
}: CibPicture): readonly (readonly [resource: string, places: string])[] {
  const places = new Map<string, string[]>()
  for (const { kind, resources, node, pattern, strength, isIdle, isRule } of constraints) {
    if (kind !== 'location') continue
    const written = isRule ? 'as a rule says' : `${node ?? '?'} ${strength ?? ''}`.trim()
    const place = `${written}${isIdle ? ' (no such node)' : ''}${pattern === null ? '' : ` (as ${pattern})`}`
    for (const resource of resources) places.set(resource, [...(places.get(resource) ?? []), place])
  }
  return [...places].map(([resource, all]) => [resource, all.join(', ')])
}

/** Constraints that bind what is not there. */
export function danglingOf({ resources, constraints }: CibPicture): readonly string[] {
  const known = new Set(rowsOf(resources).map(({ resource }) => resource.id))
  return constraints.flatMap(({ kind, id, resources: bound, pattern }) => {
    if (pattern !== null && bound.length === 0)
      return [`${id} (${kind}) binds nothing: no name fits ${pattern}`]
    // A location may name a pattern that is not understood, and each may name tags: both stand for several.
    const missing = bound.filter((each) => !known.has(each))
    return missing.length > 0
      ? [`${id} (${kind}) binds ${missing.join(', ')}: a tag, a pattern, or nothing`]
      : []
  })
}
