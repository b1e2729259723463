'use client'

import { Button } from '#components/ui/action/Button.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useLabCommands, type LabDisk } from '#components/client/lab.ts'
import { useConfigureRefusals } from '#components/client/refusals.ts'
import { label } from '#components/client/words/label.ts'

const fullLabel = label('Full', 'diamond', 'faulted')
const roomLabel = label('Has room', 'ring', 'offline')

/** The shared disks: who holds each, and whether it is full. */
export function LabDisks({ disks }: { disks: readonly LabDisk[] }) {
  const { fillDisk } = useLabCommands()
  const refusals = useConfigureRefusals()
  return (
    <Panel title="Shared disks" note={disks.length} flush>
      <Table label="Shared disks">
        <thead>
          <tr>
            <HeadCell>Disk group</HeadCell>
            <HeadCell>Imported on</HeadCell>
            <HeadCell>Room</HeadCell>
            <HeadCell>
              <span className="sr-only">Actions</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {disks.map((disk) => (
            <Row key={disk.name}>
              <Cell className="font-medium">{disk.name}</Cell>
              <Cell className="text-text-muted">{disk.owner ?? 'no system'}</Cell>
              <Cell>
                <StateMark label={disk.full ? fullLabel : roomLabel} />
              </Cell>
              <Cell className="w-px">
                <Button size="small" reasons={refusals} onClick={() => void fillDisk(disk.name, !disk.full)}>
                  {disk.full ? 'Empty' : 'Fill'}
                </Button>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}
