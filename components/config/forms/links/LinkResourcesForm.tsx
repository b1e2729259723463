'use client'

import { useMemo, useState } from 'react'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { linkRefusal } from '#lib/maincf/link-rules/resource-link.ts'
import { resourceName, type GroupName, type ResourceName } from '#lib/model/names.ts'
import { SelectField } from '#components/ui/form/SelectField.tsx'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { FormDialog } from '../FormDialog.tsx'

type LinkResourcesFormProps = {
  group: GroupName
  parent?: ResourceName | undefined
  child?: ResourceName | undefined
}

/** A dependency by keyboard: what cannot be chosen says why. */
export function LinkResourcesForm({ group, parent: wanted, child: given }: LinkResourcesFormProps) {
  const configuration = useEditedConfiguration()
  const members = configuration.groups[group]?.resources ?? []
  const [parent, setParent] = useState<string>(wanted ?? '')
  const [child, setChild] = useState<string>(given ?? '')
  const edits = useMemo<readonly Edit[]>(
    () =>
      parent === '' || child === ''
        ? []
        : [
            {
              kind: 'resource.link',
              parent: resourceName(parent),
              children: [resourceName(child)],
              atLeast: null,
            },
          ],
    [parent, child],
  )
  const refusal = parent === '' || child === '' ? null : linkRefusal(configuration, parent, child)
  return (
    <FormDialog
      title={`Add dependency in ${group}`}
      description="What is required comes online first and goes offline last."
      confirm="Add dependency"
      edits={edits}
      faults={refusal === null ? [] : [refusal]}
    >
      <div className="grid items-end gap-3 sm:grid-cols-[1fr_auto_1fr]">
        <SelectField
          label="Resource"
          value={parent}
          onChange={setParent}
          options={[choose, ...members.map((each) => ({ value: each, label: each }))]}
        />
        <span className="pb-1.5 text-text-muted max-sm:hidden">requires</span>
        <SelectField
          label="Required resource"
          value={child}
          onChange={setChild}
          options={[
            choose,
            ...members.map((each) => {
              const against = parent === '' ? null : linkRefusal(configuration, parent, each)
              return { value: each, label: against === null ? each : `${each} – ${against}` }
            }),
          ]}
        />
      </div>
      {refusal !== null && <p className="text-faulted">{refusal}</p>}
    </FormDialog>
  )
}

const choose = { value: '', label: 'Choose a resource' }
