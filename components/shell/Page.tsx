type PageProps = {
  /** Of the browser's tab and history. */
  tab: string
  title: React.ReactNode
  /** One line under the title. */
  note?: React.ReactNode
  actions?: React.ReactNode
  children: React.ReactNode
}

/** The frame of every page: heading row, actions at its end, content. */
export function Page({ tab, title, note, actions, children }: PageProps) {
  return (
    <>
      <title>{`${tab} · Hawser`}</title>
      <header className="mb-4 flex min-h-10 flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h1 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-lg font-semibold tracking-tight">
            {title}
          </h1>
          {note && <p className="text-text-muted">{note}</p>}
        </div>
        {actions && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
      </header>
      {children}
    </>
  )
}
