'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { CodeBlock } from '#components/ui/display/CodeBlock.tsx'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { TabPanel, Tabs } from '#components/ui/display/Tabs.tsx'
import { FailureNotice } from '#components/shell/FailureNotice.tsx'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useFiles } from '#components/client/configuration/configuration-queries.ts'

/** The files the cluster runs with, as text. The chosen one is in the address. */
export function ConfigurationFiles() {
  const cluster = useClusterName()
  const { value, failure, loading } = useFiles(cluster)
  const chosen = useSearchParams().get('file')
  const path = usePathname()
  const router = useRouter()
  if (loading) return <SkeletonRows rows={12} label="Loading the files" />
  if (!value) return failure && <FailureNotice failure={failure} />
  const file = value.find((candidate) => candidate.name === chosen) ?? value[0]
  if (!file) return null
  return (
    <Tabs
      label="Files"
      value={file.name}
      onChange={(name) =>
        router.replace(`${path}?tab=files&file=${encodeURIComponent(name)}`, { scroll: false })
      }
      tabs={value.map(({ name, text }) => ({ value: name, label: name, note: text.split('\n').length }))}
    >
      <TabPanel value={file.name}>
        <CodeBlock text={file.text} label={file.name} numbered />
      </TabPanel>
    </Tabs>
  )
}
