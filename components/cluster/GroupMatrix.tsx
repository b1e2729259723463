'use client'

import Link from 'next/link'
import type { GroupName, SystemName } from '#lib/model/names.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { useGroupNames, useSystem, useSystemNames } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { groupHref, systemHref } from '#components/client/hrefs.ts'
import { frozenLabel, systemLabel } from '#components/client/words/labels.ts'
import { GroupCell } from './GroupCell.tsx'
import { GroupHead } from './GroupHead.tsx'
import { GroupStrip } from './GroupStrip.tsx'
import { MatrixTable } from './MatrixTable.tsx'
import { StateMark } from './StateMark.tsx'

type GroupMatrixProps = {
  /** What can be done with a group, at the end of its row. */
  renderActions: (group: GroupName) => React.ReactNode
}

/** Every group's state and place at a glance: groups down, systems across; a list on a narrow screen. */
export function GroupMatrix({ renderActions }: GroupMatrixProps) {
  return (
    <>
      <div className="overflow-x-auto max-md:hidden">
        <WideMatrix renderActions={renderActions} />
      </div>
      <div className="md:hidden">
        <NarrowList renderActions={renderActions} />
      </div>
    </>
  )
}

function WideMatrix({ renderActions }: GroupMatrixProps) {
  const groups = useGroupNames()
  const systems = useSystemNames()
  const cluster = useClusterName()
  return (
    <MatrixTable
      label="Groups by system"
      systems={systems}
      renderSystem={(system) => <SystemHead system={system} />}
      after={
        <th scope="col" className="border-b border-l px-3 text-xs font-medium text-text-muted">
          <span className="sr-only">Actions</span>
        </th>
      }
    >
      {groups.map((group) => (
        <tr key={group} className="group/row border-b last:border-b-0">
          <th scope="row" className="sticky left-0 z-1 bg-raised p-0 font-normal group-hover/row:bg-hover">
            <Link
              href={groupHref(cluster, group)}
              data-row
              className="block min-w-44 px-3 py-2 outline-offset-[-2px]"
            >
              <GroupHead group={group} />
            </Link>
          </th>
          {systems.map((system) => (
            <GroupCell key={system} group={group} system={system} />
          ))}
          <td className="w-px border-l px-2 whitespace-nowrap group-hover/row:bg-hover">
            {renderActions(group)}
          </td>
        </tr>
      ))}
    </MatrixTable>
  )
}

function SystemHead({ system }: { system: SystemName }) {
  const cluster = useClusterName()
  const runtime = useSystem(system)
  return (
    <Link href={systemHref(cluster, system)} className="block rounded-sm hover:underline">
      <span className="flex items-center gap-1.5">
        <span className="truncate font-semibold">{system}</span>
        {runtime?.frozen && (
          <span title={frozenLabel.text}>
            <Shape {...frozenLabel} size={12} />
            <span className="sr-only">{frozenLabel.text}</span>
          </span>
        )}
      </span>
      {runtime && <StateMark label={systemLabel(runtime)} size={11} className="text-xs" />}
    </Link>
  )
}

function NarrowList({ renderActions }: GroupMatrixProps) {
  const groups = useGroupNames()
  const cluster = useClusterName()
  return (
    <ul className="divide-y" aria-label="Groups">
      {groups.map((group) => (
        <li key={group} className="px-3 py-2.5">
          <div className="flex items-start gap-2">
            <Link href={groupHref(cluster, group)} data-row className="min-w-0 flex-1 rounded-sm">
              <GroupHead group={group} />
            </Link>
            {renderActions(group)}
          </div>
          <GroupStrip group={group} />
        </li>
      ))}
    </ul>
  )
}
