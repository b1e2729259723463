'use client'

import { useMemo, useState } from 'react'
import { namesOf, resourceName, type GroupName, type ResourceName } from '#lib/model/names.ts'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { editsOfCopy } from './edits-of-copy.ts'
import { FormDialog } from './FormDialog.tsx'

/** Another resource with the same attributes, without links. */
export function CopyResourceForm({ group, source }: { group: GroupName; source: ResourceName }) {
  const configuration = useEditedConfiguration()
  const [name, setName] = useState(`${source}_copy`)
  const [into, setInto] = useState(group)
  const edits = useMemo(
    () => (name === '' ? [] : editsOfCopy(configuration, source, resourceName(name), into)),
    [configuration, source, name, into],
  )
  return (
    <FormDialog
      title={`Copy ${source}`}
      description="The copy has the same attributes and no links. It begins disabled. Secrets are not copied: set them again."
      confirm="Add copy"
      edits={edits}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField label="Name of the copy" value={name} onChange={setName} mono spellCheck={false} />
        <SelectField
          label="In group"
          value={into}
          onChange={(next) => setInto(next as GroupName)}
          options={namesOf(configuration.groups).map((each) => ({ value: each, label: each }))}
        />
      </div>
    </FormDialog>
  )
}
