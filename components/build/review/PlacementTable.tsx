import type { Configuration } from '#lib/model/configuration.ts'
import { Shape } from '#components/ui/display/Shape.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import { placementRows, systemsOf, type Place } from './placement-rows.ts'

type PlacementTableProps = { configuration: Configuration; groups: readonly string[] }

/** What will run on which system, and where each group goes next. */
export function PlacementTable({ configuration, groups }: PlacementTableProps) {
  const systems = systemsOf(configuration, groups)
  return (
    <Table label="What runs on which system">
      <thead>
        <tr>
          <HeadCell className="sticky left-0 bg-raised">Group</HeadCell>
          {systems.map((system) => (
            <HeadCell key={system}>{system}</HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {placementRows(configuration, groups, systems).map(({ group, places }) => (
          <Row key={group}>
            <th scope="row" className="sticky left-0 bg-raised px-3 text-left font-medium whitespace-nowrap">
              {group}
            </th>
            {places.map((place, index) => (
              <Cell key={systems[index]} className="whitespace-nowrap">
                <PlaceMark place={place} />
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function PlaceMark({ place }: { place: Place }) {
  if (place.kind === 'none') return <span className="text-text-faint">–</span>
  return place.kind === 'start' ? (
    <span className="inline-flex items-center gap-1.5 font-medium">
      <Shape shape="disc-tick" tone="online" size={12} />
      Starts here
    </span>
  ) : (
    <span className="inline-flex items-center gap-1.5 text-text-muted">
      <Shape shape="ring" tone="offline" size={12} />
      {place.rank === 1 ? 'First target' : `Target ${place.rank}`}
    </span>
  )
}
