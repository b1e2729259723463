'use client'

import type { Freeze } from '#lib/model/runtime.ts'
import { Badge } from '#components/ui/display/Badge.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { freezeEndsText } from '#components/client/words/freeze-words.ts'
import { frozenLabel } from '#components/client/words/labels.ts'

/** That something is frozen; by whom, why and how long still, on hover and for readers. */
export function FrozenBadge({ freeze }: { freeze: Freeze }) {
  const ends = freezeEndsText(freeze, useEngineNow())
  const story = [
    `by ${freeze.by}`,
    ...(ends === null ? [] : [ends]),
    ...(freeze.reason === '' ? [] : [freeze.reason]),
  ].join(', ')
  return (
    <Badge tone="frozen" shape="snowflake" title={`${frozenLabel.text} ${story}`}>
      {frozenLabel.text}
      <span className="sr-only"> {story}</span>
    </Badge>
  )
}
