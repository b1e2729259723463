'use client'

import dynamic from 'next/dynamic'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'

/** The frameworks with all they know, fetched when they are looked at. */
export const LazyFrameworks = dynamic(
  () => import('./FrameworksView.tsx').then(({ FrameworksView }) => FrameworksView),
  { ssr: false, loading: () => <SkeletonRows rows={10} label="Loading the frameworks" /> },
)
