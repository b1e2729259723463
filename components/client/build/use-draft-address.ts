'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useClusterName } from '../cluster/use-cluster.tsx'
import { afterSeeing, goneTo, queryOf, takenOver, type BuildPlace } from './build-place.ts'
import { afterGoing, afterTaking } from './draft-memory.ts'
import { keepDraft } from './kept-draft.ts'
import { setTabMemory, tabMemory } from './tab-memory.ts'

export type DraftAddress = {
  readonly place: BuildPlace
  /** `push`: a step that the browser's Back leaves; `replace`: the same step with another answer. */
  readonly go: (place: BuildPlace, how: 'push' | 'replace') => void
}

/** Browsers take only so many changes of an address in a time; the next is tried after this. */
const retryMs = 1000

/**
 * The draft as the address has it. What is typed is in the page at once and in the address right behind it; an
 * address that comes from elsewhere (a link, Back, a reload) is taken over.
 */
export function useDraftAddress(): DraftAddress {
  const cluster = useClusterName()
  const text = useSearchParams().toString()
  const [standing, setStanding] = useState(() => takenOver(tabMemory(cluster), text))
  if (standing.seen !== text) setStanding(afterSeeing(tabMemory(cluster), standing, text))
  const { place, isTaken } = standing
  const write = useAddressWriter()
  useEffect(() => {
    const forgetWritten = () => setStanding((known) => ({ ...known, written: [] }))
    addEventListener('popstate', forgetWritten)
    return () => removeEventListener('popstate', forgetWritten)
  }, [])
  useEffect(() => {
    if (!isTaken) return
    setTabMemory(cluster, afterTaking(tabMemory(cluster), place.draft))
    write(queryOf(place), 'replace')
  }, [cluster, place, isTaken, write])
  const go = useCallback(
    (next: BuildPlace, how: 'push' | 'replace') => {
      setTabMemory(cluster, afterGoing(tabMemory(cluster), place.draft, next.draft, how))
      setStanding((known) => goneTo(known, next))
      write(queryOf(next), how)
      if (next.draft !== null) keepDraft(cluster, { draft: next.draft, step: next.step, atMs: Date.now() })
    },
    [cluster, place.draft, write],
  )
  return { place, go }
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
