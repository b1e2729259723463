'use client'

import Link from 'next/link'
import { isPersistent } from '#lib/model/group-members.ts'
import { namesOf, type GroupName, type SystemName } from '#lib/model/names.ts'
import { cx } from '#components/ui/class-names.ts'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import { PlaceMarks } from '#components/cluster/GroupCell.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import {
  useConfiguration,
  useGroup,
  useGroupNames,
  useGroupState,
} from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { groupHref } from '#components/client/hrefs.ts'
import { groupLabel, resourceLabels } from '#components/client/words/labels.ts'

type SystemGroupsProps = { system: SystemName; renderActions: (group: GroupName) => React.ReactNode }

/** Every group that may run on a system, with its state there. */
export function SystemGroups({ system, renderActions }: SystemGroupsProps) {
  const groups = useGroupNames()
  const configuration = useConfiguration()
  const here = groups.filter((group) =>
    configuration.groups[group]?.systemList.some((entry) => entry.system === system),
  )
  return (
    <Table label={`Groups on ${system}`}>
      <thead>
        <tr>
          <HeadCell>Group</HeadCell>
          <HeadCell>State here</HeadCell>
          <HeadCell className="max-sm:hidden">Resources</HeadCell>
          <HeadCell className="text-right max-sm:hidden">Failover order</HeadCell>
          <HeadCell>
            <span className="sr-only">Actions</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {here.map((group) => (
          <GroupRow key={group} group={group} system={system}>
            {renderActions(group)}
          </GroupRow>
        ))}
      </tbody>
    </Table>
  )
}

type GroupRowProps = { group: GroupName; system: SystemName; children: React.ReactNode }

function GroupRow({ group, system, children }: GroupRowProps) {
  const cluster = useClusterName()
  const configuration = useConfiguration()
  const place = useGroup(group)?.places[system]
  const tokens = useGroupState(group, system)
  const unknown = tokens.includes('UNKNOWN')
  // What is only watched runs everywhere: it would make a group that is offline look half up.
  const resources = namesOf(place?.resources ?? {}).flatMap(
    (name) => (isPersistent(configuration, name) ? [] : place?.resources[name]) ?? [],
  )
  const online = resources.filter((resource) => resource.state === 'ONLINE').length
  const faulted = resources.filter((resource) => resource.state === 'FAULTED').length
  const order = configuration.groups[group]?.systemList.findIndex((entry) => entry.system === system) ?? 0
  return (
    <Row className={cx(unknown && 'hatched')}>
      <Cell className="font-medium">
        <Link
          data-row
          href={`${groupHref(cluster, group)}?system=${encodeURIComponent(system)}`}
          className="rounded-sm hover:underline"
        >
          {group}
        </Link>
      </Cell>
      <Cell>
        <span className="flex items-center gap-2">
          <StateMark label={groupLabel(tokens)} />
          {place && <PlaceMarks enabled={place.enabled} autoDisabled={place.autoDisabled} />}
        </span>
      </Cell>
      <Cell className="text-text-muted max-sm:hidden">
        <span className="whitespace-nowrap">
          {unknown ? 'not known' : `${online} of ${resources.length} online`}
        </span>
        {faulted > 0 && (
          <StateMark
            className="ml-2"
            label={{ ...resourceLabels.FAULTED, text: `${faulted} faulted` }}
            size={12}
          />
        )}
      </Cell>
      <Cell className="text-right text-text-muted max-sm:hidden">{order + 1}</Cell>
      <Cell className="w-px whitespace-nowrap">{children}</Cell>
    </Row>
  )
}
