'use client'

import Link from 'next/link'
import type { SystemName } from '#lib/model/names.ts'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useContact, useGroupsOn, useSystem, useSystemNames } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { systemHref } from '#components/client/hrefs.ts'
import { agoText } from '#components/client/words/ages.ts'
import { frozenLabel, systemLabel } from '#components/client/words/labels.ts'

/** All systems of the cluster. */
export function SystemTable() {
  const systems = useSystemNames()
  return (
    <Table label="Systems">
      <thead>
        <tr>
          <HeadCell>System</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>Groups here</HeadCell>
          <HeadCell className="max-sm:hidden">Address</HeadCell>
          <HeadCell className="max-sm:hidden">Fence</HeadCell>
          <HeadCell className="text-right max-sm:hidden">Last heard</HeadCell>
        </tr>
      </thead>
      <tbody>
        {systems.map((system) => (
          <SystemRow key={system} system={system} />
        ))}
      </tbody>
    </Table>
  )
}

function SystemRow({ system }: { system: SystemName }) {
  const cluster = useClusterName()
  const runtime = useSystem(system)
  const contact = useContact(system)
  const groups = useGroupsOn(system)
  const now = useEngineNow()
  return (
    <Row>
      <Cell className="font-medium">
        <Link data-row href={systemHref(cluster, system)} className="rounded-sm hover:underline">
          {system}
        </Link>
      </Cell>
      <Cell>
        <span className="flex items-center gap-2">
          {runtime && <StateMark label={systemLabel(runtime)} />}
          {runtime?.frozen && <StateMark label={frozenLabel} size={12} />}
        </span>
      </Cell>
      <Cell className="text-text-muted">{groups.length === 0 ? 'none' : groups.join(', ')}</Cell>
      <Cell className="font-mono text-xs text-text-muted max-sm:hidden">{contact?.address}</Cell>
      <Cell className="text-text-muted max-sm:hidden">
        {contact?.fenceConfigured ? 'configured' : 'none'}
      </Cell>
      <Cell className="text-right whitespace-nowrap text-text-muted max-sm:hidden">
        {contact?.heardAt ? agoText(now - contact.heardAt) : 'never'}
      </Cell>
    </Row>
  )
}
