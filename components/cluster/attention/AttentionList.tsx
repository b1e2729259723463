'use client'

import Link from 'next/link'
import { useMemo } from 'react'
import { Button } from '#components/ui/action/Button.tsx'
import { Panel } from '#components/ui/display/Panel.tsx'
import { useClusterState } from '#components/client/cluster/selectors.ts'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { fullTimeText } from '#components/client/words/ages.ts'
import { endsInText } from '#components/client/words/freeze-words.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { attentionOf } from './attention.ts'
import type { AttentionItem } from './attention-item.ts'
import { StateMark } from '../StateMark.tsx'

/** What needs a person, first on the page. Not there when nothing does. */
export function AttentionList() {
  const state = useClusterState()
  const items = useMemo(() => attentionOf(state), [state])
  if (items.length === 0) return null
  return (
    <Panel
      title="Needs attention"
      note={items.length}
      flush
      className={items.some(isUrgent) ? 'mb-4 border-faulted/40' : 'mb-4'}
    >
      <ul className="divide-y">
        {items.map((item) => (
          <li key={item.id} className="flex min-h-10.5 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
            <StateMark label={item.label} className="w-32 text-xs" />
            <span className="min-w-0 flex-1 basis-64">
              <ItemTitle item={item} /> <span className="text-text-muted">{item.text}</span>
              {item.until !== undefined && <EndsIn until={item.until} />}
            </span>
            {item.cause !== null && (
              <Button
                look="quiet"
                size="small"
                onClick={() => item.cause !== null && openDialog({ kind: 'why', decision: item.cause })}
              >
                Why?
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What a person has stopped or frozen is only remembered. */
const isUrgent = ({ label }: AttentionItem): boolean =>
  label.tone === 'faulted' || label.tone === 'partial' || label.tone === 'unknown'

/** Renewed every second by itself, so that the list is not. */
function EndsIn({ until }: { until: number }) {
  const now = useEngineNow()
  return (
    <span className="text-text-muted" title={fullTimeText(until)}>
      {' '}
      Ends {endsInText(until, now)}.
    </span>
  )
}

function ItemTitle({ item }: { item: AttentionItem }) {
  if (item.href !== null) {
    return (
      <Link href={item.href} data-row className="rounded-sm font-medium hover:underline">
        {item.title}
      </Link>
    )
  }
  return (
    <button
      type="button"
      data-row
      className="rounded-sm text-left font-medium hover:underline"
      onClick={() => openDialog({ kind: 'operations', operation: item.operation })}
    >
      {item.title}
    </button>
  )
}
