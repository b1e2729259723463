import { cx } from '../class-names.ts'
import { toneBorder, toneWash, type Tone } from '../tone.ts'
import { Shape, type ShapeName } from './Shape.tsx'

type BannerProps = {
  tone: Tone
  shape: ShapeName
  title: React.ReactNode
  children?: React.ReactNode
  action?: React.ReactNode
}

/** A sentence across the page that must not be missed. Announced when it appears. */
export function Banner({ tone, shape, title, children, action }: BannerProps) {
  return (
    <output
      className={cx(
        'flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-md border px-3 py-2',
        toneWash[tone],
        toneBorder[tone],
      )}
    >
      <Shape shape={shape} tone={tone} className="mt-0.5" size={16} />
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-medium">{title}</p>
        {children && <div className="text-text-muted">{children}</div>}
      </div>
      {action}
    </output>
  )
}
