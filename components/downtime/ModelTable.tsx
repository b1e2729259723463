import { ninesText, percentText, yearlyText } from '#lib/topology/downtime/units.ts'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import type { ModelResult } from './results.ts'
import { modelTitles } from './words.ts'

/** What the general model says of every model: for the average user, and for some store. */
export function ModelTable({ results }: { results: readonly ModelResult[] }) {
  return (
    <Table label="Downtime of every model">
      <thead>
        <tr>
          <HeadCell>Model</HeadCell>
          <HeadCell>A user, a year</HeadCell>
          <HeadCell>Of the time</HeadCell>
          <HeadCell>Nines</HeadCell>
          <HeadCell>Some store, a year</HeadCell>
        </tr>
      </thead>
      <tbody>
        {results.map(({ model, downtime: { unavailability, anyStore } }) => (
          <Row key={model}>
            <Cell className="font-medium whitespace-nowrap">{modelTitles[model]}</Cell>
            <Cell className="whitespace-nowrap">{yearlyText(unavailability)}</Cell>
            <Cell className="whitespace-nowrap">{percentText(unavailability)}</Cell>
            <Cell className="whitespace-nowrap">{ninesText(unavailability)}</Cell>
            <Cell className="whitespace-nowrap">{yearlyText(anyStore)}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
