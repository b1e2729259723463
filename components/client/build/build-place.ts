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

/** The place of an address that was opened; with an earlier draft of this tab it means the newest. */
export function placeMeant(memory: DraftMemory, query: string): BuildPlace {
  const named = placeOf(new URLSearchParams(query))
  return { ...named, draft: meantBy(memory, named.draft) }
}
