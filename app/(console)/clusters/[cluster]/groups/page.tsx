'use client'

import { GroupDependencyGraph } from '#components/group/GroupDependencyGraph.tsx'
import { GroupsChanges } from '#components/group/draft/GroupsChanges.tsx'
import { Page } from '#components/shell/Page.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

export default function GroupsPage() {
  const cluster = useClusterName()
  return (
    <Page tab={`Groups · ${cluster}`} title="Service groups" actions={<GroupsChanges />}>
      <GroupDependencyGraph className="h-[calc(100dvh-13rem)] min-h-80" />
    </Page>
  )
}
