'use client'

import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { cx } from '#components/ui/class-names.ts'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { runtimeLabel } from '#components/graph/resource-picture.ts'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useFact, useGroup, useSystem } from '#components/client/cluster/selectors.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { ageText, agoText, durationText } from '#components/client/words/ages.ts'
import { resourceLabels } from '#components/client/words/labels.ts'
import { ResourceMenu } from './ResourceMenu.tsx'

type ResourcePlacesProps = { resource: ResourceName; group: GroupName; systems: readonly SystemName[] }

/** A resource on each system: state, since when, what its monitor last said and how long ago. */
export function ResourcePlaces({ resource, group, systems }: ResourcePlacesProps) {
  return (
    <Table label={`${resource} on each system`}>
      <thead>
        <tr>
          <HeadCell>System</HeadCell>
          <HeadCell>State</HeadCell>
          <HeadCell>For</HeadCell>
          <HeadCell>Last monitor</HeadCell>
          <HeadCell className="w-full">What it said</HeadCell>
          <HeadCell>
            <span className="sr-only">Actions</span>
          </HeadCell>
        </tr>
      </thead>
      <tbody>
        {systems.map((system) => (
          <PlaceRow key={system} resource={resource} group={group} system={system} />
        ))}
      </tbody>
    </Table>
  )
}

type PlaceRowProps = { resource: ResourceName; group: GroupName; system: SystemName }

function PlaceRow({ resource, group, system }: PlaceRowProps) {
  const runtime = useGroup(group)?.places[system]?.resources[resource]
  const connected = useSystem(system)?.contact.kind === 'connected'
  const fact = useFact(resource, system)
  const now = useEngineNow()
  const cause = runtime?.cause
  return (
    <Row className={cx(!connected && 'hatched')}>
      <Cell className="font-medium whitespace-nowrap">{system}</Cell>
      <Cell className="whitespace-nowrap">
        <StateMark label={connected ? runtimeLabel(runtime) : resourceLabels.UNKNOWN} />
      </Cell>
      <Cell className="whitespace-nowrap text-text-muted">
        {runtime && ageText(now - runtime.since)}
        {cause && (
          <Button look="quiet" size="small" onClick={() => openDialog({ kind: 'why', decision: cause })}>
            Why?
          </Button>
        )}
      </Cell>
      <Cell className="whitespace-nowrap text-text-muted">
        {fact
          ? `${agoText(now - fact.at)}, exit ${fact.exitCode ?? 'none'}, ${durationText(fact.durationMs)}`
          : 'never'}
      </Cell>
      <Cell className="max-w-0 min-w-40 truncate font-mono text-xs text-text-muted" title={fact?.output}>
        {fact?.output}
      </Cell>
      <Cell>
        <ResourceMenu resource={resource} system={system} />
      </Cell>
    </Row>
  )
}
