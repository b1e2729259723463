import { cx } from '../class-names.ts'
import type { Tone } from '../tone.ts'
import { Shape, type ShapeName } from './Shape.tsx'

type Note = { readonly text: string; readonly shape: ShapeName; readonly tone: Tone }

/** Sentences about a thing, each with its sign; not there when there is nothing to say. */
export function Notes({ notes, className }: { notes: readonly Note[]; className?: string }) {
  if (notes.length === 0) return null
  return (
    <ul className={cx('space-y-0.5', className)}>
      {notes.map(({ text, shape, tone }) => (
        <li key={text} className="flex items-start gap-1.5">
          <Shape shape={shape} tone={tone} size={12} className="mt-1" />
          <span className="min-w-0 break-words">{text}</span>
        </li>
      ))}
    </ul>
  )
}
