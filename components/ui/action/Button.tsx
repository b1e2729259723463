'use client'

import { useId } from 'react'
import { cx } from '../class-names.ts'
import { Shape } from '../display/Shape.tsx'
import { Explained } from '../overlay/Tooltip.tsx'

const looks = {
  plain: 'border-line-strong/70 bg-raised hover:bg-hover text-text',
  quiet: 'border-transparent bg-transparent hover:bg-hover text-text-muted hover:text-text',
  primary: 'border-transparent bg-accent text-accent-text hover:brightness-110',
  danger: 'border-line-strong/70 bg-raised text-faulted hover:border-faulted/60 hover:bg-faulted-wash',
} as const

const refusedLook = 'border-line bg-transparent text-text-faint'

export type ButtonLook = keyof typeof looks

export type ButtonProps = Omit<React.ComponentProps<'button'>, 'disabled' | 'title'> & {
  look?: ButtonLook
  size?: 'small' | 'normal'
  /** Why it may not be pressed now. Not empty: greyed, reachable by keyboard, and it tells them all. */
  reasons?: readonly string[]
  /** What it does in other words, such as its command; told while nothing is against it. */
  hints?: readonly string[]
  busy?: boolean
}

/** A button is never silently dead: what it refuses, it explains. */
export function Button({
  look = 'plain',
  size = 'normal',
  reasons = [],
  hints = [],
  busy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const note = useId()
  const refused = reasons.length > 0
  // Always in its explanation: a button that changed its place in the tree would drop the focus.
  return (
    <Explained lines={refused ? reasons : hints}>
      <button
        type="button"
        aria-disabled={refused || busy || undefined}
        aria-describedby={refused ? note : undefined}
        onClick={refused || busy ? undefined : onClick}
        className={cx(
          'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors duration-75',
          size === 'small' ? 'h-6.5 px-2 text-xs' : 'h-8 px-3',
          refused ? refusedLook : looks[look],
          className,
        )}
        {...rest}
      >
        {busy && <Shape shape="turning" tone={look === 'primary' ? 'neutral' : 'transition'} />}
        {children}
        {refused && (
          <span id={note} hidden>
            {reasons.join(' ')}
          </span>
        )}
      </button>
    </Explained>
  )
}
