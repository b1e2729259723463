import { cx } from '../class-names.ts'

/** A link that looks as a button does: for what the browser itself does, such as a download. */
export function LinkButton({ className, children, ...rest }: React.ComponentProps<'a'>) {
  return (
    <a
      className={cx(
        'inline-flex h-8 shrink-0 items-center justify-center rounded-md border border-line-strong/70 bg-raised px-3 font-medium whitespace-nowrap hover:bg-hover',
        className,
      )}
      {...rest}
    >
      {children}
    </a>
  )
}
