'use client'

import { Panel } from '@xyflow/react'
import { Button } from '#components/ui/action/Button.tsx'

type GraphToolbarProps = { onTidy: () => void; onFit: () => void; onZoom: (factor: number) => void }

/** Zoom, fit and tidy; nothing of this ever happens by itself. */
export function GraphToolbar({ onTidy, onFit, onZoom }: GraphToolbarProps) {
  return (
    <Panel position="top-right" className="m-2! flex gap-1">
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
