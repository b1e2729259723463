'use client'

import { Dialog as Base } from '@base-ui/react/dialog'
import { Command } from 'cmdk'
import { useRouter } from 'next/navigation'
import { Icon } from '#components/ui/display/Icon.tsx'
import { closeDialog, useDialog } from '#components/client/stores/dialogs.ts'
import { relevance } from './relevance.ts'
import { useClusterEntries, useGeneralEntries, type PaletteEntry } from './palette-entries.ts'

const popup =
  'popup-motion fixed top-[12vh] left-1/2 z-50 w-[min(38rem,calc(100vw-1.5rem))] -translate-x-1/2 overflow-hidden rounded-lg bg-raised shadow-popup outline-none'

/** Finds anything and does what is safe to begin from anywhere: what changes a cluster opens its dialog. */
export function Palette({ live }: { live: boolean }) {
  const open = useDialog('palette') !== null
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && closeDialog()}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-shade" />
        <Base.Popup className={popup}>
          <Base.Title className="sr-only">Find or do</Base.Title>
          {live ? <ClusterList /> : <GeneralList />}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

function ClusterList() {
  return <EntryList entries={[...useClusterEntries(), ...useGeneralEntries()]} />
}

function GeneralList() {
  return <EntryList entries={useGeneralEntries()} />
}

function EntryList({ entries }: { entries: readonly PaletteEntry[] }) {
  const router = useRouter()
  const sections = [...new Set(entries.map((entry) => entry.section))]
  const choose = (entry: PaletteEntry) => {
    closeDialog()
    if (entry.href !== undefined) router.push(entry.href)
    else entry.run?.()
  }
  return (
    <Command label="Find or do" loop filter={relevance}>
      <div className="flex items-center gap-2 border-b px-3">
        <Icon name="search" size={15} className="text-text-faint" />
        <Command.Input
          placeholder="Group, resource, system, type, page or action"
          className="h-11 w-full bg-transparent outline-none placeholder:text-text-faint focus-visible:outline-none"
        />
      </div>
      <Command.List className="max-h-[min(24rem,60vh)] overflow-y-auto p-1">
        <Command.Empty className="px-3 py-8 text-center text-text-muted">Nothing of this name.</Command.Empty>
        {sections.map((section) => (
          <Command.Group
            key={section}
            heading={section}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-text-faint"
          >
            {entries
              .filter((entry) => entry.section === section)
              .map((entry) => (
                <Command.Item
                  key={entry.id}
                  value={entry.id}
                  keywords={[entry.label, entry.note ?? '']}
                  onSelect={() => choose(entry)}
                  className="flex h-8 items-center gap-2.5 rounded-sm px-2 data-[selected=true]:bg-hover"
                >
                  <Icon name={entry.icon} size={14} className="text-text-faint" />
                  <span className="min-w-0 flex-1 truncate">{entry.label}</span>
                  {entry.note && <span className="text-xs text-text-faint">{entry.note}</span>}
                </Command.Item>
              ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command>
  )
}
