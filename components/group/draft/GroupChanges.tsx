'use client'

import type { GroupName } from '#lib/model/names.ts'
import { ChangeMenu, changeEntry } from '#components/config/desk/ChangeMenu.tsx'
import { openForm } from '#components/client/stores/dialogs.ts'

/** What can be changed about a group. */
export function GroupChanges({ group }: { group: GroupName }) {
  const object = { kind: 'group', name: group } as const
  return (
    <ChangeMenu
      about={group}
      entries={[
        changeEntry('Add resource…', () => openForm({ kind: 'add-resource', group })),
        changeEntry('Add dependency…', () => openForm({ kind: 'link-resources', group })),
        changeEntry('Require another group…', () => openForm({ kind: 'link-groups', parent: group })),
        { kind: 'separator', id: 'attributes' },
        changeEntry('Systems and their order…', () => openForm({ kind: 'system-list', group })),
        changeEntry('Set an attribute…', () => openForm({ kind: 'add-attribute', object })),
        { kind: 'separator', id: 'name' },
        changeEntry('Rename…', () => openForm({ kind: 'rename', object })),
        changeEntry('Delete…', () => openForm({ kind: 'delete', object }), true),
      ]}
    />
  )
}
