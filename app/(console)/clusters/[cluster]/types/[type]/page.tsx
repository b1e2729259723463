'use client'

import { useParams } from 'next/navigation'
import { typeName } from '#lib/model/names.ts'
import { Page } from '#components/shell/Page.tsx'
import { TypeChanges } from '#components/type/TypeChanges.tsx'
import { TypeView } from '#components/type/TypeView.tsx'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { useConfiguration } from '#components/client/cluster/selectors.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'

export default function TypePage() {
  const name = typeName(decodeURIComponent(useParams<{ type: string }>().type))
  const cluster = useClusterName()
  const type = useConfiguration().types[name]
  if (!type) return <EmptyState icon="shapes" title={`${cluster} has no resource type named ${name}.`} />
  return (
    <Page
      tab={`${name} · ${cluster}`}
      title={name}
      note={`Resource type from ${type.sourceFile}`}
      actions={<TypeChanges type={name} />}
    >
      <TypeView type={type} />
    </Page>
  )
}
