'use client'

import { Panel } from '@xyflow/react'
import { Button } from '#components/ui/action/Button.tsx'
import { Legend } from './Legend.tsx'
import type { Key } from './picture.ts'

type GraphToolbarProps = {
  legend: Key
  onTidy: () => void
  onFit: () => void
  onZoom: (factor: number) => void
}

/** Legend, zoom, fit and tidy; nothing of this ever happens by itself. */
export function GraphToolbar({ legend, onTidy, onFit, onZoom }: GraphToolbarProps) {
  return (
    <Panel position="top-right" className="m-2! flex gap-1">
      <Legend legend={legend} />
      <Button size="small" onClick={() => onZoom(1 / 1.2)} aria-label="Zoom out">
        −
      </Button>
      <Button size="small" onClick={() => onZoom(1.2)} aria-label="Zoom in">
        +
      </Button>
      <Button size="small" onClick={onFit}>
        Fit
      </Button>
      <Button size="small" onClick={onTidy}>
        Tidy
      </Button>
    </Panel>
  )
}
