'use client'

import { Menu as Base } from '@base-ui/react/menu'
import { cx } from '../class-names.ts'

export type MenuEntry =
  | { readonly kind: 'separator'; readonly id: string }
  | { readonly kind: 'heading'; readonly id: string; readonly label: React.ReactNode }
  | MenuAction

export type MenuAction = {
  readonly kind: 'action'
  readonly id: string
  readonly label: React.ReactNode
  readonly onSelect: () => void
  /** Why it may not be chosen now. It stays readable and tells them all under its name. */
  readonly reasons?: readonly string[]
  readonly danger?: boolean
  readonly checked?: boolean
  readonly hint?: React.ReactNode
}

type MenuProps = {
  /** One button; it gets the menu's attributes. */
  trigger: React.ReactElement
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
  side?: 'top' | 'bottom'
}

/** A list of actions. A refused one is greyed, still reachable, and says why. */
export function Menu({ trigger, entries, align = 'end', side = 'bottom' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} collisionPadding={8} className="z-60">
          <Base.Popup className="popup-motion max-h-[min(32rem,var(--available-height))] max-w-84 min-w-48 overflow-y-auto rounded-lg bg-raised p-1 shadow-popup outline-none">
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === 'separator') return <Base.Separator className="mx-1 my-1 h-px bg-line" />
  if (entry.kind === 'heading') {
    return <div className="px-2 pt-1.5 pb-1 text-2xs font-medium text-text-faint">{entry.label}</div>
  }
  const reasons = entry.reasons ?? []
  const refused = reasons.length > 0
  return (
    <Base.Item
      aria-disabled={refused || undefined}
      closeOnClick={!refused}
      onClick={refused ? undefined : entry.onSelect}
      className={cx(
        'flex min-h-7.5 flex-col justify-center rounded-sm px-2 py-1 outline-none data-highlighted:bg-hover',
        refused ? 'text-text-faint' : entry.danger ? 'text-faulted' : 'text-text',
      )}
    >
      <span className="flex items-center gap-3">
        <span className="min-w-0 flex-1">{entry.label}</span>
        {entry.checked && <span className="text-accent">✓</span>}
        {entry.hint && <span className="text-xs text-text-faint">{entry.hint}</span>}
      </span>
      {reasons.map((reason) => (
        <span key={reason} className="text-2xs text-text-muted">
          {reason}
        </span>
      ))}
    </Base.Item>
  )
}
