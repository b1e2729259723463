'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import type { Edit } from '#lib/maincf/edit/edit.ts'
import { association, keylist, scalar } from '#lib/model/attribute-value.ts'
import { attributeName, groupName, namesOf, type SystemName } from '#lib/model/names.ts'
import { Checkbox } from '#components/ui/form/Checkbox.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { editOfValue } from '#components/client/configuration/draft/attribute-edits.ts'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { groupHref } from '#components/client/hrefs.ts'
import { SystemOrder } from './SystemOrder.tsx'
import { FormDialog } from './FormDialog.tsx'

/** A new group, with the systems it may run on in their order. */
export function AddGroupForm() {
  const cluster = useClusterName()
  const router = useRouter()
  const systems = namesOf(useEditedConfiguration().systems)
  const [name, setName] = useState('')
  const [order, setOrder] = useState<readonly SystemName[]>(systems)
  const [autoStart, setAutoStart] = useState(true)
  const [parallel, setParallel] = useState(false)
  const edits = useMemo(
    () => (name === '' ? [] : editsOf(name, order, autoStart, parallel)),
    [name, order, autoStart, parallel],
  )
  return (
    <FormDialog
      title="Add service group"
      confirm="Add group"
      edits={edits}
      faults={order.length === 0 ? ['Choose a system at least.'] : []}
      onAdded={() => router.push(groupHref(cluster, name))}
    >
      <TextField label="Name" value={name} onChange={setName} mono spellCheck={false} />
      <SystemOrder
        label="Systems it may run on, best first"
        systems={systems}
        order={order}
        onChange={setOrder}
      />
      <div className="flex flex-wrap gap-x-6 gap-y-2">
        <Checkbox
          label={`Comes online on ${order[0] ?? 'the first'} when the cluster starts`}
          checked={autoStart}
          onChange={setAutoStart}
        />
        <Checkbox
          label="Parallel: runs on several systems at once"
          checked={parallel}
          onChange={setParallel}
        />
      </div>
    </FormDialog>
  )
}

function editsOf(
  name: string,
  order: readonly SystemName[],
  autoStart: boolean,
  parallel: boolean,
): readonly Edit[] {
  const group = groupName(name)
  const object = { kind: 'group', name: group } as const
  const [first] = order
  const list = association(order.map((system, priority) => [system, String(priority)]))
  return [
    { kind: 'group.add', group },
    editOfValue(object, attributeName('SystemList'), list),
    ...(autoStart && first ? [editOfValue(object, attributeName('AutoStartList'), keylist([first]))] : []),
    ...(parallel ? [editOfValue(object, attributeName('Parallel'), scalar('1'))] : []),
  ]
}
