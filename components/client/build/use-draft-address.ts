'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useClusterName } from '../cluster/use-cluster.tsx'
import { memoryOf, type DraftMemory } from './draft-memory.ts'
import { keepDraft } from './kept-draft.ts'

/** Where the wizard stands, all of it in the address. */
export type BuildPlace = {
  /** Null: nothing is chosen yet. */
  readonly draft: string | null
  readonly step: string
  /** Group whose resources are drawn; empty: the first. */
  readonly group: string
}

export type DraftAddress = {
  readonly place: BuildPlace
  /** `push`: a step that the browser's Back leaves; `replace`: the same step with another answer. */
  readonly go: (place: BuildPlace, how: 'push' | 'replace') => void
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

/** Browsers take only so many changes of an address in a time; the next is tried after this. */
const retryMs = 1000

type Standing = {
  readonly place: BuildPlace
  /** The query as the page last knew it. */
  readonly seen: string
  /** Queries that were written and have not come back as the page's own. */
  readonly written: readonly string[]
}

/**
 * The draft as the address has it. What is typed is in the page at once and in the address right behind it; an
 * address that comes from elsewhere (a link, Back, a reload) is taken over.
 */
export function useDraftAddress(): DraftAddress {
  const cluster = useClusterName()
  const memory = memoryOf(cluster)
  const text = useSearchParams().toString()
  const [standing, setStanding] = useState(() => takenOver(memory, text))
  if (standing.seen !== text) setStanding(afterSeeing(memory, standing, text))
  const { place } = standing
  const write = useAddressWriter()
  useEffect(() => {
    memory.note(place.draft)
    write(queryOf(place), 'replace')
  }, [place, memory, write])
  const go = useCallback(
    (next: BuildPlace, how: 'push' | 'replace') => {
      const query = queryOf(next)
      memory.note(next.draft)
      setStanding(({ seen, written }) => ({ place: next, seen, written: [...written, query] }))
      write(query, how)
      if (next.draft !== null) keepDraft(cluster, { draft: next.draft, step: next.step, atMs: Date.now() })
    },
    [cluster, memory, write],
  )
  return { place, go }
}

function takenOver(memory: DraftMemory, query: string): Standing {
  const place = placeOf(new URLSearchParams(query))
  return { place: { ...place, draft: memory.meant(place.draft) }, seen: query, written: [] }
}

function afterSeeing(memory: DraftMemory, { place, written }: Standing, query: string): Standing {
  const at = written.indexOf(query)
  return at < 0 ? takenOver(memory, query) : { place, seen: query, written: written.slice(at + 1) }
}

/** Writes the address; the newest wins where the browser makes it wait. */
function useAddressWriter(): (query: string, how: 'push' | 'replace') => void {
  const retry = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(retry.current), [])
  return useCallback((query, how) => {
    clearTimeout(retry.current)
    if (query === new URLSearchParams(location.search).toString()) return
    const address = query === '' ? location.pathname : `${location.pathname}?${query}`
    const attempt = () => {
      try {
        if (how === 'push') history.pushState(null, '', address)
        else history.replaceState(null, '', address)
      } catch {
        retry.current = setTimeout(attempt, retryMs)
      }
    }
    attempt()
  }, [])
}
