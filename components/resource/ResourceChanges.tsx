'use client'

import { attributeName, type GroupName, type ResourceName } from '#lib/model/names.ts'
import { ChangeMenu, changeEntry } from '#components/config/desk/ChangeMenu.tsx'
import { openForm } from '#components/client/stores/dialogs.ts'

/** What can be changed about a resource. */
export function ResourceChanges({ resource, group }: { resource: ResourceName; group: GroupName }) {
  const object = { kind: 'resource', name: resource } as const
  const attribute = (name: string) => () =>
    openForm({ kind: 'attribute', object, attribute: attributeName(name) })
  return (
    <ChangeMenu
      about={resource}
      entries={[
        changeEntry('Add dependency…', () => openForm({ kind: 'link-resources', group, parent: resource })),
        { kind: 'separator', id: 'attributes' },
        changeEntry('Enabled…', attribute('Enabled')),
        changeEntry('Critical…', attribute('Critical')),
        changeEntry('Set or override an attribute…', () => openForm({ kind: 'add-attribute', object })),
        { kind: 'separator', id: 'name' },
        changeEntry('Copy…', () => openForm({ kind: 'add-resource', group, copyOf: resource })),
        changeEntry('Rename…', () => openForm({ kind: 'rename', object })),
        changeEntry('Delete…', () => openForm({ kind: 'delete', object }), true),
      ]}
    />
  )
}
