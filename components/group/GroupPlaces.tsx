'use client'

import type { GroupName, SystemName } from '#lib/model/names.ts'
import type { GroupStateToken } from '#lib/model/states.ts'
import { cx } from '#components/ui/class-names.ts'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import { PlaceMarks } from '#components/cluster/GroupCell.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { ReadyLine } from './readiness/ReadyLine.tsx'
import {
  useGroup,
  useGroupConfiguration,
  useGroupState,
  useSystem,
} from '#components/client/cluster/selectors.ts'
import { groupLabel, systemLabel } from '#components/client/words/labels.ts'

/** The group on each system of its SystemList, in failover order. */
export function GroupPlaces({ group, chosen }: { group: GroupName; chosen: SystemName | null }) {
  const list = useGroupConfiguration(group)?.systemList ?? []
  return (
    <Table label={`${group} on each system`}>
      <thead>
        <tr>
          <HeadCell>System</HeadCell>
          <HeadCell>Group</HeadCell>
          <HeadCell>Priority</HeadCell>
          <HeadCell>System state</HeadCell>
        </tr>
      </thead>
      <tbody>
        {list.map(({ system, priority }) => (
          <PlaceRow
            key={system}
            group={group}
            system={system}
            priority={priority}
            chosen={chosen === system}
          />
        ))}
      </tbody>
    </Table>
  )
}

/** Where the group is, or goes, nobody asks whether it could. */
const activeTokens: readonly GroupStateToken[] = ['ONLINE', 'PARTIAL', 'STARTING', 'STOPPING']

type PlaceRowProps = { group: GroupName; system: SystemName; priority: number; chosen: boolean }

function PlaceRow({ group, system, priority, chosen }: PlaceRowProps) {
  const tokens = useGroupState(group, system)
  const place = useGroup(group)?.places[system]
  const runtime = useSystem(system)
  const look = cx(chosen && 'bg-accent-wash/50', tokens.includes('UNKNOWN') && 'hatched')
  const isActive = tokens.some((token) => activeTokens.includes(token))
  return (
    <>
      <Row className={cx(look, !isActive && 'border-b-0')}>
        <Cell className="font-medium">{system}</Cell>
        <Cell>
          <span className="flex items-center gap-2">
            <StateMark label={groupLabel(tokens)} />
            {place && <PlaceMarks enabled={place.enabled} autoDisabled={place.autoDisabled} />}
          </span>
        </Cell>
        <Cell className="text-text-muted">{priority}</Cell>
        <Cell>{runtime && <StateMark label={systemLabel(runtime)} className="font-normal" />}</Cell>
      </Row>
      {!isActive && (
        <Row className={look}>
          <td colSpan={4} className="px-3 pb-2">
            <ReadyLine group={group} system={system} />
          </td>
        </Row>
      )}
    </>
  )
}
