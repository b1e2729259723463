'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { cx } from '../class-names.ts'
import { Icon } from '../display/Icon.tsx'

type DrawerProps = {
  open: boolean
  onClose: () => void
  title: React.ReactNode
  side?: 'left' | 'right'
  width?: string
  children: React.ReactNode
}

const edges = {
  left: 'left-0 data-starting-style:-translate-x-6 data-ending-style:-translate-x-6',
  right: 'right-0 data-starting-style:translate-x-6 data-ending-style:translate-x-6',
} as const

/** A sheet from the edge that stays beside the page's content. */
export function Drawer({ open, onClose, title, side = 'right', width = 'w-[30rem]', children }: DrawerProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-shade/60 transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={cx(
            'fixed inset-y-0 z-50 flex max-w-[100vw] flex-col bg-raised shadow-popup outline-none transition-[transform,opacity] duration-150 ease-out data-ending-style:opacity-0 data-starting-style:opacity-0',
            edges[side],
            width,
          )}
        >
          <header className="flex h-12 shrink-0 items-center gap-2 border-b px-4">
            <Base.Title className="min-w-0 flex-1 truncate text-sm font-semibold">{title}</Base.Title>
            <Base.Close
              aria-label="Close"
              className="-mr-1.5 inline-flex size-7 items-center justify-center rounded-md text-text-muted hover:bg-hover"
            >
              <Icon name="close" size={14} />
            </Base.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
