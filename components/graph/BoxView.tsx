'use client'

import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { cx } from '#components/ui/class-names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { toneBorder, toneText } from '#components/ui/tone.ts'
import { ChangeMark } from './draft/ChangeMark.tsx'
import type { Change } from './picture.ts'
import type { BoxNode, Reach } from './to-flow.ts'

const changeLook: Readonly<Record<Change, string>> = {
  added: 'border-dashed border-accent',
  changed: 'border-dashed border-partial',
  removed: 'border-dashed border-faulted',
}

const reachLook: Readonly<Record<Reach, string>> = {
  fixed: '',
  'at rest': '',
  origin: 'outline-2 outline-accent',
  legal: 'outline-2 outline-offset-2 outline-dashed outline-online',
  illegal: 'opacity-40',
}

/** A group or a resource: name, what it is, and its state as sign, word and colour. */
export const BoxView = memo(function BoxView({ data, selected }: NodeProps<BoxNode>) {
  const { box, dimmed, reach } = data
  return (
    <div
      className={cx(
        'relative flex h-16 w-52 flex-col justify-center gap-1 rounded-md border px-3 transition-opacity duration-150',
        toneBorder[box.label.tone],
        selected && 'outline-2 outline-offset-2 outline-accent',
        dimmed && 'opacity-35',
        reachLook[reach],
        box.quiet ? 'border-dashed bg-surface' : 'bg-raised shadow-xs',
        box.change && changeLook[box.change],
      )}
    >
      {box.change && <ChangeMark change={box.change} className="absolute -top-2.5 right-2" />}
      <Grip data={data} end="child" />
      <div className="flex items-baseline justify-between gap-2">
        <span
          className={cx(
            'truncate',
            box.quiet ? 'text-text-muted' : 'font-semibold',
            box.change === 'removed' && 'line-through',
          )}
          title={box.title}
        >
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
      <Grip data={data} end="parent" />
    </div>
  )
})

/**
 * Where an arrow begins or ends: a parent's at the foot, a child's at the head. While one is drawn the whole
 * box takes its other end.
 */
function Grip({ data: { reach, takes }, end }: { data: BoxNode['data']; end: 'parent' | 'child' }) {
  const whole = takes === end && reach !== 'origin'
  return (
    <Handle
      type={end === 'parent' ? 'source' : 'target'}
      position={end === 'parent' ? Position.Bottom : Position.Top}
      isConnectable={reach !== 'fixed'}
      className={cx(reach === 'fixed' ? 'invisible' : 'grip', whole && 'whole')}
    />
  )
}
