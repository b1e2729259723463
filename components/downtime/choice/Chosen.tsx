'use client'

import Link from 'next/link'
import { useState } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useNotes, useWriteNotes } from '#components/client/cluster/notes.ts'
import { useClusterName } from '#components/client/cluster/use-cluster.tsx'
import { clusterHref } from '#components/client/hrefs.ts'
import { useNotesRefusals } from '#components/client/refusals.ts'
import { linesOf, type Choice } from './choice-answers.ts'
import { withChoice } from './note-text.ts'

/** What was chosen, and its way into the notes of the cluster. */
export function Chosen({ choice }: { choice: Choice }) {
  const cluster = useClusterName()
  const refusals = useNotesRefusals()
  const { value } = useNotes(cluster)
  const write = useWriteNotes(cluster)
  const [busy, setBusy] = useState(false)
  const lines = linesOf(choice)
  const known = value?.notes ?? null
  const text = withChoice(known?.text ?? '', lines)
  const reasons = [
    ...refusals,
    ...(value ? [] : ['The notes are not known yet.']),
    ...(known?.text === text ? ['The notes say so already.'] : []),
  ]
  return (
    <Panel title="What is chosen" className="lg:sticky lg:top-16">
      <ul className="space-y-2">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Button
          look="primary"
          busy={busy}
          reasons={reasons}
          onClick={() => {
            setBusy(true)
            void write(text, known).finally(() => setBusy(false))
          }}
        >
          Write into the notes
        </Button>
        <Link
          href={clusterHref(cluster)}
          className="text-text-muted underline decoration-line-strong underline-offset-2 hover:text-text"
        >
          Notes of {cluster}
        </Link>
      </div>
    </Panel>
  )
}
