'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import type { Edit, EditObject } from '#lib/maincf/edit/edit.ts'
import { groupName, resourceName } from '#lib/model/names.ts'
import { TextField } from '#components/ui/form/TextField.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { groupHref, resourceHref } from '#components/client/hrefs.ts'
import { FormDialog } from './FormDialog.tsx'

type Named = Extract<EditObject, { kind: 'group' | 'resource' }>

/** A new name, everywhere the old one is used. */
export function RenameForm({ object }: { object: Named }) {
  const cluster = useClusterName()
  const router = useRouter()
  const [to, setTo] = useState<string>(object.name)
  const edits = useMemo(() => (to === '' || to === object.name ? [] : [renaming(object, to)]), [object, to])
  return (
    <FormDialog
      title={`Rename ${object.name}`}
      description={`The name changes in links and lists too. A ${object.kind} that is online cannot be renamed.`}
      confirm={`Rename ${object.kind}`}
      edits={edits}
      onAdded={() =>
        router.push(object.kind === 'group' ? groupHref(cluster, to) : resourceHref(cluster, to))
      }
    >
      <TextField label="New name" value={to} onChange={setTo} mono spellCheck={false} />
    </FormDialog>
  )
}

const renaming = (object: Named, to: string): Edit =>
  object.kind === 'group'
    ? { kind: 'group.rename', group: object.name, to: groupName(to) }
    : { kind: 'resource.rename', resource: object.name, to: resourceName(to) }
