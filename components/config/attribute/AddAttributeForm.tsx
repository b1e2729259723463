'use client'

import { useState } from 'react'
import type { EditObject } from '#lib/maincf/edit/edit.ts'
import { attributeName } from '#lib/model/names.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { Dialog } from '#components/ui/overlay/Dialog.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { nameOf } from '#components/client/configuration/draft/with-edits.ts'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { closeDialog, openForm } from '#components/client/stores/dialogs.ts'
import { valueText } from '#components/client/words/attribute-text.ts'
import { attributeFormsOf } from './attribute-form.ts'

/** Any attribute the object may have and does not say yet, with what holds until then. */
export function AddAttributeForm({ object }: { object: EditObject }) {
  const cluster = useClusterName()
  const configuration = useEditedConfiguration()
  const [filter, setFilter] = useState('')
  const unset = attributeFormsOf(configuration, object).filter(({ setting }) => setting === undefined)
  const shown = unset.filter(({ name, meaning }) =>
    `${name} ${meaning}`.toLowerCase().includes(filter.toLowerCase()),
  )
  return (
    <Dialog
      open
      onClose={closeDialog}
      title={`Set an attribute of ${nameOf(object) || cluster}`}
      foot={<Button onClick={closeDialog}>Cancel</Button>}
    >
      <TextField label="Filter" type="search" value={filter} onChange={setFilter} />
      <ul aria-label="Attributes" className="mt-3 max-h-96 divide-y overflow-y-auto rounded-md border">
        {shown.map((form) => (
          <li key={form.name}>
            <button
              type="button"
              onClick={() => openForm({ kind: 'attribute', object, attribute: attributeName(form.name) })}
              className="flex w-full flex-wrap items-baseline gap-x-3 px-3 py-1.5 text-left -outline-offset-2 hover:bg-hover"
            >
              <span className="font-mono text-xs font-medium">{form.name}</span>
              <span className="font-mono text-xs text-text-muted">{valueText(form.default)}</span>
              {form.isStatic && <span className="text-xs text-text-faint">overrides the type</span>}
              <span className="w-full text-xs text-text-muted">{form.meaning}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
