'use client'

import { ChangeMenu, changeEntry } from '#components/config/desk/ChangeMenu.tsx'
import { openForm } from '#components/client/stores/dialogs.ts'

/** What can be added among the groups. */
export const GroupsChanges = () => (
  <ChangeMenu
    about="the groups"
    entries={[
      changeEntry('Add group…', () => openForm({ kind: 'add-group' })),
      changeEntry('Add dependency of groups…', () => openForm({ kind: 'link-groups' })),
    ]}
  />
)
