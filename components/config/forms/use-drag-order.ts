'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'

/**
 * Lets the rows of a list (`draggable`, named by `data-item`) be dragged to another place. Tells while it is
 * dragged over another row; answers what is being dragged.
 */
export function useDragOrder(
  list: RefObject<HTMLElement | null>,
  onMove: (item: string, onto: string) => void,
): string | null {
  const [dragged, setDragged] = useState<string | null>(null)
  const latest = useRef(onMove)
  useEffect(() => {
    latest.current = onMove
  })
  useEffect(() => {
    const element = list.current
    if (!element) return
    let item: string | null = null
    const itemAt = ({ target }: DragEvent) =>
      (target as HTMLElement).closest<HTMLElement>('[data-item][draggable=true]')?.dataset.item ?? null
    const begin = (event: DragEvent) => setDragged((item = itemAt(event)))
    const end = () => setDragged((item = null))
    const over = (event: DragEvent) => {
      if (item !== null && itemAt(event) !== null) event.preventDefault()
    }
    const enter = (event: DragEvent) => {
      const onto = itemAt(event)
      if (item !== null && onto !== null && onto !== item) latest.current(item, onto)
    }
    const listening = new AbortController()
    const { signal } = listening
    element.addEventListener('dragstart', begin, { signal })
    element.addEventListener('dragend', end, { signal })
    element.addEventListener('drop', end, { signal })
    element.addEventListener('dragover', over, { signal })
    element.addEventListener('dragenter', enter, { signal })
    return () => listening.abort()
  }, [list])
  return dragged
}
