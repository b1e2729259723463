'use client'

import { useMemo } from 'react'
import type { Edit, EditObject } from '#lib/maincf/edit/edit.ts'
import { FormDialog } from './FormDialog.tsx'

type Deletable = Exclude<EditObject, { kind: 'cluster' }>

const consequences: Readonly<Record<Deletable['kind'], string>> = {
  system: 'It leaves every SystemList. A system that runs groups cannot be deleted.',
  group: 'Only a group without resources and links can be deleted.',
  resource: 'Its links go with it. What is online cannot be deleted unseen.',
  type: 'Only a type that no resource uses can be deleted. Its file stays; the include goes with its last type.',
}

/** One thing less. Like every form it only collects: nothing is deleted before it is applied. */
export function DeleteForm({ object }: { object: Deletable }) {
  const edits = useMemo(() => [deleting(object)], [object])
  return (
    <FormDialog
      title={`Delete ${object.name}`}
      description={consequences[object.kind]}
      confirm={`Delete ${object.kind}`}
      edits={edits}
      width="narrow"
    />
  )
}

function deleting(object: Deletable): Edit {
  switch (object.kind) {
    case 'system':
      return { kind: 'system.delete', system: object.name }
    case 'group':
      return { kind: 'group.delete', group: object.name }
    case 'resource':
      return { kind: 'resource.delete', resource: object.name }
    case 'type':
      return { kind: 'type.delete', type: object.name }
  }
}
