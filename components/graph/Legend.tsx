import { Button } from '#components/ui/action/Button.tsx'
import { cx } from '#components/ui/class-names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { Popover } from '#components/ui/overlay/Popover.tsx'
import { toneText } from '#components/ui/tone.ts'
import type { Key } from './picture.ts'

/** What the signs of this very picture mean: shape, colour and words together. */
export function Legend({ legend }: { legend: Key }) {
  return (
    <Popover trigger={<Button size="small">Legend</Button>} title="Legend">
      <ul className="grid grid-cols-2 gap-x-3 gap-y-1.5 text-xs font-medium">
        {legend.labels.map((label) => (
          <li key={label.text} className={cx('flex items-center gap-1.5', toneText[label.tone])}>
            <Shape shape={label.shape} tone={label.tone} />
            {label.text}
          </li>
        ))}
      </ul>
      <ul className="mt-3 space-y-1.5 border-t pt-3 text-xs text-text-muted">
        {legend.lines.map((line) => (
          <li key={line.text} className="flex items-start gap-2.5">
            <Stroke look={line.look} />
            <span className="min-w-0 flex-1">{line.text}</span>
          </li>
        ))}
      </ul>
    </Popover>
  )
}

const strokes: Readonly<Record<Key['lines'][number]['look'], React.ReactNode>> = {
  box: <rect x="1" y="2" width="24" height="12" rx="2.5" />,
  'quiet-box': <rect x="1" y="2" width="24" height="12" rx="2.5" strokeDasharray="3 2.5" />,
  arrow: <path d="M13 1v12M9.5 10l3.5 3.5 3.5-3.5" />,
  'dashed-arrow': <path d="M13 1v12M9.5 10l3.5 3.5 3.5-3.5" strokeDasharray="3 2.5" />,
  mark: <path d="M8 8h10" />,
}

function Stroke({ look }: { look: Key['lines'][number]['look'] }) {
  return (
    <svg
      viewBox="0 0 26 16"
      width="26"
      height="16"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      className="shrink-0 text-text-faint"
    >
      {strokes[look]}
    </svg>
  )
}
