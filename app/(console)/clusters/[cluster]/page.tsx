'use client'

import { NoGroups } from '#components/build/NoGroups.tsx'
import { AttentionList } from '#components/cluster/attention/AttentionList.tsx'
import { CountsStrip } from '#components/cluster/CountsStrip.tsx'
import { GroupMatrix } from '#components/cluster/GroupMatrix.tsx'
import { GroupRowActions } from '#components/cluster/GroupRowActions.tsx'
import { GroupDependencyGraph } from '#components/group/GroupDependencyGraph.tsx'
import { NotesPanel } from '#components/cluster/notes/NotesPanel.tsx'
import { DecisionList } from '#components/history/DecisionList.tsx'
import { Page } from '#components/shell/Page.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useGroupNames } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

const everything = {}

export default function ClusterPage() {
  const cluster = useClusterName()
  const hasGroups = useGroupNames().length > 0
  return (
    <Page tab={cluster} title={cluster}>
      <CountsStrip />
      <AttentionList />
      <Panel title="Groups and systems" flush>
        {hasGroups ? (
          <GroupMatrix renderActions={(group) => <GroupRowActions group={group} />} />
        ) : (
          <NoGroups />
        )}
      </Panel>
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        {hasGroups && <GroupDependencyGraph />}
        <Panel title="Latest decisions" flush>
          <DecisionList filter={everything} />
        </Panel>
      </div>
      <div className="mt-4">
        <NotesPanel />
      </div>
    </Page>
  )
}
