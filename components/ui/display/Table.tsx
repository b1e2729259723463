import { cx } from '../class-names.ts'

/** Pieces of a dense table. Wide ones scroll inside themselves, never the page. */
export function Table({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="edge-shadows relative overflow-x-auto [--edge:var(--raised)]">
      <table aria-label={label} className="w-full border-collapse text-left">
        {children}
      </table>
    </div>
  )
}

export function HeadCell({ className, children, ...rest }: React.ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cx('h-8 border-b px-3 text-xs font-medium whitespace-nowrap text-text-muted', className)}
      {...rest}
    >
      {children}
    </th>
  )
}

export function Row({ className, children, ...rest }: React.ComponentProps<'tr'>) {
  return (
    <tr className={cx('border-b last:border-b-0 hover:bg-hover/60', className)} {...rest}>
      {children}
    </tr>
  )
}

export function Cell({ className, children, ...rest }: React.ComponentProps<'td'>) {
  return (
    <td className={cx('h-9 px-3 py-1.5 align-middle', className)} {...rest}>
      {children}
    </td>
  )
}
