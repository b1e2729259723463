'use client'

import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { cx } from '#components/ui/class-names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { toneBorder, toneText } from '#components/ui/tone.ts'
import type { BoxNode } from './to-flow.ts'

/** A group or a resource: name, what it is, and its state as sign, word and colour. */
export const BoxView = memo(function BoxView({ data: { box, dimmed }, selected }: NodeProps<BoxNode>) {
  return (
    <div
      className={cx(
        'flex h-16 w-52 flex-col justify-center gap-1 rounded-md border px-3 transition-opacity duration-150',
        toneBorder[box.label.tone],
        selected && 'outline-2 outline-offset-2 outline-accent',
        dimmed && 'opacity-35',
        box.quiet ? 'border-dashed bg-surface' : 'bg-raised shadow-xs',
      )}
    >
      <Handle type="target" position={Position.Top} isConnectable={false} className="invisible" />
      <div className="flex items-baseline justify-between gap-2">
        <span className={cx('truncate', box.quiet ? 'text-text-muted' : 'font-semibold')} title={box.title}>
          {box.title}
        </span>
        <span className="max-w-24 shrink-0 truncate text-2xs text-text-muted" title={box.note}>
          {box.note}
        </span>
      </div>
      <div className={cx('flex items-center gap-1.5 text-xs font-medium', toneText[box.label.tone])}>
        <Shape shape={box.label.shape} tone={box.label.tone} />
        <span className="truncate" title={box.label.text}>
          {box.label.text}
        </span>
        <span className="ml-auto flex gap-1">
          {box.marks.map((mark) => (
            <span key={mark.text} title={mark.text}>
              <Shape shape={mark.shape} tone={mark.tone} size={12} />
              <span className="sr-only">{mark.text}</span>
            </span>
          ))}
        </span>
      </div>
      <Handle type="source" position={Position.Bottom} isConnectable={false} className="invisible" />
    </div>
  )
})
