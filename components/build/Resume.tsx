'use client'

import { readDraft } from '#lib/topology/draft/read-draft.ts'
import { Button } from '#components/ui/action/Button.tsx'
import { Banner } from '#components/ui/display/Banner.tsx'
import { forgetDraft, useKeptDraft, type KeptDraft } from '#components/client/build/kept-draft.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { useNow } from '#components/client/use-now.ts'
import { timeText } from '#components/client/words/ages.ts'
import { topologyTitle } from './plan/topology-words.ts'

/** Offers the draft that this browser saw last, where the address has none. */
export function Resume({ onResume }: { onResume: (kept: KeptDraft) => void }) {
  const cluster = useClusterName()
  const kept = useKeptDraft(cluster)
  const now = useNow()
  if (!kept) return null
  const read = readDraft(kept.draft)
  if (read.kind === 'broken') return null
  return (
    <div className="mb-4">
      <Banner
        tone="accent"
        shape="square"
        title={`Go on with the draft of ${timeText(kept.atMs, now)}: ${topologyTitle(read.answers.topology)}.`}
        action={
          <span className="flex gap-2">
            <Button look="primary" onClick={() => onResume(kept)}>
              Go on
            </Button>
            <Button onClick={() => forgetDraft(cluster)}>Forget it</Button>
          </span>
        }
      />
    </div>
  )
}
