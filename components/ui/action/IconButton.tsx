'use client'

import { cx } from '../class-names.ts'
import { Icon, type IconName } from '../display/Icon.tsx'
import { Explained } from '../overlay/Tooltip.tsx'

type IconButtonProps = Omit<React.ComponentProps<'button'>, 'disabled' | 'title' | 'children'> & {
  icon: IconName
  /** What it does: read aloud and shown on hover. */
  label: string
}

export function IconButton({ icon, label, className, ...rest }: IconButtonProps) {
  return (
    <Explained lines={[label]}>
      <button
        type="button"
        aria-label={label}
        className={cx(
          'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-text-muted hover:bg-hover hover:text-text',
          className,
        )}
        {...rest}
      >
        <Icon name={icon} />
      </button>
    </Explained>
  )
}
