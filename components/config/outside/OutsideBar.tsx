'use client'

import type { OutsideEdit } from '#lib/wire/configuration.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Shape } from '#components/ui/display/Shape.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { ageText } from '#components/client/words/ages.ts'
import { outsideFiles } from './outside-words.ts'

/** Somebody edited the watched directory: what it was, and the way to decide about it. */
export function OutsideBar({ outside }: { outside: OutsideEdit }) {
  const now = useEngineNow()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-partial-wash px-3 py-1.5 sm:px-5">
      <Shape shape="hand" tone="partial" size={16} />
      <p className="min-w-0 flex-1 basis-56">
        <span className="font-medium">
          On {outside.system} {outsideFiles(outside)} edited outside of Hawser.
        </span>{' '}
        <span className="text-text-muted">
          Seen {ageText(now - outside.seenAt)} ago in <code className="font-mono">{outside.directory}</code>;
          the cluster does not run it.
        </span>
      </p>
      <Button size="small" look="primary" onClick={() => openDialog({ kind: 'outsideEdit' })}>
        Adopt or revert…
      </Button>
    </div>
  )
}
