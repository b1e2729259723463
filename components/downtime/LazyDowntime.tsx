'use client'

import dynamic from 'next/dynamic'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'

/** The page needs the address, which only a browser has. */
export const LazyDowntime = dynamic(
  () => import('./DowntimeView.tsx').then(({ DowntimeView }) => DowntimeView),
  {
    ssr: false,
    loading: () => <SkeletonRows rows={8} label="Loading the calculator" />,
  },
)
