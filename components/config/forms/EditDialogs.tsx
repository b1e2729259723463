'use client'

import type { EditForm } from '#components/client/configuration/edit-form.ts'
import { useDialog } from '#components/client/stores/dialogs.ts'
import { AddAttributeForm } from '../attribute/AddAttributeForm.tsx'
import { AttributeDialog } from '../attribute/AttributeDialog.tsx'
import { LinkGroupsForm } from './links/LinkGroupsForm.tsx'
import { LinkResourcesForm } from './links/LinkResourcesForm.tsx'
import { UnlinkForm } from './links/UnlinkForm.tsx'
import { AddGroupForm } from './AddGroupForm.tsx'
import { AddResourceForm } from './AddResourceForm.tsx'
import { AddSystemForm } from './AddSystemForm.tsx'
import { DeleteForm } from './DeleteForm.tsx'
import { RenameForm } from './RenameForm.tsx'
import { SystemListForm } from './SystemListForm.tsx'

/** Every form of the configuration; the open one is named in the dialog store. */
export function EditDialogs() {
  const dialog = useDialog('edit')
  return dialog && <OpenForm key={JSON.stringify(dialog.form)} form={dialog.form} />
}

function OpenForm({ form }: { form: EditForm }) {
  switch (form.kind) {
    case 'add-system':
      return <AddSystemForm />
    case 'add-group':
      return <AddGroupForm />
    case 'add-resource':
      return <AddResourceForm group={form.group} copyOf={form.copyOf} />
    case 'rename':
      return <RenameForm object={form.object} />
    case 'delete':
      return <DeleteForm object={form.object} />
    case 'attribute':
      return <AttributeDialog object={form.object} attribute={form.attribute} />
    case 'add-attribute':
      return <AddAttributeForm object={form.object} />
    case 'link-resources':
      return <LinkResourcesForm group={form.group} parent={form.parent} child={form.child} />
    case 'link-groups':
      return <LinkGroupsForm parent={form.parent} child={form.child} />
    case 'unlink-resources':
    case 'unlink-groups':
      return <UnlinkForm form={form} />
    case 'system-list':
      return <SystemListForm group={form.group} />
  }
}
