'use client'

import { useParams, usePathname, useRouter, useSearchParams } from 'next/navigation'
import { groupName, systemName, type SystemName } from '#lib/model/names.ts'
import { AdviceLink } from '#components/advice/AdviceLink.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { ObjectAttributes } from '#components/config/attribute/ObjectAttributes.tsx'
import { InText } from '#components/config/editor/InText.tsx'
import { DraftedGroup } from '#components/group/draft/DraftedGroup.tsx'
import { GroupActions } from '#components/group/GroupActions.tsx'
import { GroupChanges } from '#components/group/draft/GroupChanges.tsx'
import { GroupGraph } from '#components/group/GroupGraph.tsx'
import { GroupNotes } from '#components/group/GroupNotes.tsx'
import { GroupOperations } from '#components/group/GroupOperations.tsx'
import { GroupPlaces } from '#components/group/GroupPlaces.tsx'
import { PreflightButton } from '#components/group/readiness/PreflightButton.tsx'
import { MailFlowPanel } from '#components/group/mail-flow/MailFlowPanel.tsx'
import { DecisionList } from '#components/history/DecisionList.tsx'
import { Page } from '#components/shell/Page.tsx'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useGroup, useGroupConfiguration, useGroupSummary } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { summaryLabel } from '#components/client/words/group/group-words.ts'
import { frozenLabel } from '#components/client/words/labels.ts'

export default function GroupPage() {
  const group = groupName(decodeURIComponent(useParams<{ group: string }>().group))
  const cluster = useClusterName()
  const exists = useGroupConfiguration(group) !== undefined
  const isDrafted = useEditedConfiguration().groups[group] !== undefined
  if (exists) return <GroupView group={group} />
  if (isDrafted) return <DraftedGroup group={group} />
  return <EmptyState icon="stack" title={`${cluster} has no service group named ${group}.`} />
}

function GroupView({ group }: { group: ReturnType<typeof groupName> }) {
  const cluster = useClusterName()
  const configuration = useGroupConfiguration(group)
  const runtime = useGroup(group)
  const summary = useGroupSummary(group)
  const { system, choose } = useChosenSystem()
  const systems = configuration?.systemList.map((each) => each.system) ?? []
  return (
    <Page
      tab={`${group} · ${cluster}`}
      title={
        <>
          {group}
          <StateMark label={summaryLabel(summary)} className="text-sm" />
          {runtime?.frozen && <StateMark label={frozenLabel} className="text-sm" />}
        </>
      }
      actions={
        <>
          <GroupChanges group={group} />
          <GroupActions group={group} system={system} />
        </>
      }
    >
      <GroupNotes group={group} />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0 space-y-4">
          <GroupGraph group={group} system={system} systems={systems} onSystem={choose} />
          <Panel title="Latest decisions about it" flush>
            <DecisionList filter={{ group }} />
          </Panel>
        </div>
        <div className="min-w-0 space-y-4">
          <Panel title="Systems" note="in failover order" actions={<PreflightButton />} flush>
            <GroupPlaces group={group} chosen={system} />
          </Panel>
          <MailFlowPanel group={group} />
          <Panel title="Operations" flush>
            <GroupOperations group={group} />
          </Panel>
          <Panel
            title="Attributes"
            note={<AdviceLink about={{ kind: 'group', name: group }} />}
            actions={<InText object={{ kind: 'group', name: group }} />}
            flush
          >
            <ObjectAttributes object={{ kind: 'group', name: group }} />
          </Panel>
        </div>
      </div>
    </Page>
  )
}

/** The system looked at stands in the address. */
function useChosenSystem(): { system: SystemName | null; choose: (system: SystemName | null) => void } {
  const asked = useSearchParams().get('system')
  const router = useRouter()
  const path = usePathname()
  return {
    system: asked === null ? null : systemName(asked),
    choose: (system) =>
      router.replace(system === null ? path : `${path}?system=${encodeURIComponent(system)}`, {
        scroll: false,
      }),
  }
}
