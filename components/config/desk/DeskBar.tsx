'use client'

import { Shape } from '#components/ui/display/Shape.tsx'
import { useEditing } from '#components/client/configuration/use-editing.ts'
import { OutsideBar } from '../outside/OutsideBar.tsx'
import { DeskActions } from './DeskActions.tsx'
import { DeskStanding } from './DeskStanding.tsx'
import { UnconfirmedBar } from './UnconfirmedBar.tsx'

/**
 * The configuration at the foot of every page of a cluster: who has it, what waits to be applied, and what is
 * rolled back unless confirmed. Always there and always as high, so that nothing moves when it changes.
 */
export function DeskBar() {
  const editing = useEditing()
  const { desk } = editing
  return (
    <section
      aria-label="Configuration"
      className="sticky bottom-0 z-10 border-t bg-raised/95 backdrop-blur-sm max-sm:text-xs"
    >
      {desk?.outside && <OutsideBar outside={desk.outside} />}
      {desk?.unconfirmed && <UnconfirmedBar unconfirmed={desk.unconfirmed} />}
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5 sm:px-5">
        {desk ? (
          <>
            <DeskStanding editing={editing} />
            <div className="ml-auto flex flex-wrap items-center gap-1.5">
              <DeskActions editing={editing} />
            </div>
          </>
        ) : (
          <span className="flex items-center gap-2 text-text-faint">
            <Shape shape="lock" tone="neutral" />
            Configuration
          </span>
        )}
      </div>
    </section>
  )
}
