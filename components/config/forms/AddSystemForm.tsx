'use client'

import { useMemo, useState } from 'react'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { systemName } from '#lib/model/names.ts'
import { TextField } from '#components/ui/form/TextField.tsx'
import { FormDialog } from './FormDialog.tsx'

export function AddSystemForm() {
  const [name, setName] = useState('')
  const edits = useMemo<readonly Edit[]>(
    () => (name === '' ? [] : [{ kind: 'system.add', system: systemName(name) }]),
    [name],
  )
  return (
    <FormDialog
      title="Add system"
      description="A system of the cluster. Groups run on it once it stands in their SystemList; its connection is set up apart."
      confirm="Add system"
      edits={edits}
    >
      <TextField label="Name" value={name} onChange={setName} mono spellCheck={false} />
    </FormDialog>
  )
}
