import { cx } from '../class-names.ts'
import { toneBorder, toneText, toneWash, type Tone } from '../tone.ts'
import { Shape, type ShapeName } from './Shape.tsx'

type BadgeProps = { tone?: Tone; shape?: ShapeName; title?: string; children: React.ReactNode }

/** A short word about a thing, with an optional sign before it. */
export function Badge({ tone = 'neutral', shape, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={cx(
        'inline-flex h-5 max-w-full items-center gap-1 rounded-sm border px-1.5 text-2xs font-medium whitespace-nowrap',
        toneText[tone],
        toneWash[tone],
        toneBorder[tone],
      )}
    >
      {shape && <Shape shape={shape} tone={tone} size={11} />}
      <span className="truncate">{children}</span>
    </span>
  )
}
