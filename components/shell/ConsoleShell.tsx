'use client'

import { useParams } from 'next/navigation'
import { useEffect } from 'react'
import { warmLayout } from '#components/graph/layout/run-layout.ts'
import { SkeletonRows } from '#components/ui/display/Skeleton.tsx'
import { Drawer } from '#components/ui/overlay/Drawer.tsx'
import type { Failure } from '#components/client/api.ts'
import { ClusterScope } from '#components/client/cluster/use-cluster.tsx'
import { setRailOpen, useRailOpen } from '#components/client/stores/navigation.ts'
import { readTheme } from '#components/client/stores/theme.ts'
import { TopBar } from './bar/TopBar.tsx'
import { FailureNotice } from './FailureNotice.tsx'
import { PasswordDialog } from './PasswordDialog.tsx'
import { Palette } from './palette/Palette.tsx'
import { Rail } from './Rail.tsx'
import { ShortcutsSheet } from './Shortcuts.tsx'
import { StaleNotice, StaleWash } from './StaleNotice.tsx'
import { useShortcuts } from './use-shortcuts.ts'

type ConsoleShellProps = {
  /** Dialogs and drawers of a cluster; they open by the dialog store. */
  clusterDialogs: React.ReactNode
  /** At the foot of every page of a cluster. */
  clusterFoot: React.ReactNode
  children: React.ReactNode
}

/** The signed-in frame: rail, bar, the page, and what opens over it. */
export function ConsoleShell({ clusterDialogs, clusterFoot, children }: ConsoleShellProps) {
  const { cluster: part } = useParams<{ cluster?: string }>()
  const cluster = part === undefined ? null : decodeURIComponent(part)
  useShortcuts(cluster)
  useEffect(readTheme, [])
  useEffect(() => {
    if (cluster !== null) warmLayout()
  }, [cluster])
  if (cluster === null) {
    return (
      <Frame cluster={null} live={false}>
        {children}
      </Frame>
    )
  }
  return (
    <ClusterScope
      key={cluster}
      cluster={cluster}
      renderFallback={(failure) => (
        <Frame cluster={cluster} live={false}>
          <NotYet failure={failure} />
        </Frame>
      )}
    >
      <Frame cluster={cluster} live foot={clusterFoot}>
        <StaleWash>{children}</StaleWash>
        <StaleNotice />
      </Frame>
      {clusterDialogs}
    </ClusterScope>
  )
}

function NotYet({ failure }: { failure: Failure | null }) {
  return failure ? <FailureNotice failure={failure} /> : <SkeletonRows rows={8} label="Loading the cluster" />
}

type FrameProps = {
  cluster: string | null
  live: boolean
  foot?: React.ReactNode
  children: React.ReactNode
}

function Frame({ cluster, live, foot, children }: FrameProps) {
  const railOpen = useRailOpen()
  return (
    <div className="min-h-dvh">
      <a
        href="#page"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-70 focus:rounded-md focus:bg-raised focus:px-3 focus:py-1.5"
      >
        Skip to the page
      </a>
      <TopBar cluster={cluster} live={live} />
      <div className="lg:grid lg:grid-cols-[13rem_minmax(0,1fr)]">
        <div className="sticky top-12 h-[calc(100dvh-3rem)] overflow-y-auto border-r max-lg:hidden">
          <Rail cluster={cluster} />
        </div>
        <div className="flex min-h-[calc(100dvh-3rem)] min-w-0 flex-col">
          <main id="page" tabIndex={-1} className="min-w-0 flex-1 p-3 outline-none sm:p-5">
            {children}
          </main>
          {foot}
        </div>
      </div>
      <Drawer open={railOpen} onClose={() => setRailOpen(false)} title="Hawser" side="left" width="w-64">
        <Rail cluster={cluster} onNavigate={() => setRailOpen(false)} />
      </Drawer>
      <Palette live={live} />
      <ShortcutsSheet />
      <PasswordDialog />
    </div>
  )
}
