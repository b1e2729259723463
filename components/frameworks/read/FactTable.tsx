import { Panel } from '#components/ui/display/Panel.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'

type FactTableProps = {
  title: string
  heads: readonly string[]
  /** As many cells as there are heads. */
  rows: readonly (readonly string[])[]
}

/** The longest table that is drawn whole. */
const mostRows = 2000

/** Rows as they were printed; the first cell names the thing. */
export function FactTable({ title, heads, rows }: FactTableProps) {
  const left = rows.length - mostRows
  return (
    <Panel title={title} note={rows.length} flush>
      <Table label={title}>
        <thead>
          <tr>
            {heads.map((head) => (
              <HeadCell key={head}>{head}</HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map((cells, index) => (
            <Row key={index}>
              {cells.map((cell, column) => (
                <Cell key={column} className={column === 0 ? 'font-medium' : 'break-words'}>
                  {cell}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
      {left > 0 && <p className="border-t px-3 py-2 text-text-muted">{left} more are not shown.</p>}
    </Panel>
  )
}
