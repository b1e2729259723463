'use client'

import { Button } from '#components/ui/action/Button.tsx'
import { Menu, type MenuEntry } from '#components/ui/overlay/Menu.tsx'
import { useEditing } from '#components/client/configuration/use-editing.ts'

type ChangeMenuProps = {
  /** What the changes are about, for readers. */
  about: string
  entries: readonly MenuEntry[]
}

/** What can be changed about a thing; there while the configuration is open by this person. */
export function ChangeMenu({ about, entries }: ChangeMenuProps) {
  const { isMine } = useEditing()
  if (!isMine) return null
  return <Menu trigger={<Button aria-label={`Change ${about}`}>Change…</Button>} entries={entries} />
}

/** A line of such a menu. */
export const changeEntry = (label: string, onSelect: () => void, danger = false): MenuEntry => ({
  kind: 'action',
  id: label,
  label,
  onSelect,
  danger,
})
