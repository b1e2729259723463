'use client'

import { Kbd } from '#components/ui/action/Kbd.tsx'
import { Dialog } from '#components/ui/overlay/Dialog.tsx'
import { closeDialog, useDialog } from '#components/client/stores/dialogs.ts'
import { clusterPlaces } from './places.ts'

const general: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['Ctrl', 'K'], 'Find anything, do something'],
  [['?'], 'This sheet'],
  [['/'], 'To the filter of the page'],
  [['j'], 'Next row'],
  [['k'], 'Previous row'],
  [['Enter'], 'Open the row'],
  [['Esc'], 'Close what is open'],
]

export function ShortcutsSheet() {
  const open = useDialog('shortcuts') !== null
  return (
    <Dialog open={open} onClose={closeDialog} title="Keyboard shortcuts">
      <div className="grid gap-x-10 gap-y-4 sm:grid-cols-2">
        <KeyList title="Everywhere" rows={general} />
        <KeyList
          title="Go to"
          rows={[
            [['g', 'a'], 'All clusters'],
            ...clusterPlaces.map((place) => [['g', place.letter], place.name] as const),
          ]}
        />
      </div>
    </Dialog>
  )
}

type KeyListProps = {
  title: string
  rows: readonly (readonly [keys: readonly string[], what: string])[]
}

function KeyList({ title, rows }: KeyListProps) {
  return (
    <section>
      <h3 className="mb-1.5 text-xs font-medium text-text-muted">{title}</h3>
      <dl className="space-y-1">
        {rows.map(([keys, what]) => (
          <div key={what} className="flex items-center justify-between gap-3">
            <dt>{what}</dt>
            <dd className="flex gap-1">
              {keys.map((key, index) => (
                <Kbd key={index}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
