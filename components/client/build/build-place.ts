import { meantBy, type DraftMemory } from './draft-memory.ts'

/** Where the wizard stands, all of it in the address. */
export type BuildPlace = {
  /** Null: nothing is chosen yet. */
  readonly draft: string | null
  readonly step: string
  /** Group whose resources are drawn; empty: the first. */
  readonly group: string
}

export const placeOf = (query: URLSearchParams): BuildPlace => ({
  draft: query.get('draft'),
  step: query.get('step') ?? '',
  group: query.get('group') ?? '',
})

/** The query of a place, without what is empty. */
export function queryOf({ draft, step, group }: BuildPlace): string {
  const query = new URLSearchParams()
  if (draft !== null) query.set('draft', draft)
  if (step !== '') query.set('step', step)
  if (group !== '') query.set('group', group)
  return query.toString()
}

/** Where the wizard stands, and how far the page's own address has come after it. */
export type Standing = {
  readonly place: BuildPlace
  /** The query as the page last knew it. */
  readonly seen: string
  /** Queries that were written and have not come back as the page's own, in their order. */
  readonly written: readonly string[]
  /** The place comes from the address, not from a person on this page. */
  readonly isTaken: boolean
}

/** A place of an address that came from elsewhere; with an earlier draft of this page it means the newest. */
export function takenOver(memory: DraftMemory, query: string): Standing {
  const named = placeOf(new URLSearchParams(query))
  const place = { ...named, draft: meantBy(memory, named.draft) }
  const meant = queryOf(place)
  return { place, seen: query, written: meant === query ? [] : [meant], isTaken: true }
}

/** The page's own query has changed: to one that was written here, which is no news, or to another. */
export function afterSeeing(memory: DraftMemory, standing: Standing, query: string): Standing {
  const at = standing.written.indexOf(query)
  return at < 0
    ? takenOver(memory, query)
    : { ...standing, seen: query, written: standing.written.slice(at + 1) }
}

/** A person has gone to another place, whose query is written at the same time. */
export function goneTo({ place, seen, written }: Standing, next: BuildPlace): Standing {
  const query = queryOf(next)
  const waiting = written.at(-1) === seen ? [] : written
  return {
    place: next,
    seen,
    written: query === queryOf(place) ? waiting : [...waiting, query],
    isTaken: false,
  }
}
