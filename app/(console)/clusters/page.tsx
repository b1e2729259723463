import { ClusterTable } from '#components/cluster/ClusterTable.tsx'
import { Page } from '#components/shell/Page.tsx'

export default function ClustersPage() {
  return (
    <Page tab="Clusters" title="Clusters">
      <ClusterTable />
    </Page>
  )
}
