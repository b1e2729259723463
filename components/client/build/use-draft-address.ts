'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useClusterName } from '../cluster/use-cluster.tsx'
import {
  afterLink,
  afterSeeing,
  goneTo,
  queryOf,
  takenOver,
  type BuildPlace,
  type Standing,
} from './build-place.ts'
import { afterGoing, afterTaking, type DraftMemory } from './draft-memory.ts'
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
    if (isTaken) setTabMemory(cluster, afterTaking(tabMemory(cluster), place.draft))
  }, [cluster, place, isTaken])
  useEffect(() => {
    // The page's own query may have come late and put an earlier one into the address line.
    if (standing.own.has(queryNow())) write(queryOf(standing.place), 'replace')
  }, [standing, write])
  useTraversal((change) => setStanding((known) => change(known, tabMemory(cluster))))
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

type Change = (standing: Standing, memory: DraftMemory) => Standing

/** Tells of Back and Forward, and of links on the page that lead to another place of it. */
function useTraversal(onChange: (change: Change) => void): void {
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    const onPop = () => {
      const query = queryNow()
      latest.current(({ seen, own }, memory) => ({ ...takenOver(memory, query, own), seen }))
    }
    const onClick = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest('a') : null
      if (!link || link.origin !== location.origin || link.pathname !== location.pathname) return
      const query = new URLSearchParams(link.search).toString()
      latest.current((standing) => afterLink(standing, query))
    }
    addEventListener('popstate', onPop)
    addEventListener('click', onClick, { capture: true })
    return () => {
      removeEventListener('popstate', onPop)
      removeEventListener('click', onClick, { capture: true })
    }
  }, [])
}

/** The query as the address line has it. */
const queryNow = (): string => new URLSearchParams(location.search).toString()

/** Writes the address; the newest wins where the browser makes it wait. */
function useAddressWriter(): (query: string, how: 'push' | 'replace') => void {
  const retry = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(retry.current), [])
  return useCallback((query, how) => {
    clearTimeout(retry.current)
    if (query === queryNow()) return
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
