import { cx } from '#components/ui/class-names.ts'
import type { Change } from '../picture.ts'

const looks: Readonly<Record<Change, { sign: string; text: string; look: string }>> = {
  added: { sign: '+', text: 'added', look: 'border-accent/60 bg-accent-wash text-accent' },
  changed: { sign: '~', text: 'changed', look: 'border-partial/60 bg-partial-wash text-partial' },
  removed: { sign: '−', text: 'removed', look: 'border-faulted/60 bg-faulted-wash text-faulted' },
}

/** What a draft does to a thing, as sign, word and colour. */
export function ChangeMark({ change, className }: { change: Change; className?: string }) {
  const { sign, text, look } = looks[change]
  return (
    <span
      className={cx(
        'inline-flex h-4.5 items-center gap-1 rounded-sm border px-1 text-2xs font-medium whitespace-nowrap',
        look,
        className,
      )}
    >
      <span aria-hidden="true" className="font-mono font-semibold">
        {sign}
      </span>
      {text}
    </span>
  )
}
