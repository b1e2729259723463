'use client'

import Link from 'next/link'
import { useParams } from 'next/navigation'
import { systemName } from '#lib/model/names.ts'
import { GroupRowActions } from '#components/cluster/GroupRowActions.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { ObjectAttributes } from '#components/config/attribute/ObjectAttributes.tsx'
import { InText } from '#components/config/editor/InText.tsx'
import { SystemChanges } from '#components/config/forms/SystemChanges.tsx'
import { DecisionList } from '#components/history/DecisionList.tsx'
import { Page } from '#components/shell/Page.tsx'
import { SystemActions } from '#components/system/SystemActions.tsx'
import { SystemFacts } from '#components/system/SystemFacts.tsx'
import { SystemGroups } from '#components/system/SystemGroups.tsx'
import { SystemNotes } from '#components/system/SystemNotes.tsx'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useSystem } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { whatIfHref } from '#components/client/hrefs.ts'
import { frozenLabel, systemLabel } from '#components/client/words/labels.ts'

export default function SystemPage() {
  const system = systemName(decodeURIComponent(useParams<{ system: string }>().system))
  const cluster = useClusterName()
  const runtime = useSystem(system)
  if (!runtime) return <EmptyState icon="server" title={`${cluster} has no system named ${system}.`} />
  return (
    <Page
      tab={`${system} · ${cluster}`}
      title={
        <>
          {system}
          <StateMark label={systemLabel(runtime)} className="text-sm" />
          {runtime.frozen && <StateMark label={frozenLabel} className="text-sm" />}
        </>
      }
      note={
        <Link
          href={whatIfHref(cluster, { if: 'system', system })}
          className="underline decoration-line-strong underline-offset-2 hover:text-text"
        >
          What if it loses power?
        </Link>
      }
      actions={
        <>
          <SystemChanges system={system} />
          <SystemActions system={system} />
        </>
      }
    >
      <SystemNotes system={system} />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <Panel title="Groups here" flush>
          <SystemGroups system={system} renderActions={(group) => <GroupRowActions group={group} />} />
        </Panel>
        <div className="min-w-0 space-y-4">
          <Panel title="System">
            <SystemFacts system={system} />
          </Panel>
          <Panel title="Attributes" actions={<InText object={{ kind: 'system', name: system }} />} flush>
            <ObjectAttributes object={{ kind: 'system', name: system }} />
          </Panel>
        </div>
        <Panel title="Latest decisions about it" flush className="xl:col-span-2">
          <DecisionList filter={{ system }} />
        </Panel>
      </div>
    </Page>
  )
}
