'use client'

import Link from 'next/link'
import type { ResourceConfiguration } from '#lib/model/configuration.ts'
import { ObjectAttributes } from '#components/config/attribute/ObjectAttributes.tsx'
import { defaultsOf } from '#components/config/attribute/type-defaults.ts'
import { ChangeMark } from '#components/graph/draft/ChangeMark.tsx'
import { Page } from '#components/shell/Page.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { groupHref } from '#components/client/hrefs.ts'
import { ResourceChanges } from './ResourceChanges.tsx'
import { ResourceLinks } from './ResourceLinks.tsx'

/** A resource that stands in the draft only. */
export function DraftedResource({ resource }: { resource: ResourceConfiguration }) {
  const cluster = useClusterName()
  const { types } = useEditedConfiguration()
  const { name, type, group } = resource
  return (
    <Page
      tab={`${name} · ${cluster}`}
      title={
        <>
          {name}
          <ChangeMark change="added" />
        </>
      }
      note={
        <>
          {type} in{' '}
          <Link href={groupHref(cluster, group)} className="font-medium text-text hover:underline">
            {group}
          </Link>
          . It waits to be applied.
        </>
      }
      actions={<ResourceChanges resource={name} group={group} />}
    >
      <div className="grid gap-4 xl:grid-cols-2">
        <Panel title="Attributes" flush>
          <ObjectAttributes object={{ kind: 'resource', name }} defaults={defaultsOf(types[type])} />
        </Panel>
        <Panel title="Dependencies">
          <ResourceLinks resource={resource} />
        </Panel>
      </div>
    </Page>
  )
}
