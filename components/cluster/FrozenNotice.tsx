'use client'

import type { Freeze } from '#lib/model/runtime.ts'
import { Banner } from '#components/ui/display/Banner.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { fullTimeText } from '#components/client/words/ages.ts'
import { freezeEndText } from '#components/client/words/freeze-words.ts'

/** Who froze it, until when and why. `meaning`: what a freeze keeps from happening, as half a sentence. */
export function FrozenNotice({ freeze, meaning }: { freeze: Freeze; meaning: string }) {
  const now = useEngineNow()
  return (
    <Banner
      tone="frozen"
      shape="snowflake"
      title={`Frozen by ${freeze.by} since ${fullTimeText(freeze.since)}${freezeEndText(freeze, now)}: ${meaning}`}
    >
      {freeze.reason && <p>{freeze.reason}</p>}
    </Banner>
  )
}
