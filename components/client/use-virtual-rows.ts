'use client'

import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useReducer, useState, type RefObject } from 'react'

type VirtualRows = {
  count: number
  scroller: RefObject<HTMLElement | null>
  /** Best guess of a row's height in pixels; real heights are measured. */
  heightPx: number
  keyOf: (index: number) => string
}

type Drawn = {
  readonly rows: readonly VirtualItem[]
  readonly totalPx: number
  readonly measure: (row: HTMLElement | null) => void
}

/** Only the rows in sight, for lists too long to draw. Rows give `measure` as their ref and carry data-index. */
export function useVirtualRows({ count, scroller, heightPx, keyOf }: VirtualRows): Drawn {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0)
  const options = {
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => heightPx,
    getItemKey: keyOf,
    overscan: 12,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    onChange: () => redraw(),
  }
  const [virtual] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options))
  virtual.setOptions(options)
  useEffect(() => virtual._didMount(), [virtual])
  useLayoutEffect(() => virtual._willUpdate())
  return { rows: virtual.getVirtualItems(), totalPx: virtual.getTotalSize(), measure: virtual.measureElement }
}
