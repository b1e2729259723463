'use client'

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react'
import { memo } from 'react'
import type { ArrowEdge } from './to-flow.ts'

/** From the parent down to what it requires; dashed where the dependency is soft. */
export const ArrowView = memo(function ArrowView(props: EdgeProps<ArrowEdge>) {
  const { data, markerEnd, sourceX, sourceY, targetX, targetY } = props
  const [path, labelX, labelY] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, borderRadius: 10 })
  return (
    <>
      <BaseEdge
        path={path}
        markerEnd={markerEnd}
        style={{
          stroke: 'var(--line-strong)',
          strokeWidth: 1.5,
          strokeDasharray: data?.firm ? undefined : '5 4',
          opacity: data?.dimmed ? 0.25 : 1,
        }}
      />
      {data?.text && (
        <EdgeLabelRenderer>
          <span
            className="absolute rounded-sm bg-surface px-1 text-2xs text-text-muted"
            style={{
              transform: `translate(-50%, -50%) translate(${labelX}px, ${labelY}px)`,
              opacity: data.dimmed ? 0.3 : 1,
            }}
          >
            {data.text}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
})
