'use client'

import { useMemo, useState } from 'react'
import { association } from '#lib/model/attribute-value.ts'
import { attributeName, namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import { editOfValue } from '#components/client/configuration/draft/attribute-edits.ts'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { FormDialog } from './FormDialog.tsx'
import { SystemOrder } from './SystemOrder.tsx'

/** Where a group may run, and in which order a target is looked for. */
export function SystemListForm({ group }: { group: GroupName }) {
  const configuration = useEditedConfiguration()
  const standing = configuration.groups[group]?.systemList
  const [order, setOrder] = useState<readonly SystemName[]>(() => standing?.map(({ system }) => system) ?? [])
  const edits = useMemo(() => {
    if (!standing) return []
    const same = order.every((system, priority) => standing[priority]?.system === system)
    if (same && order.length === standing.length) return []
    const list = association(order.map((system, priority) => [system, String(priority)]))
    return [editOfValue({ kind: 'group', name: group }, attributeName('SystemList'), list)]
  }, [group, order, standing])
  return (
    <FormDialog
      title={`Systems of ${group}`}
      description="The first is the best; a group that may not run on a system any more must be offline there."
      confirm="Change SystemList"
      edits={edits}
      faults={order.length === 0 ? ['Choose a system at least.'] : []}
    >
      <SystemOrder
        label="Drag a system to its place, or move it with the arrows"
        systems={namesOf(configuration.systems)}
        order={order}
        onChange={setOrder}
      />
    </FormDialog>
  )
}
