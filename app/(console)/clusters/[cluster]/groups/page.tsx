'use client'

import { NoGroups } from '#components/build/NoGroups.tsx'
import { GroupDependencyGraph } from '#components/group/GroupDependencyGraph.tsx'
import { GroupsChanges } from '#components/group/draft/GroupsChanges.tsx'
import { Page } from '#components/shell/Page.tsx'
import { useEditedConfiguration } from '#components/client/configuration/use-editing.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

export default function GroupsPage() {
  const cluster = useClusterName()
  const hasGroups = Object.keys(useEditedConfiguration().groups).length > 0
  return (
    <Page tab={`Groups · ${cluster}`} title="Service groups" actions={<GroupsChanges />}>
      {hasGroups ? <GroupDependencyGraph className="h-[calc(100dvh-13rem)] min-h-80" /> : <NoGroups />}
    </Page>
  )
}
