'use client'

import { BaseEdge, EdgeLabelRenderer, type EdgeProps, getSmoothStepPath } from '@xyflow/react'
import { memo } from 'react'
import { ChangeMark } from './draft/ChangeMark.tsx'
import type { Change } from './picture.ts'
import type { ArrowEdge } from './to-flow.ts'

/** From the end of an arrow to the middle of its words. */
const wordsOff = 12

const changeStroke: Readonly<Record<Change, string>> = {
  added: 'var(--accent)',
  changed: 'var(--partial)',
  removed: 'var(--faulted)',
}

/** From the parent down to what it requires; dashed where the dependency is soft. */
export const ArrowView = memo(function ArrowView(props: EdgeProps<ArrowEdge>) {
  const { data, markerEnd, sourceX, sourceY, targetX, targetY } = props
  const change = data?.change ?? null
  const [path, middleX, middleY] = getSmoothStepPath({ sourceX, sourceY, targetX, targetY, borderRadius: 10 })
  const words = {
    parent: { x: sourceX, y: sourceY + wordsOff },
    child: { x: targetX, y: targetY - wordsOff - 8 },
    middle: { x: middleX, y: middleY },
  }[data?.wordsAt ?? 'middle']
  return (
    <>
      <BaseEdge
        path={path}
        markerEnd={markerEnd}
        style={{
          stroke: change ? changeStroke[change] : 'var(--line-strong)',
          strokeWidth: change ? 2 : 1.5,
          strokeDasharray: change ? '2 4' : data?.firm ? undefined : '5 4',
          opacity: data?.dimmed ? 0.25 : 1,
        }}
      />
      {data && (data.text !== '' || change) && (
        <EdgeLabelRenderer>
          <span
            className="absolute flex items-center gap-1 rounded-sm bg-raised px-1 text-2xs whitespace-nowrap text-text-muted"
            style={{
              transform: `translate(-50%, -50%) translate(${words.x}px, ${words.y}px)`,
              opacity: data.dimmed ? 0.3 : 1,
            }}
          >
            {change && <ChangeMark change={change} />}
            {data.text}
          </span>
        </EdgeLabelRenderer>
      )}
    </>
  )
})
