'use client'

import Link from 'next/link'
import { useMemo, useState } from 'react'
import { namesOf } from '#lib/model/names.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { TextField } from '#components/ui/form/TextField.tsx'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { typeHref } from '#components/client/hrefs.ts'

/** All resource types of the cluster. */
export function TypeTable() {
  const cluster = useClusterName()
  const configuration = useConfiguration()
  const [filter, setFilter] = useState('')
  const rows = useMemo(() => rowsOf(configuration), [configuration])
  const shown = rows.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()))
  return (
    <Panel
      flush
      title="Resource types"
      note={rows.length}
      actions={
        <TextField
          label="Filter types"
          labelHidden
          placeholder="Filter"
          type="search"
          data-filter
          value={filter}
          onChange={setFilter}
          className="w-44"
        />
      }
    >
      <Table label="Resource types">
        <thead>
          <tr>
            <HeadCell>Type</HeadCell>
            <HeadCell className="text-right">Resources</HeadCell>
            <HeadCell className="text-right max-sm:hidden">Attributes</HeadCell>
            <HeadCell>File</HeadCell>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, resources, attributes, file }) => (
            <Row key={name}>
              <Cell className="font-medium">
                <Link data-row href={typeHref(cluster, name)} className="rounded-sm hover:underline">
                  {name}
                </Link>
              </Cell>
              <Cell className="text-right text-text-muted">{resources}</Cell>
              <Cell className="text-right text-text-muted max-sm:hidden">{attributes}</Cell>
              <Cell className="font-mono text-xs text-text-muted">{file}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Panel>
  )
}

const rowsOf = ({ types, resources }: Configuration) =>
  namesOf(types).flatMap((name) => {
    const type = types[name]
    if (!type) return []
    return [
      {
        name,
        file: type.sourceFile,
        attributes: Object.keys(type.declarations).length,
        resources: Object.values(resources).filter((resource) => resource.type === name).length,
      },
    ]
  })
