'use client'

import { Tooltip as Base } from '@base-ui/react/tooltip'
import { useState } from 'react'

type ExplainedProps = {
  /** One line is shown plainly, several as a list; without any there is nothing to open. */
  lines: readonly string[]
  side?: 'top' | 'bottom' | 'left' | 'right'
  /** One element that takes a ref; may be aria-disabled. */
  children: React.ReactElement
}

export function TooltipScope({ children }: { children: React.ReactNode }) {
  return (
    <Base.Provider delay={350} closeDelay={60}>
      {children}
    </Base.Provider>
  )
}

/**
 * Words about a control, on hover and on keyboard focus. A refused control opens them when pressed as well:
 * a finger cannot hover.
 */
export function Explained({ lines, side = 'top', children }: ExplainedProps) {
  const [open, setOpen] = useState(false)
  const props = children.props as { 'aria-disabled'?: boolean }
  const onPress = props['aria-disabled'] ? () => setOpen(true) : undefined
  return (
    <Base.Root open={open} onOpenChange={setOpen} disabled={lines.length === 0}>
      <Base.Trigger closeOnClick={!props['aria-disabled']} onClick={onPress} render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-60">
          <Base.Popup className="popup-motion max-w-80 rounded-md bg-raised px-2.5 py-1.5 text-xs text-text shadow-popup">
            {lines.length === 1 ? lines[0] : <ReasonList lines={lines} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Several sentences, one under the other, each with its dash. */
export function ReasonList({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="space-y-1">
      {lines.map((line) => (
        <li key={line} className="flex gap-1.5">
          <span aria-hidden="true" className="text-text-faint">
            –
          </span>
          <span className="min-w-0">{line}</span>
        </li>
      ))}
    </ul>
  )
}
