import { cx } from '#components/ui/class-names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { toneText } from '#components/ui/tone.ts'
import type { Label } from '#components/client/words/label.ts'

type StateMarkProps = { label: Label; className?: string; size?: number }

/** A state as sign and word in its colour. */
export function StateMark({ label, className, size = 14 }: StateMarkProps) {
  return (
    <span
      className={cx('inline-flex min-w-0 items-center gap-1.5 font-medium', toneText[label.tone], className)}
    >
      <Shape shape={label.shape} tone={label.tone} size={size} />
      <span className="truncate">{label.text}</span>
    </span>
  )
}
