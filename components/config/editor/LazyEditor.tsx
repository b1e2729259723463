'use client'

import dynamic from 'next/dynamic'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'

/** The editor with its libraries, fetched when it is opened. */
export const LazyEditor = dynamic(() => import('./EditorView.tsx').then(({ EditorView }) => EditorView), {
  ssr: false,
  loading: () => <SkeletonRows rows={12} label="Loading the editor" />,
})
