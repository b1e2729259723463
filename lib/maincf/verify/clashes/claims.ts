import type { ProblemId } from '../../problem.ts'
import type { ResourceOutline } from '../../load/outline.ts'
import { shownText } from '../../syntax/token.ts'
import type { Leaf } from '../../syntax/tree.ts'
import type { Check } from '../check.ts'

/** A resource takes something for itself on a system. */
export type Claim = {
  readonly resource: ResourceOutline
  /** Where it says so. */
  readonly at: Leaf
}

/** A thing with its first claim; by place, '' for the whole cluster, once there is a second one. */
type Taken = {
  readonly claim: Claim
  readonly where: Iterable<string> | null
  places: Map<string, Claim> | null
}

/**
 * Things of one kind (addresses, ports …) and who claims them. Two claims of the same thing clash where
 * both can be at once: on one system, or anywhere for what the whole cluster shares. A resource does not
 * clash with itself, nor with one of a group that is kept off its systems by `offline local`.
 */
export class Claims {
  readonly #check: Check
  readonly #id: ProblemId
  readonly #what: string
  readonly #taken = new Map<string, Taken>()
  readonly #noted = new Set<ResourceOutline>()

  constructor(check: Check, id: ProblemId, what: string) {
    this.#check = check
    this.#id = id
    this.#what = what
  }

  /**
   * Notes a claim on some systems, and its clashes with earlier ones. `where` is null for the whole cluster.
   * Most things are claimed once: only the second claim of one makes anybody look at systems.
   */
  add(thing: string, where: Iterable<string> | null, claim: Claim): void {
    const taken = this.#taken.get(thing)
    if (taken) this.#addTo(taken, thing, where, claim)
    else this.#taken.set(thing, { claim, where, places: null })
  }

  #addTo(taken: Taken, thing: string, where: Iterable<string> | null, claim: Claim): void {
    taken.places ??= new Map(Iterator.from(taken.where ?? ['']).map((place) => [place, taken.claim]))
    for (const place of where ?? ['']) {
      const first = taken.places.get(place)
      if (!first) taken.places.set(place, claim)
      else if (this.#clashes(first, claim)) this.#note(thing, where && place, first, claim)
    }
  }

  #clashes(first: Claim, second: Claim): boolean {
    if (first.resource === second.resource || this.#noted.has(second.resource)) return false
    return first.resource.group === second.resource.group || !areApart(this.#check, first, second)
  }

  #note(thing: string, where: string | null, first: Claim, { resource, at }: Claim): void {
    this.#noted.add(resource)
    const other = shownText(first.resource.node.name.text)
    const place = where === null ? '' : `, and both can be on ${shownText(where)}`
    this.#check.note(resource.tree, at, {
      id: this.#id,
      severity: 'warning',
      message: `${this.#what} ${shownText(thing)} is also that of ${other}${place}.`,
      hint:
        first.resource.group === resource.group
          ? null
          : `${other} belongs to the group ${shownText(first.resource.group)}.`,
    })
  }
}

/** `requires group … offline local`, either way, keeps two groups off the same system. vcs-semantics §5.1. */
const areApart = (check: Check, first: Claim, second: Claim): boolean =>
  isKeptOff(check, first.resource.group, second.resource.group) ||
  isKeptOff(check, second.resource.group, first.resource.group)

const isKeptOff = (check: Check, parent: string, child: string): boolean =>
  (check.outline.groups.get(parent)?.groupLinks ?? []).some(
    ({ node }) => node.category.text === 'offline' && node.group.text === child,
  )
