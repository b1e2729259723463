'use client'

import { Popover as Base } from '@base-ui/react/popover'

type PopoverProps = {
  /** One button; it gets the popover's attributes. */
  trigger: React.ReactElement
  title: string
  align?: 'start' | 'end'
  children: React.ReactNode
}

/** A small sheet beside its button, for something to read. Escape and a press outside close it. */
export function Popover({ trigger, title, align = 'end', children }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side="bottom" align={align} sideOffset={4} collisionPadding={8} className="z-60">
          <Base.Popup className="popup-motion max-h-(--available-height) w-72 overflow-y-auto rounded-lg bg-raised p-3 shadow-popup outline-none">
            <Base.Title className="mb-2 text-sm font-semibold">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
