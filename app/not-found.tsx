import Link from 'next/link'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { clustersHref } from '#components/client/hrefs.ts'

export default function NotFound() {
  return (
    <EmptyState
      icon="search"
      title="There is no page at this address."
      action={
        <Link href={clustersHref} className="font-medium text-accent hover:underline">
          To the clusters
        </Link>
      }
    />
  )
}
