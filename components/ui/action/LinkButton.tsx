import { cx } from '../class-names.ts'

/** A link that looks as a button does: for what the browser itself does, such as a download. */
export function LinkButton({
  size = 'normal',
  className,
  children,
  ...rest
}: React.ComponentProps<'a'> & { size?: 'small' | 'normal' }) {
  return (
    <a
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-md border border-line-strong/70 bg-raised font-medium whitespace-nowrap hover:bg-hover',
        size === 'small' ? 'h-6.5 px-2 text-xs' : 'h-8 px-3',
        className,
      )}
      {...rest}
    >
      {children}
    </a>
  )
}
