'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { clustersHref } from '#components/client/hrefs.ts'
import { isDialogOpen, openDialog } from '#components/client/stores/dialogs.ts'
import { clusterPlaces } from './places.ts'

const chordMs = 1200

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=radio], [type=checkbox]), textarea, select'))

/** Moves the focus to the next or previous row that can be opened. */
function moveRow(direction: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row]')].filter(
    (row) => row.offsetParent !== null,
  )
  const here = rows.findIndex((row) => row === document.activeElement)
  const next = here < 0 ? (direction === 1 ? 0 : rows.length - 1) : here + direction
  rows[next]?.focus()
}

const focusFilter = (): void => document.querySelector<HTMLInputElement>('main [data-filter]')?.focus()

/** Single keys of the console. None works while typing or under a dialog, and none changes a cluster. */
export function useShortcuts(cluster: string | null): void {
  const router = useRouter()
  useEffect(() => {
    let chordUntil = 0
    const go = (letter: string) => {
      const place = clusterPlaces.find((candidate) => candidate.letter === letter)
      if (letter === 'a') router.push(clustersHref)
      else if (place && cluster !== null) router.push(place.href(cluster))
    }
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        openDialog({ kind: 'palette' })
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isDialogOpen()) return
      const inChord = event.timeStamp < chordUntil
      chordUntil = 0
      if (inChord) go(event.key)
      else if (event.key === 'g') chordUntil = event.timeStamp + chordMs
      else if (event.key === '?') openDialog({ kind: 'shortcuts' })
      else if (event.key === 'j') moveRow(1)
      else if (event.key === 'k') moveRow(-1)
      else if (event.key === '/') {
        event.preventDefault()
        focusFilter()
      }
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [router, cluster])
}
