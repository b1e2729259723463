'use client'

import { useMemo } from 'react'
import type { LeftOut } from '#lib/frameworks/pacemaker/read/left-out.ts'
import type { CibPicture } from '#lib/frameworks/pacemaker/read/read-cib.ts'
import { GraphPanel } from '#components/graph/GraphPanel.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import { constraintText, danglingOf, graphOf, kindLabels, mostBoxes, placesOf, rowsOf } from './cib-graph.ts'
import { FactTable } from './FactTable.tsx'

/** A CIB to look at: its resources as a graph and as a list, its constraints, and what is not in them. */
export function CibView({ picture, leftOut }: { picture: CibPicture; leftOut: readonly LeftOut[] }) {
  const graph = useMemo(() => graphOf(picture), [picture])
  const places = placesOf(picture)
  const others = picture.constraints.filter(({ kind }) => kind !== 'location')
  const { nodes } = picture
  return (
    <>
      {graph.boxes.length > 0 && graph.boxes.length <= mostBoxes && (
        <GraphPanel
          name={`cib ${graph.boxes.map(({ id }) => id).join(' ')}`}
          picture={graph}
          heading="What was read"
          title="Resources of the CIB and what they need"
          className="h-[30rem]"
        />
      )}
      <NotDrawn picture={picture} leftOut={leftOut} />
      <ResourceList picture={picture} />
      {places.length > 0 && (
        <FactTable title="Places" heads={['Resource', 'Where, with scores']} rows={places} />
      )}
      {others.length > 0 && (
        <FactTable
          title="Constraints"
          heads={['Name', 'Kind', 'What', 'Strength']}
          rows={others.map((each) => [
            each.id,
            each.kind,
            constraintText(each),
            each.isRule ? 'a rule' : (each.strength ?? ''),
          ])}
        />
      )}
      <Panel title="Nodes" note={nodes.length}>
        <p className="break-words">{nodes.length === 0 ? 'It names none.' : nodes.join(', ')}</p>
      </Panel>
    </>
  )
}

function NotDrawn({ picture, leftOut }: { picture: CibPicture; leftOut: readonly LeftOut[] }) {
  const dangling = danglingOf(picture)
  if (leftOut.length + dangling.length === 0) return null
  return (
    <Panel title="What is in the CIB and not in the picture" flush>
      <ul className="divide-y">
        {leftOut.map(({ element, count, text }) => (
          <li key={element} className="px-3 py-1.5">
            <span className="font-mono text-xs">{element}</span> {count > 1 && `${count} times`}
            <span className="text-text-muted"> · {text}</span>
          </li>
        ))}
        {dangling.map((text) => (
          <li key={text} className="px-3 py-1.5 break-words">
            {text}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function ResourceList({ picture: { resources } }: { picture: CibPicture }) {
  const rows = rowsOf(resources)
  return (
    <Panel title="Resources" note={rows.length} flush>
      <Table label="Resources">
        <thead>
          <tr>
            <HeadCell>Name</HeadCell>
            <HeadCell>Kind</HeadCell>
            <HeadCell>Agent</HeadCell>
            <HeadCell>Meta-attributes</HeadCell>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ resource: { id, kind, agent, meta }, depth, anchor }) => (
            <Row key={anchor} id={anchor} className="scroll-mt-16 target:bg-accent-wash">
              <Cell className="font-medium" style={{ paddingLeft: `${0.75 + depth * 1.25}rem` }}>
                {id}
              </Cell>
              <Cell className="whitespace-nowrap">
                <Shape {...kindLabels[kind]} className="mr-1.5 inline-block align-[-2px]" />
                {kindLabels[kind].text}
              </Cell>
              <Cell className="font-mono text-xs">{agent ?? ''}</Cell>
              <Cell className="text-text-muted">
                {meta.map(([name, value]) => `${name}=${value}`).join(', ')}
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}
