'use client'

import type { TypeName } from '#lib/model/names.ts'
import { ChangeMenu, changeEntry } from '#components/config/desk/ChangeMenu.tsx'
import { openForm } from '#components/client/stores/dialogs.ts'

/** What can be changed about a type. */
export function TypeChanges({ type }: { type: TypeName }) {
  const object = { kind: 'type', name: type } as const
  return (
    <ChangeMenu
      about={type}
      entries={[
        changeEntry('Set a static attribute…', () => openForm({ kind: 'add-attribute', object })),
        changeEntry('Delete…', () => openForm({ kind: 'delete', object }), true),
      ]}
    />
  )
}
