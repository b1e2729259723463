import { table93, tableAssumptions } from '#lib/topology/downtime/table-9-3.ts'
import { percentText, yearlyText } from '#lib/topology/downtime/units.ts'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'

/** Table 9-3 of guide 001: as it is printed, and its own formulas calculated. */
export function BookTable({ active }: { active: number }) {
  return (
    <Panel title="Table 9-3 of guide 001" note={`N = ${active}`} flush>
      <Table label="Table 9-3, printed and exact">
        <thead>
          <tr>
            <HeadCell>Model</HeadCell>
            <HeadCell>Printed</HeadCell>
            <HeadCell>Exact</HeadCell>
            <HeadCell>A year</HeadCell>
            <HeadCell>Formula</HeadCell>
          </tr>
        </thead>
        <tbody>
          {table93(active).map(({ model, title, printed, formula, exact }) => (
            <Row key={model}>
              <Cell className="font-medium whitespace-nowrap">{title}</Cell>
              <Cell className="whitespace-nowrap">{printed}</Cell>
              <Cell className="whitespace-nowrap">{percentText(exact.fraction)}</Cell>
              <Cell className="whitespace-nowrap">{yearlyText(exact.fraction)}</Cell>
              <Cell className="min-w-72 text-text-muted">{formula}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      <div className="border-t px-3 py-2.5">
        <p className="font-medium">Not in the table</p>
        <ul className="mt-1 list-disc space-y-0.5 pl-4 text-text-muted">
          {tableAssumptions.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
