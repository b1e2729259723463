'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { useRef } from 'react'
import { cx } from '../class-names.ts'
import { Icon } from '../display/Icon.tsx'

const widths = { narrow: 'max-w-md', normal: 'max-w-xl', wide: 'max-w-4xl' } as const

/** What Tab stops at: of a group of radios the chosen one. */
const controls =
  ':is(input:not([type=hidden]), select, textarea, button, a[href], [tabindex="0"]):not([tabindex="-1"], [hidden])'
const firstControl = (body: HTMLElement | null): HTMLElement | null =>
  body?.querySelector<HTMLElement>(controls) ?? null

type DialogProps = {
  open: boolean
  onClose: () => void
  title: React.ReactNode
  description?: React.ReactNode
  width?: keyof typeof widths
  /** Buttons of the foot, Cancel first. */
  foot?: React.ReactNode
  /** Gets the focus when it opens; by default the first control of the body, under a finger none. */
  initialFocus?: React.RefObject<HTMLElement | null>
  children?: React.ReactNode
}

/** A sheet over the page, between whose head and foot its body scrolls. Escape and a press outside close it; nothing is lost. */
export function Dialog(props: DialogProps) {
  const { open, onClose, title, description, width = 'normal', foot, initialFocus, children } = props
  const body = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-shade transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Viewport className="fixed inset-0 z-50 flex items-start justify-center p-3 pt-[8vh] sm:p-6 sm:pt-[10vh]">
          <Base.Popup
            initialFocus={initialFocus ?? ((by) => by === 'touch' || (firstControl(body.current) ?? true))}
            className={cx(
              'popup-motion flex max-h-full w-full flex-col rounded-lg bg-raised shadow-popup outline-none',
              widths[width],
            )}
          >
            <header className="flex shrink-0 items-start gap-3 px-4 pt-3.5 pb-2">
              <div className="min-w-0 flex-1">
                <Base.Title className="text-base font-semibold">{title}</Base.Title>
                {description && (
                  <Base.Description className="mt-0.5 text-text-muted" render={<div />}>
                    {description}
                  </Base.Description>
                )}
              </div>
              <Base.Close
                aria-label="Close"
                className="-mt-1 -mr-1.5 inline-flex size-7 items-center justify-center rounded-md text-text-muted hover:bg-hover"
              >
                <Icon name="close" size={14} />
              </Base.Close>
            </header>
            {children && (
              <div ref={body} className="min-h-0 overflow-y-auto px-4 pt-0.5 pb-4">
                {children}
              </div>
            )}
            {foot && (
              <footer className="flex flex-wrap shrink-0 justify-end gap-2 rounded-b-lg border-t bg-sunken px-4 py-3">
                {foot}
              </footer>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}
