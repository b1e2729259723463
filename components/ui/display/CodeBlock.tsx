import { CopyButton } from '../action/CopyButton.tsx'
import { cx } from '../class-names.ts'

type CodeBlockProps = {
  text: string
  label: string
  /** Line numbers in the margin, from 1. */
  numbered?: boolean
  /** Lines to point at, from 1. */
  marked?: readonly number[]
  className?: string
}

/** Text of a program or a file, as text: nothing in it is ever markup. */
export function CodeBlock({ text, label, numbered = false, marked = [], className }: CodeBlockProps) {
  const lines = text.split('\n')
  const marks = new Set(marked)
  return (
    <section
      aria-label={label}
      className={cx('relative max-h-[70vh] overflow-auto rounded-md border bg-sunken', className)}
    >
      <div className="sticky top-1.5 right-1.5 z-1 float-right mr-1.5">
        <CopyButton text={text} label={`Copy ${label}`} />
      </div>
      <pre className="w-max min-w-full py-2 font-mono text-xs leading-[1.125rem]">
        {lines.map((line, index) => (
          <div
            key={index}
            id={numbered ? `L${index + 1}` : undefined}
            className={cx('flex pr-10', marks.has(index + 1) && 'bg-faulted-wash')}
          >
            {numbered && (
              <span aria-hidden="true" className="w-11 shrink-0 pr-3 text-right text-text-faint select-none">
                {index + 1}
              </span>
            )}
            <code className={cx('whitespace-pre', !numbered && 'pl-3')}>{line || ' '}</code>
          </div>
        ))}
      </pre>
    </section>
  )
}
