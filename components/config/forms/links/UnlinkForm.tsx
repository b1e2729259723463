'use client'

import { useMemo } from 'react'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import type { EditForm } from '#components/client/configuration/edit-form.ts'
import { FormDialog } from '../FormDialog.tsx'

type Unlinking = Extract<EditForm, { kind: 'unlink-resources' | 'unlink-groups' }>

/** An arrow less. */
export function UnlinkForm({ form }: { form: Unlinking }) {
  const edits = useMemo(() => [unlinking(form)], [form])
  return (
    <FormDialog
      title={`${form.parent} requires ${form.child}`}
      description={`Without this dependency ${form.parent} is started without waiting for ${form.child}.`}
      confirm="Remove dependency"
      edits={edits}
      width="narrow"
    />
  )
}

const unlinking = (form: Unlinking): Edit =>
  form.kind === 'unlink-resources'
    ? { kind: 'resource.unlink', parent: form.parent, child: form.child }
    : { kind: 'group.unlink', parent: form.parent, child: form.child }
