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

/** Where the wizard stands, and which addresses are known to be of this page. */
export type Standing = {
  readonly place: BuildPlace
  /** The query as the page last knew it. */
  readonly seen: string
  /** Queries that were written or taken over here: when one comes back to the page, late perhaps, it is no news. */
  readonly own: ReadonlySet<string>
  /** The place comes from the address, not from a person on this page. */
  readonly isTaken: boolean
}

const noQueries: ReadonlySet<string> = new Set()

/** A place of an address that came from elsewhere; with an earlier draft of this tab it means the newest. */
export function takenOver(memory: DraftMemory, query: string, own = noQueries): Standing {
  const named = placeOf(new URLSearchParams(query))
  const place = { ...named, draft: meantBy(memory, named.draft) }
  return { place, seen: query, own: new Set([...own, query, queryOf(place)]), isTaken: true }
}

/** The page's own query has changed: to one of before, which is no news, or to one from elsewhere. */
export const afterSeeing = (memory: DraftMemory, standing: Standing, query: string): Standing =>
  standing.own.has(query) ? { ...standing, seen: query } : takenOver(memory, query, standing.own)

/** A person has gone to another place, whose query is written at the same time. */
export const goneTo = ({ seen, own }: Standing, next: BuildPlace): Standing => ({
  place: next,
  seen,
  own: new Set([...own, queryOf(next)]),
  isTaken: false,
})

/** A link to this page was followed: its query is news, even when it is one of before. */
export const afterLink = (standing: Standing, query: string): Standing => ({
  ...standing,
  own: new Set([...standing.own].filter((each) => each !== query)),
})
