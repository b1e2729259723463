import { cx } from '../class-names.ts'

/** Holds the place of what is being fetched, in its size, so that nothing jumps when it arrives. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cx('rounded-sm bg-hover', className)} />
}

/** Rows of a table that is on its way. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  return (
    <output aria-label={label} className="block divide-y rounded-lg border bg-raised">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-10 items-center gap-4 px-3">
          <Skeleton className="size-3.5" />
          <Skeleton className="h-3 w-40" />
          <Skeleton className="ml-auto h-3 w-24" />
        </div>
      ))}
    </output>
  )
}
