import { cx } from '../class-names.ts'

type PanelProps = {
  title?: React.ReactNode
  /** Small words beside the title, such as a count. */
  note?: React.ReactNode
  actions?: React.ReactNode
  className?: string
  /** Without inner padding, for tables and canvases. */
  flush?: boolean
  children: React.ReactNode
}

/** A raised sheet with a heading row. */
export function Panel({ title, note, actions, className, flush = false, children }: PanelProps) {
  return (
    <section className={cx('min-w-0 rounded-lg border bg-raised', className)}>
      {(title || actions) && (
        <header className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 border-b px-3 py-1">
          {title && <h2 className="text-sm font-semibold">{title}</h2>}
          {note && <span className="text-xs text-text-muted">{note}</span>}
          {actions && (
            <div className="ml-auto flex max-w-full min-w-0 flex-wrap items-center justify-end gap-1.5">
              {actions}
            </div>
          )}
        </header>
      )}
      <div className={flush ? 'overflow-clip rounded-b-lg' : 'p-3'}>{children}</div>
    </section>
  )
}

/** Pairs of a name and a value, in two aligned columns. */
export function FactList({ items }: { items: readonly (readonly [name: string, value: React.ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6.5rem,auto)_1fr] gap-x-4 gap-y-1.5">
      {items.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-text-muted">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
