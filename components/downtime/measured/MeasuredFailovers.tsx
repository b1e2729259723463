'use client'

import Link from 'next/link'
import { Button } from '#components/ui/action/Button.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Skeleton } from '#components/ui/display/Skeleton.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useFailovers } from '#components/client/cluster/failovers.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { groupHref, logHref } from '#components/client/hrefs.ts'
import { durationText, fullTimeText } from '#components/client/words/ages.ts'
import type { FailoverOnWire } from '#lib/wire/failovers.ts'
import { hoursText, measuredOf, type Measured } from './measured.ts'

const shownAtOnce = 5

/** Failovers of this cluster, and what they say of the time of one. */
export function MeasuredFailovers({ onTake }: { onTake: (hours: string) => void }) {
  const cluster = useClusterName()
  const { value, failure } = useFailovers(cluster)
  if (failure) return <FailureNotice failure={failure} />
  const failovers = value?.failovers
  const measured = failovers ? measuredOf(failovers) : null
  return (
    <Panel
      title="Measured on this cluster"
      note={failovers && failovers.length > 0 && countText(failovers.length)}
      actions={
        measured && (
          <Button size="small" onClick={() => onTake(hoursText(measured.hours))}>
            Take {durationText(measured.hours * 3_600_000)}
          </Button>
        )
      }
      flush
    >
      <div className="px-3 py-2.5">
        {!failovers && <Skeleton className="h-10" />}
        {failovers && (measured ? <Summary measured={measured} /> : <NothingYet count={failovers.length} />)}
      </div>
      {failovers && failovers.length > 0 && <FailoverTable failovers={failovers.slice(0, shownAtOnce)} />}
    </Panel>
  )
}

const countText = (count: number): string => `${count} failover${count === 1 ? '' : 's'} in the log`

function Summary({ measured: { hours, count, unfinished, from, until } }: { measured: Measured }) {
  const when =
    count === 1 ? `on ${fullTimeText(until)}` : `between ${fullTimeText(from)} and ${fullTimeText(until)}`
  return (
    <p>
      A failover took <strong className="font-semibold">{durationText(hours * 3_600_000)}</strong> on average:
      the mean of {count}, {when}, from the moment the engine knew of the fault until all of the group was
      online. Until it knows, up to one MonitorInterval passes, which is not in it.
      {unfinished > 0 && ` ${unfinished} more did not end online, or not yet.`}
    </p>
  )
}

function NothingYet({ count }: { count: number }) {
  return (
    <p className="text-text-muted">
      {count === 0
        ? 'No group has failed over since this log began, so nothing is measured yet. Switches that a person asked for do not count.'
        : 'No failover has ended with all of its group online yet.'}
    </p>
  )
}

function FailoverTable({ failovers }: { failovers: readonly FailoverOnWire[] }) {
  const cluster = useClusterName()
  return (
    <div className="border-t">
      <Table label="Latest failovers">
        <thead>
          <tr>
            <HeadCell>Group</HeadCell>
            <HeadCell>Way</HeadCell>
            <HeadCell>Fault known</HeadCell>
            <HeadCell>Took</HeadCell>
          </tr>
        </thead>
        <tbody>
          {failovers.map(({ decision, group, from, to, noticedAt, onlineAt }) => (
            <Row key={decision}>
              <Cell className="font-medium">
                <Link href={groupHref(cluster, group)} className="hover:underline">
                  {group}
                </Link>
              </Cell>
              <Cell className="whitespace-nowrap">
                {from ?? 'unknown'} → {to}
              </Cell>
              <Cell className="whitespace-nowrap">
                <Link
                  href={logHref(cluster, { why: decision })}
                  className="underline decoration-line-strong underline-offset-2"
                >
                  {fullTimeText(noticedAt)}
                </Link>
              </Cell>
              <Cell className="whitespace-nowrap">
                {onlineAt === null ? 'not online' : durationText(onlineAt - noticedAt)}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
