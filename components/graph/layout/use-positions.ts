'use client'

import { useCallback, useEffect, useMemo, useRef } from 'react'
import { keepPositions, movePosition, usePositionsOf } from '#components/client/stores/canvas.ts'
import { type Picture, type Positions, shapeOf } from '../picture.ts'
import { runLayout } from './run-layout.ts'

const nowhere: Positions = {}

/**
 * Places of a picture's boxes, kept per picture. Laid out anew only when boxes or arrows come or go, and then
 * so that the known ones stay; `tidy` draws afresh.
 */
export function usePositions(
  key: string,
  picture: Picture,
): { positions: Positions; move: (id: string, x: number, y: number) => void; tidy: () => void } {
  const kept = usePositionsOf(key)
  const positions = kept?.positions ?? nowhere
  const shape = useMemo(() => shapeOf(picture), [picture])
  const latest = useRef({ picture, positions })
  useEffect(() => {
    latest.current = { picture, positions }
  })

  const layOut = useCallback(
    async (old: Positions) => keepPositions(key, shape, await runLayout(latest.current.picture, old)),
    [key, shape],
  )
  useEffect(() => {
    if (kept?.shape !== shape) void layOut(latest.current.positions)
  }, [kept?.shape, shape, layOut])

  const move = useCallback((id: string, x: number, y: number) => movePosition(key, id, x, y), [key])
  const tidy = useCallback(() => void layOut(nowhere), [layOut])
  return { positions, move, tidy }
}
