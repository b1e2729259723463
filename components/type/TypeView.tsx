'use client'

import Link from 'next/link'
import { namesOf } from '#lib/model/names.ts'
import type { ResourceType } from '#lib/model/configuration.ts'
import { ObjectAttributes } from '#components/config/attribute/ObjectAttributes.tsx'
import { InText } from '#components/config/editor/InText.tsx'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { Cell, HeadCell, Row, Table } from '#components/ui/display/Table.tsx'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { groupHref, resourceHref } from '#components/client/hrefs.ts'
import { valueText } from '#components/client/words/attribute-text.ts'

/** A resource type: what it declares, what it sets, who uses it. */
export function TypeView({ type }: { type: ResourceType }) {
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <Panel title="Attributes" note={namesOf(type.declarations).length} flush className="xl:col-span-2">
        <Declarations type={type} />
      </Panel>
      <Panel
        title="Static attributes set"
        actions={<InText object={{ kind: 'type', name: type.name }} />}
        flush
      >
        <ObjectAttributes object={{ kind: 'type', name: type.name }} />
      </Panel>
      <Panel title="Resources of this type" flush>
        <ResourcesOf type={type} />
      </Panel>
    </div>
  )
}

function Declarations({ type }: { type: ResourceType }) {
  const names = namesOf(type.declarations)
  if (names.length === 0) return <EmptyState title="It declares no attributes of its own." />
  return (
    <Table label={`Attributes of ${type.name}`}>
      <thead>
        <tr>
          <HeadCell>Attribute</HeadCell>
          <HeadCell>Type</HeadCell>
          <HeadCell>Default</HeadCell>
          <HeadCell className="text-right">Place in ArgList</HeadCell>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => {
          const declaration = type.declarations[name]
          const place = type.argList.indexOf(name)
          return (
            <Row key={name}>
              <Cell className="font-mono text-xs font-medium">{name}</Cell>
              <Cell className="text-text-muted">
                {declaration?.valueType} {declaration?.dimension}
                {declaration?.temporary && ', temporary'}
              </Cell>
              <Cell className="font-mono text-xs break-all">{valueText(declaration?.default ?? null)}</Cell>
              <Cell className="text-right text-text-muted">{place < 0 ? '–' : place + 1}</Cell>
            </Row>
          )
        })}
      </tbody>
    </Table>
  )
}

function ResourcesOf({ type }: { type: ResourceType }) {
  const cluster = useClusterName()
  const { resources } = useConfiguration()
  const own = Object.values(resources).filter((resource) => resource.type === type.name)
  if (own.length === 0) return <EmptyState title="No resource is of this type." />
  return (
    <Table label={`Resources of type ${type.name}`}>
      <tbody>
        {own.map((resource) => (
          <Row key={resource.name}>
            <Cell className="font-medium">
              <Link
                data-row
                href={resourceHref(cluster, resource.name)}
                className="rounded-sm hover:underline"
              >
                {resource.name}
              </Link>
            </Cell>
            <Cell className="text-text-muted">
              <Link href={groupHref(cluster, resource.group)} className="rounded-sm hover:underline">
                {resource.group}
              </Link>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
