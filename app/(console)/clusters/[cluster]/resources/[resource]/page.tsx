'use client'

import Link from 'next/link'
import { useParams } from 'next/navigation'
import type { ResourceConfiguration } from '#lib/model/configuration.ts'
import { resourceName } from '#lib/model/names.ts'
import { AdviceLink } from '#components/advice/AdviceLink.tsx'
import { ObjectAttributes } from '#components/config/attribute/ObjectAttributes.tsx'
import { InText } from '#components/config/editor/InText.tsx'
import { defaultsOf } from '#components/config/attribute/type-defaults.ts'
import { DecisionList } from '#components/history/DecisionList.tsx'
import { DraftedResource } from '#components/resource/DraftedResource.tsx'
import { NotifierPanel } from '#components/resource/NotifierPanel.tsx'
import { ResourceChanges } from '#components/resource/ResourceChanges.tsx'
import { ResourceInfoPanel } from '#components/resource/ResourceInfoPanel.tsx'
import { ResourceLinks } from '#components/resource/ResourceLinks.tsx'
import { ResourcePlaces } from '#components/resource/ResourcePlaces.tsx'
import { Page } from '#components/shell/Page.tsx'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import {
  useClusterState,
  useConfiguration,
  useResourceConfiguration,
} from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { groupHref, typeHref, whatIfHref } from '#components/client/hrefs.ts'

export default function ResourcePage() {
  const name = resourceName(decodeURIComponent(useParams<{ resource: string }>().resource))
  const cluster = useClusterName()
  const configuration = useConfiguration()
  const { groups } = useClusterState()
  const resource = useResourceConfiguration(name)
  const drafted = useEditedConfiguration().resources[name]
  if (!resource && drafted) return <DraftedResource resource={drafted} />
  if (!resource) return <EmptyState icon="shapes" title={`${cluster} has no resource named ${name}.`} />
  const systems = configuration.groups[resource.group]?.systemList.map((each) => each.system) ?? []
  const places = groups[resource.group]?.places
  const onlineOn = systems.find((system) => places?.[system]?.resources[name]?.state === 'ONLINE')
  return (
    <Page
      tab={`${name} · ${cluster}`}
      title={name}
      note={<TypeAndGroup resource={resource} />}
      actions={<ResourceChanges resource={name} group={resource.group} />}
    >
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="min-w-0 space-y-4">
          <Panel
            title="On each system"
            actions={
              <Link
                href={whatIfHref(cluster, { if: 'resource', resource: name, system: onlineOn ?? '' })}
                className="px-1 text-xs text-text-muted underline decoration-line-strong underline-offset-2 hover:text-text"
              >
                What if it dies?
              </Link>
            }
            flush
          >
            <ResourcePlaces resource={name} group={resource.group} systems={systems} />
          </Panel>
          <ResourceInfoPanel resource={name} group={resource.group} systems={systems} />
          <Panel title="Latest decisions about it" flush>
            <DecisionList filter={{ resource: name }} />
          </Panel>
        </div>
        <div className="min-w-0 space-y-4">
          {resource.type === 'NotifierMngr' && <NotifierPanel />}
          <Panel title="Dependencies">
            <ResourceLinks resource={resource} />
          </Panel>
          <Panel
            title="Attributes"
            note={<AdviceLink about={{ kind: 'resource', name }} />}
            actions={<InText object={{ kind: 'resource', name }} />}
            flush
          >
            <ObjectAttributes
              object={{ kind: 'resource', name }}
              defaults={defaultsOf(configuration.types[resource.type])}
            />
          </Panel>
        </div>
      </div>
    </Page>
  )
}

function TypeAndGroup({ resource: { type, group } }: { resource: ResourceConfiguration }) {
  const cluster = useClusterName()
  return (
    <>
      <Link href={typeHref(cluster, type)} className="hover:underline">
        {type}
      </Link>{' '}
      in{' '}
      <Link href={groupHref(cluster, group)} className="font-medium text-text hover:underline">
        {group}
      </Link>
    </>
  )
}
