'use client'

import { Shape } from '#components/ui/display/Shape.tsx'
import { useOperations } from '#components/client/cluster/selectors.ts'
import { openDialog } from '#components/client/stores/dialogs.ts'
import { operationLabels } from '#components/client/words/labels.ts'

/** How many operations run or ask; opens their drawer. */
export function OperationsIndicator() {
  const all = useOperations()
  // A part is counted with its whole.
  const operations = all.filter(({ partOf }) => !all.some(({ id }) => id === partOf))
  const running = operations.filter((operation) => operation.state === 'RUNNING').length
  const asking = operations.filter((operation) => operation.state === 'ASKS').length
  const text = asking > 0 ? `${asking} asking` : running > 0 ? `${running} running` : 'Operations'
  return (
    <button
      type="button"
      onClick={() => openDialog({ kind: 'operations', operation: null })}
      aria-label={`Operations: ${running} running, ${asking} asking`}
      className="inline-flex h-7 items-center gap-1.5 rounded-md border px-2 text-xs font-medium whitespace-nowrap text-text-muted hover:bg-hover"
    >
      {asking > 0 ? (
        <Shape {...operationLabels.ASKS} size={12} />
      ) : running > 0 ? (
        <Shape {...operationLabels.RUNNING} size={12} />
      ) : (
        <Shape shape="minus" tone="offline" size={12} />
      )}
      <span className="max-sm:sr-only">{text}</span>
      <span aria-hidden="true" className="sm:hidden">
        {asking + running}
      </span>
    </button>
  )
}
