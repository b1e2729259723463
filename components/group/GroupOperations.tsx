'use client'

import type { GroupName } from '#lib/model/names.ts'
import { EmptyState } from '#components/ui/display/EmptyState.tsx'
import { StateMark } from '#components/cluster/StateMark.tsx'
import { useEngineNow } from '#components/client/cluster/freshness.ts'
import { useOperations } from '#components/client/cluster/selectors.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { agoText, durationText } from '#components/client/words/ages.ts'
import { operationLabels } from '#components/client/words/labels.ts'
import { operationTitle } from '#components/client/words/operation-words.ts'

const shown = 6

/** Latest operations on a group; a press opens their steps. */
export function GroupOperations({ group }: { group: GroupName }) {
  const operations = useOperations().filter((operation) => operation.group === group)
  const now = useEngineNow()
  if (operations.length === 0) return <EmptyState title="No operation on this group yet." />
  return (
    <ul className="divide-y">
      {operations.slice(0, shown).map((operation) => (
        <li key={operation.id}>
          <button
            type="button"
            onClick={() => openDialog({ kind: 'operations', operation: operation.id })}
            className="flex w-full items-center gap-3 px-3 py-2 text-left outline-offset-[-2px] hover:bg-hover"
          >
            <StateMark label={operationLabels[operation.state]} className="w-20 shrink-0 text-xs" />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{operationTitle(operation)}</span>
              <span className="block truncate text-xs text-text-muted">
                {operation.user}, {agoText(now - operation.startedAt)}
              </span>
            </span>
            <span className="shrink-0 text-xs text-text-muted">
              {durationText((operation.endedAt ?? now) - operation.startedAt)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
