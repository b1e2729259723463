'use client'

import { IconButton } from '#components/ui/action/IconButton.tsx'
import { Kbd } from '#components/ui/action/Kbd.tsx'
import { Icon } from '#components/ui/display/Icon.tsx'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { setRailOpen } from '#components/client/stores/navigation.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { AgeChip } from './AgeChip.tsx'
import { ClusterPicker } from './ClusterPicker.tsx'
import { OperationsIndicator } from './OperationsIndicator.tsx'

type TopBarProps = {
  cluster: string | null
  /** The cluster's picture is there: its age and operations can be shown. */
  live: boolean
}

export function TopBar({ cluster, live }: TopBarProps) {
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center gap-1.5 border-b bg-raised px-2 lg:px-3">
      <IconButton icon="menu" label="Pages" className="lg:hidden" onClick={() => setRailOpen(true)} />
      <Mark />
      <span aria-hidden="true" className="text-line-strong max-lg:hidden">
        /
      </span>
      <ClusterPicker cluster={cluster} />
      <div className="ml-auto flex items-center gap-1.5">
        {live && <OperationsIndicator />}
        {live && <AgeChip />}
        <button
          type="button"
          onClick={() => openDialog({ kind: 'palette' })}
          className="inline-flex h-7 items-center gap-2 rounded-md border px-2 text-xs text-text-muted hover:bg-hover max-sm:hidden"
        >
          <Icon name="search" size={13} />
          <span className="max-md:sr-only">Find or do</span>
          <Kbd>Ctrl K</Kbd>
        </button>
        <IconButton
          icon="search"
          label="Find or do"
          className="sm:hidden"
          onClick={() => openDialog({ kind: 'palette' })}
        />
        <AccountMenu />
      </div>
    </header>
  )
}

/** The name, with its rope. */
function Mark() {
  return (
    <span className="flex items-center gap-2 px-1 font-semibold max-lg:hidden">
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" fill="none" className="text-accent">
        <path
          d="M3 4v12M17 4v12M3 10c3.5-4.5 6-4.5 7 0s3.5 4.5 7 0"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
      Hawser
    </span>
  )
}
