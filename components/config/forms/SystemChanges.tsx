'use client'

import type { SystemName } from '#lib/model/names.ts'
import { openForm } from '#components/client/stores/dialogs.ts'
import { ChangeMenu, changeEntry } from '../desk/ChangeMenu.tsx'

/** What can be changed about a system. */
export function SystemChanges({ system }: { system: SystemName }) {
  const object = { kind: 'system', name: system } as const
  return (
    <ChangeMenu
      about={system}
      entries={[
        changeEntry('Set an attribute…', () => openForm({ kind: 'add-attribute', object })),
        changeEntry('Delete…', () => openForm({ kind: 'delete', object }), true),
      ]}
    />
  )
}

/** What can be changed about the systems, and the cluster they are. */
export const SystemsChanges = () => (
  <ChangeMenu
    about="the cluster"
    entries={[
      changeEntry('Add system…', () => openForm({ kind: 'add-system' })),
      changeEntry('Set an attribute of the cluster…', () =>
        openForm({ kind: 'add-attribute', object: { kind: 'cluster' } }),
      ),
    ]}
  />
)
