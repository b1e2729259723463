'use client'

import type { SystemName } from '#lib/model/names.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Banner } from '#components/ui/display/Banner.tsx'
import { FrozenNotice } from '#components/cluster/FrozenNotice.tsx'
import { useSystem } from '#components/client/cluster/selectors.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { departureText } from '#components/client/words/system/departure-words.ts'
import { ContactNotice } from './ContactNotice.tsx'

/** What is out of the ordinary with a system: not watched, on its way out, frozen. Nothing when all is well. */
export function SystemNotes({ system }: { system: SystemName }) {
  const runtime = useSystem(system)
  if (!runtime) return null
  const { departure, frozen } = runtime
  return (
    <div className="mb-4 space-y-3 empty:hidden">
      <ContactNotice system={system} />
      {departure && (
        <Banner
          tone="transition"
          shape="turning"
          title={`${system} ${departureText(departure)}`}
          action={
            <Button
              size="small"
              onClick={() => openDialog({ kind: 'operations', operation: departure.operation })}
            >
              Operation {departure.operation}…
            </Button>
          }
        />
      )}
      {frozen && (
        <FrozenNotice freeze={frozen} meaning="no group is started on it, and none fails over from it." />
      )}
    </div>
  )
}
