'use client'

import { Panel, useConnection } from '@xyflow/react'
import { Shape } from '#components/ui/display/Shape.tsx'
import type { Linking } from '../picture.ts'
import { type Drawn, refusalOf } from '../to-flow.ts'

type LinkingHintProps = { linking: Linking; drawn: Drawn | null }

/** What can be done with the arrow on its way, or why not where it hovers. */
export function LinkingHint({ linking, drawn }: LinkingHintProps) {
  const over = useConnection((connection) => connection.toNode?.id ?? null)
  const why = drawn && over !== null && over !== drawn.from ? refusalOf(linking, drawn, over) : null
  return (
    <Panel position="top-left" className="m-2! max-w-[60%]">
      <p
        aria-live="polite"
        className="flex items-start gap-1.5 rounded-md border bg-raised px-2 py-1 text-xs text-text-muted"
      >
        {why !== null && <Shape shape="diamond" tone="faulted" className="mt-0.5" />}
        {drawn ? (why ?? hintOf(drawn)) : 'Drag from the foot of a box to what it requires.'}
      </p>
    </Panel>
  )
}

const hintOf = ({ from, end }: Drawn): string =>
  end === 'parent' ? `Drop on what ${from} requires.` : `Drop on what requires ${from}.`
