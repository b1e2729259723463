'use client'

import type { GroupName, ResourceName, SystemName } from '#lib/model/names.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { cx } from '#components/ui/class-names.ts'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import { Notes } from '#components/ui/display/Notes.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useConfiguration, useFact, useGroup, useSystem } from '#components/client/cluster/selectors.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { ageText, agoText, durationText } from '#components/client/words/ages.ts'
import { resourceLabel } from '#components/client/words/resource/resource-label.ts'
import { resourceNotes } from '#components/client/words/resource/resource-notes.ts'
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
  const place = useGroup(group)?.places[system]
  const runtime = place?.resources[resource]
  const label = resourceLabel(useSystem(system), place, resource)
  const configuration = useConfiguration()
  const fact = useFact(resource, system)
  const now = useEngineNow()
  const cause = runtime?.cause
  const look = label.tone === 'unknown' ? 'hatched' : undefined
  const notes = runtime ? resourceNotes(configuration, { resource, system }, runtime, now) : []
  return (
    <>
      <Row className={cx(look, notes.length > 0 && 'border-b-0')}>
        <Cell className="font-medium whitespace-nowrap">{system}</Cell>
        <Cell className="whitespace-nowrap">
          <StateMark label={label} />
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
      {notes.length > 0 && (
        <Row className={look}>
          <td colSpan={6} className="px-3 pb-2 text-xs">
            {/* In sight however far the table is scrolled sideways. */}
            <Notes notes={notes} className="sticky left-3 w-fit max-w-[min(44rem,calc(100vw-3.25rem))]" />
          </td>
        </Row>
      )}
    </>
  )
}
