type MatrixTableProps<System extends string> = {
  label: string
  systems: readonly System[]
  renderSystem: (system: System) => React.ReactNode
  /** Heads of columns behind the systems. */
  after?: React.ReactNode
  children: React.ReactNode
}

/** Groups down, systems across; the groups stay in sight when the systems are many. */
export function MatrixTable<System extends string>({
  label,
  systems,
  renderSystem,
  after,
  children,
}: MatrixTableProps<System>) {
  return (
    <table className="w-full border-collapse text-left" aria-label={label}>
      <thead>
        <tr className="h-12">
          <th
            scope="col"
            className="sticky left-0 z-1 border-b bg-raised px-3 text-xs font-medium text-text-muted"
          >
            Group
          </th>
          {systems.map((system) => (
            <th key={system} scope="col" className="min-w-28 border-b border-l px-3 align-middle font-normal">
              {renderSystem(system)}
            </th>
          ))}
          {after}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
