'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useState } from 'react'
import { useClusterName } from '../cluster/use-cluster.tsx'
import { writeAddress } from './address-line.ts'
import { placeMeant, queryOf, type BuildPlace } from './build-place.ts'
import { afterGoing, afterTaking } from './draft-memory.ts'
import { keepDraft } from './kept-draft.ts'
import { setTabMemory, tabMemory } from './tab-memory.ts'

export type DraftAddress = {
  readonly place: BuildPlace
  /** `push`: a step that the browser's Back leaves; `replace`: the same step with another answer. */
  readonly go: (place: BuildPlace, how: 'push' | 'replace') => void
}

/**
 * The draft as the address has it. What is typed is in the page at once and in the address line with it; an address
 * that comes from elsewhere (a reload, Back, a link) is taken over.
 */
export function useDraftAddress(): DraftAddress {
  const cluster = useClusterName()
  const text = useSearchParams().toString()
  const [place, setPlace] = useState(() => placeMeant(tabMemory(cluster), text))
  const take = useCallback(
    (query: string) => {
      const next = placeMeant(tabMemory(cluster), query)
      setTabMemory(cluster, afterTaking(tabMemory(cluster), next.draft))
      setPlace(next)
    },
    [cluster],
  )
  useEffect(() => {
    const { draft } = placeMeant(tabMemory(cluster), location.search)
    setTabMemory(cluster, afterTaking(tabMemory(cluster), draft))
  }, [cluster])
  useTraversal(take)
  const go = useCallback(
    (next: BuildPlace, how: 'push' | 'replace') => {
      setTabMemory(cluster, afterGoing(tabMemory(cluster), place.draft, next.draft, how))
      setPlace(next)
      writeAddress(queryOf(next), how)
      if (next.draft !== null) keepDraft(cluster, { draft: next.draft, step: next.step, atMs: Date.now() })
    },
    [cluster, place.draft],
  )
  return { place, go }
}

/** Tells of Back and Forward, and of links on the page that lead to another place of it. */
function useTraversal(take: (query: string) => void): void {
  useEffect(() => {
    const onPop = () => take(location.search)
    const onClick = (event: MouseEvent) => {
      const query = followedHere(event)
      if (query !== null) take(query)
    }
    addEventListener('popstate', onPop)
    addEventListener('click', onClick)
    return () => {
      removeEventListener('popstate', onPop)
      removeEventListener('click', onClick)
    }
  }, [take])
}

/** The query of a link to this page that is being followed in this tab; null for every other click. */
function followedHere({ target, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): string | null {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey) return null
  const link = target instanceof Element ? target.closest('a') : null
  const isHere = link?.origin === location.origin && link.pathname === location.pathname
  return isHere ? link.search : null
}
